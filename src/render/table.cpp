#include <algorithm>
#include <numeric>

#include "render/layout.hpp"

namespace runbook::render {
namespace {

constexpr std::size_t gutter = 2;

std::size_t total(const std::vector<std::size_t>& widths) {
  std::size_t sum = 0;
  for (const std::size_t width : widths) {
    if (width > 0) sum += width + (sum > 0 ? gutter : 0);
  }
  return sum;
}

}  // namespace

/// The width of each column, 0 for one that is left out.
std::vector<std::size_t> Table::fit(std::size_t width) const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (const Row& row : rows_) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) widths[i] = std::max(widths[i], text::display_width(row.cells[i].text));
  }
  // A cell that can be cut to what it needs at least is better kept than dropped.
  auto least = [&] {
    std::vector<std::size_t> smallest = widths;
    for (std::size_t i = 0; i < smallest.size(); ++i) {
      if (columns_[i].least > 0) smallest[i] = std::min(smallest[i], columns_[i].least);
    }
    return total(smallest);
  };
  while (least() > width) {
    std::size_t victim = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].drop == 0 || widths[i] == 0) continue;
      if (victim == columns_.size() || columns_[i].drop > columns_[victim].drop) victim = i;
    }
    if (victim == columns_.size()) break;
    widths[victim] = 0;
  }
  for (std::size_t i = columns_.size(); i-- > 0 && total(widths) > width;) {
    const std::size_t floor = columns_[i].least;
    if (floor == 0 || widths[i] <= floor) continue;
    widths[i] -= std::min(widths[i] - floor, total(widths) - width);
  }
  // Narrower than all of that: better anything cut than a line that runs over.
  while (total(widths) > width) {
    auto& widest = *std::max_element(widths.begin(), widths.end());
    if (widest <= 1) break;
    --widest;
  }
  return widths;
}

std::string Table::text(std::size_t width, std::size_t indent, const Painter& paint) const {
  const std::vector<std::size_t> widths = fit(width > indent ? width - indent : 0);
  std::string out;
  for (const Row& row : rows_) {
    if (row.cells.empty()) {
      out += row.line + "\n";
      continue;
    }
    out.append(indent, ' ');
    // Spaces are owed until another cell needs them, so that no line ends in blanks, coloured or not.
    std::size_t owed = 0;
    bool first = true;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (widths[i] == 0) continue;
      if (!first) owed += gutter;
      first = false;
      const std::string shown = text::truncate(row.cells[i].text, widths[i]);
      const std::size_t missing = widths[i] - std::min(widths[i], text::display_width(shown));
      if (columns_[i].right) owed += missing;
      if (!shown.empty()) {
        out.append(owed, ' ');
        out += paint(row.cells[i].style, shown);
        owed = 0;
      }
      if (!columns_[i].right) owed += missing;
    }
    end_line(out);
  }
  return out;
}

}  // namespace runbook::render
