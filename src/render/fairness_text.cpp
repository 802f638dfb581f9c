#include <algorithm>
#include <sstream>

#include "render/fairness_words.hpp"
#include "render/layout.hpp"
#include "render/oncall_head.hpp"
#include "render/oncall_week.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::Style;

constexpr std::size_t most_gaps = 8;  // listed; the rest is counted

std::string count(unsigned number) { return number == 0 ? "" : std::to_string(number); }

/// Far from fair is worth a look.
Style style_of(std::optional<int> share) {
  if (!share) return Style::dim;
  return *share >= 125 || *share <= 75 ? Style::yellow : Style::plain;
}

class Writer {
 public:
  Writer(const FairnessReport& report, const Workspace& workspace, Instant now, const TextOptions& options)
      : report_(report), workspace_(workspace), paint_(options.color), width_(std::max(options.width, 72u)),
        clock_{workspace.timezone, now} {}

  std::string page() {
    out_ = render::headline("Fairness", render::window_in_words(report_.window, clock_),
                            render::whose_and_where(workspace_, workspace_.timezone), width_, paint_);
    if (report_.rotations.empty()) out_ += "\nThere is no rotation here.\n";
    for (const auto& one : report_.rotations) rotation(one);
    totals();
    coverage();
    warnings();
    if (!report_.rotations.empty()) {
      out_ += '\n';
      render::hang(out_, "", render::formula_in_words, width_, Style::dim, paint_);
    }
    return std::move(out_);
  }

 private:
  void rotation(const RotationFairness& one) {
    const int score = one.quality.score();
    const Style style = score >= 90 ? Style::bold_green : score >= 70 ? Style::bold_yellow : Style::bold_red;
    const std::string title = render::one_line(workspace_[one.rotation].title);
    out_ += '\n' + paint_(Style::bold, text::truncate(title, width_ - 46)) + "  " +
            paint_(style, "score " + std::to_string(score)) +
            paint_(Style::dim, "  coverage " + render::percent(one.quality.coverage) + ", balance " + render::percent(one.quality.balance)) + '\n';
    // What does not fit beside the rest stands below the name: nothing is left out.
    std::size_t below = 0;
    while (below < most_below && natural_width(people(one, below)) > width_) ++below;
    out_ += people(one, below).text(width_, 2, paint_);
    gaps(one.gaps);
  }

  /// The substitutions, then the longest run, then the weighted hours go below the names.
  static constexpr std::size_t most_below = 3;

  render::Table people(const RotationFairness& one, std::size_t below) const {
    const bool swaps = below < 1, run = below < 2, weighted = below < 3;
    std::vector<render::Table::Column> columns{{.least = 10}};
    std::vector<render::Cell> upper{{""}}, lower{{"person", Style::dim}};
    const auto column = [&](bool shown, std::string_view above, std::string_view word) {
      if (!shown) return;
      columns.push_back({.right = true});
      upper.push_back({std::string(above), Style::dim});
      lower.push_back({std::string(word), Style::dim});
    };
    column(true, "", "share");
    column(true, "", "on call");
    column(true, "", "nights");
    column(true, "weekend", "days");
    column(true, "", "holidays");
    column(weighted, "", "weighted");
    column(swaps, "", "stood in");
    column(swaps, "", "replaced");
    column(run, "longest", "run");
    render::Table table(std::move(columns));
    table.row(std::move(upper));
    table.row(std::move(lower));
    for (const auto* row : render::busiest_first(one.people)) {
      std::vector<render::Cell> cells{{text::truncate(render::one_line(workspace_[row->person].name), std::max<std::size_t>(16, width_ / 4))},
                                      {render::share_in_words(*row), style_of(share_percent(*row))},
                                      {render::hours(row->load.total)},
                                      {count(row->load.nights)},
                                      {count(row->load.weekend_days)},
                                      {count(row->load.holidays)}};
      std::string rest;
      const auto cell = [&](bool shown, std::string_view word, const std::string& text) {
        if (shown) cells.push_back({text, Style::dim});
        else if (!text.empty()) rest += (rest.empty() ? "" : ", ") + std::string(word) + " " + text;
      };
      cell(weighted, "weighted", render::hours(row->load.weighted));
      cell(swaps, "stood in", render::occasions_in_words(row->stood_in));
      cell(swaps, "replaced", render::occasions_in_words(row->replaced));
      cell(run, "longest run", row->load.total > Seconds{0} ? render::rough_length(row->longest_run) : "");
      table.row(std::move(cells));
      if (!rest.empty()) table.line("    " + paint_(Style::dim, text::truncate(rest, width_ - 4)));
    }
    return table;
  }

