#include "render/layout.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace runbook::render {

std::vector<std::string> wrap_items(const std::vector<std::string>& items, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + (i + 1 < items.size() ? "," : "");
    if (!line.empty() && text::display_width(line) + 1 + text::display_width(item) > width) lines.push_back(std::exchange(line, {}));
    line += (line.empty() ? "" : " ") + item;
    if (text::display_width(line) <= width) continue;
    std::vector<std::string> parts = wrap(line, width);  // an item longer than a line
    line = std::move(parts.back());
    lines.insert(lines.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(std::prev(parts.end())));
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

void hang(std::string& out, std::string_view first, std::string_view text, std::size_t width, Style style,
          const Painter& paint) {
  const std::size_t indent = text::display_width(first);
  out += first;
  bool further = false;
  for (const std::string& line : wrap(text, width > indent ? width - indent : 0)) {
    if (further) out.append(indent, ' ');
    out += paint(style, line);
    end_line(out);
    further = true;
  }
}

void end_line(std::string& out) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
  out += '\n';
}

}  // namespace runbook::render
