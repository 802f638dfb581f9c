#include <algorithm>

#include "render/human.hpp"
#include "render/md_table.hpp"
#include "render/oncall_head.hpp"
#include "render/oncall_week.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::md_cell;

class Writer {
 public:
  // Years stand where they differ from that of the window's begin: a page knows no today.
  Writer(const OncallReport& report, const Workspace& workspace)
      : report_(report), workspace_(workspace), clock_{workspace.timezone, report.window.begin} {}

  std::string page() {
    const Interval window = report_.window;
    out_ = render::md_page_head("On call", render::window_in_words(window, render::dated(clock_.zone)), workspace_, clock_.zone);
    if (report_.rotations.empty() && report_.coverage.empty()) out_ += "\nNobody is on call here: no rotation and no coverage.\n";
    for (const auto& one : report_.rotations) rotation(one);
    for (const auto& one : report_.coverage) coverage(one);
    leave();
    holidays();
    routines();
    out_ += render::md_warnings(report_.warnings);
    return std::move(out_);
  }

 private:
  struct Row {
    Instant at;
    std::string text;
  };

  void heading(std::string_view title) { out_ += "\n## " + render::md::text(title, render::md::Place::heading) + "\n\n"; }

  void rows(std::vector<Row> rows, const std::vector<Interval>& gaps, std::string_view columns) {
    for (const Interval& gap : gaps) {
      rows.push_back({gap.begin, "| " + md_cell(render::span_in_words(gap, clock_)) + " | **nobody** | a gap of " +
                                     render::rough_length(gap.end - gap.begin) + " |\n"});
    }
    if (rows.empty()) {
      out_ += "No duty in this time.\n";
      return;
    }
    std::stable_sort(rows.begin(), rows.end(), [](auto& a, auto& b) { return a.at < b.at; });
    out_ += columns;
    for (const Row& row : rows) out_ += row.text;
  }

  void rotation(const OncallReport::RotationRota& one) {
    heading(workspace_[one.rotation].title);
    std::vector<Row> list;
    for (const Shift& shift : one.rota.shifts) {
      list.push_back({shift.when.begin, "| " + md_cell(render::span_in_words(shift.when, clock_)) + " | " +
                                            md_cell(workspace_[shift.person].name) + " | " +
                                            md_cell(render::reason_in_words(shift, workspace_)) + " |\n"});
    }
    rows(std::move(list), one.rota.gaps, "| When | Who | Why |\n|---|---|---|\n");
  }

  void coverage(const OncallReport::CoverageOf& one) {
    heading(workspace_[one.pipeline].id + ": " + render::coverage_title(one, workspace_));
    out_ += "By " + render::md::text(title_of(workspace_, one.by)) + ".\n\n";
    std::vector<Row> list;
    for (const render::DailyRun& run : render::daily_runs(one.rota.shifts, clock_.zone)) {
      list.push_back({run.sample.begin, "| " + md_cell(render::run_in_words(run, clock_)) + " | " +
                                            md_cell(title_of(workspace_, run.shift->to)) + " | " +
                                            md_cell(run.shift->holiday.value_or("")) + " |\n"});
    }
    rows(std::move(list), one.rota.gaps, "| When | Who | Holiday |\n|---|---|---|\n");
  }

  void leave() {
    const auto lanes = render::away_lanes(report_, workspace_);
    if (lanes.empty()) return;
    out_ += "\n## Away\n\n" + render::md_heads({"Who", "When"});
    for (const render::Lane& lane : lanes) {
      for (const Interval& when : lane.when) out_ += render::md_row({md_cell(lane.label), render::span_in_words(when, clock_)});
    }
  }

  void holidays() {
    const auto list = render::week_holidays(report_, workspace_);
    if (list.empty()) return;
    out_ += "\n## Holidays\n\n";
    for (const auto& [day, name] : list) out_ += "- " + clock_.day(day) + ": " + render::md::text(name) + "\n";
  }

  void routines() {
    if (report_.routine.empty()) return;
    out_ += "\n## Routines due\n\n| Due | What | Pipeline | Who |\n|---|---|---|---|\n";
    for (const auto* one : render::by_due(report_.routine)) {
      std::string by;
      for (const Party& party : one->by) by += (by.empty() ? "" : ", ") + md_cell(title_of(workspace_, party));
      out_ += "| " + clock_.until(one->due) + " | " + md_cell(one->title) + " | " + workspace_[one->pipeline].id + " | " + by +
              " |\n";
    }
  }

  const OncallReport& report_;
  const Workspace& workspace_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string oncall_markdown(const OncallReport& report, const Workspace& workspace) {
  return Writer(report, workspace).page();
}

}  // namespace runbook