  /// Of the table with nothing cut.
  std::size_t natural_width(const render::Table& table) const {
    std::size_t widest = 0;
    std::istringstream lines{table.text(10'000, 2, render::Painter{false})};
    for (std::string line; std::getline(lines, line);) widest = std::max(widest, text::display_width(line));
    return widest;
  }

  void gaps(const std::vector<Interval>& gaps) {
    for (std::size_t i = 0; i < std::min(gaps.size(), most_gaps); ++i) {
      out_ += "  " + paint_(Style::bold_red, "nobody") + "  " + paint_(Style::red, render::span_in_words(gaps[i], clock_)) +
              paint_(Style::dim, "  for " + render::rough_length(gaps[i].end - gaps[i].begin)) + '\n';
    }
    if (gaps.size() > most_gaps) out_ += "  " + paint_(Style::red, "and " + render::counted(gaps.size() - most_gaps, "gap", "gaps") + " more") + '\n';
  }

  void totals() {
    const auto list = render::in_several(report_.people);
    if (list.empty()) return;
    out_ += '\n' + paint_(Style::bold, "In more than one rotation") + '\n';
    render::Table table({{.least = 10}, {.right = true}, {.right = true}, {.right = true}, {.least = 10}});
    const auto head = [](std::string_view word) { return render::Cell{std::string(word), Style::dim}; };
    table.row({head("person"), head("on call"), head("twice at once"), head("longest run"), head("rotations")});
    for (const auto* one : list) {
      std::string rotations;
      for (const auto handle : one->rotations) rotations += (rotations.empty() ? "" : ", ") + workspace_[handle].id;
      table.row({{render::one_line(workspace_[one->person].name)},
                 {render::hours(one->load.total)},
                 {one->at_once > Seconds{0} ? render::hours(one->at_once) : "", Style::yellow},
                 {render::rough_length(one->longest_run)},
                 {rotations, Style::dim}});
    }
    out_ += table.text(width_, 2, paint_);
  }

  void coverage() {
    std::vector<const FairnessReport::CoverageGaps*> open;
    for (const auto& one : report_.coverage) {
      if (!one.gaps.empty()) open.push_back(&one);
    }
    if (open.empty()) return;
    out_ += '\n' + paint_(Style::bold, "Coverage that finds nobody") + '\n';
    render::Table table({{.least = 16}, {.right = true}, {}, {.least = 20}});
    for (const auto* one : open) {
      table.row({{workspace_[one->pipeline].id + "/" + one->id},
                 {render::counted(one->gaps.size(), "gap", "gaps"), Style::red},
                 {render::hours(render::sum_of(one->gaps)), Style::red},
                 {"first " + render::span_in_words(one->gaps.front(), clock_), Style::dim}});
    }
    out_ += table.text(width_, 2, paint_);
  }

  void warnings() {
    if (report_.warnings.empty()) return;
    out_ += '\n';
    for (const std::string& warning : report_.warnings) render::hang(out_, "! ", render::one_line(warning), width_, Style::yellow, paint_);
  }

  const FairnessReport& report_;
  const Workspace& workspace_;
  render::Painter paint_;
  std::size_t width_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string fairness_text(const FairnessReport& report, const Workspace& workspace, Instant now, const TextOptions& options) {
  return Writer{report, workspace, now, options}.page();
}

}  // namespace runbook
