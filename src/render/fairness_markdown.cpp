#include "render/fairness_words.hpp"
#include "render/md_table.hpp"
#include "render/oncall_head.hpp"
#include "render/oncall_week.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::md_cell;
using render::md_row;

class Writer {
 public:
  Writer(const FairnessReport& report, const Workspace& workspace)
      : report_(report), workspace_(workspace), clock_{workspace.timezone, report.window.begin} {}

  std::string page() {
    out_ = render::md_page_head("Fairness", render::window_in_words(report_.window, render::dated(clock_.zone)), workspace_, clock_.zone);
    if (report_.rotations.empty()) out_ += "\nThere is no rotation here.\n";
    for (const auto& one : report_.rotations) rotation(one);
    totals();
    coverage();
    out_ += render::md_warnings(report_.warnings);
    out_ += "\n" + std::string{render::formula_in_words} + "\n";
    return std::move(out_);
  }

 private:
  void heading(std::string_view title) { out_ += "\n## " + render::md::text(title, render::md::Place::heading) + "\n\n"; }

  void rotation(const RotationFairness& one) {
    heading(workspace_[one.rotation].title);
    out_ += "Score **" + std::to_string(one.quality.score()) + "**: coverage " + render::percent(one.quality.coverage) +
            ", balance " + render::percent(one.quality.balance) + ".\n\n";
    out_ += render::md_heads({"Person", "Share", "On call", "Nights", "Weekend days", "Holidays", "Weighted", "Stood in", "Replaced", "Longest run"}, true);
    for (const auto* row : render::busiest_first(one.people)) {
      out_ += md_row({md_cell(workspace_[row->person].name), render::share_in_words(*row), render::hours(row->load.total),
                      std::to_string(row->load.nights), std::to_string(row->load.weekend_days),
                      std::to_string(row->load.holidays), render::hours(row->load.weighted),
                      render::occasions_in_words(row->stood_in), render::occasions_in_words(row->replaced),
                      render::rough_length(row->longest_run)});
    }
    if (one.gaps.empty()) return;
    out_ += "\n" + render::md_heads({"Nobody on call", "For"});
    for (const Interval& gap : one.gaps) out_ += md_row({render::span_in_words(gap, clock_), render::rough_length(gap.end - gap.begin)});
  }

  void totals() {
    const auto list = render::in_several(report_.people);
    if (list.empty()) return;
    out_ += "\n## In more than one rotation\n\n" + render::md_heads({"Person", "On call", "Twice at once", "Longest run", "Rotations"});
    for (const auto* one : list) {
      std::string rotations;
      for (const auto handle : one->rotations) rotations += (rotations.empty() ? "" : ", ") + workspace_[handle].id;
      out_ += md_row({md_cell(workspace_[one->person].name), render::hours(one->load.total), render::hours(one->at_once),
                      render::rough_length(one->longest_run), rotations});
    }
  }

  void coverage() {
    bool first = true;
    for (const auto& one : report_.coverage) {
      if (one.gaps.empty()) continue;
      if (first) out_ += "\n## Coverage that finds nobody\n\n" + render::md_heads({"Coverage", "Gaps", "Together", "First"});
      first = false;
      out_ += md_row({render::md::code(workspace_[one.pipeline].id + "/" + one.id, render::md::Place::cell),
                      std::to_string(one.gaps.size()), render::hours(render::sum_of(one.gaps)),
                      render::span_in_words(one.gaps.front(), clock_)});
    }
  }

  const FairnessReport& report_;
  const Workspace& workspace_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string fairness_markdown(const FairnessReport& report, const Workspace& workspace) { return Writer{report, workspace}.page(); }

}  // namespace runbook
