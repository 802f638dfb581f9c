// For a comment under a pull request.
#include "render/changes_words.hpp"
#include "render/md_table.hpp"
#include "render/oncall_head.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::md_cell;
using render::md_row;

constexpr std::size_t most_lines = 12;

class Writer {
 public:
  Writer(const ChangesReport& report, const std::string& against, const Workspace& workspace)
      : report_(report), against_(against), workspace_(workspace), clock_{workspace.timezone, report.window.begin} {}

  std::string page() {
    out_ = render::md_page_head("On-call changes against " + render::md::code(against_, render::md::Place::heading),
                                render::window_in_words(report_.window, render::dated(clock_.zone)), workspace_, clock_.zone);
    const std::string verdict = render::verdict(report_);
    // A name may stand in it.
    const std::string text = render::md::text(verdict, render::md::Place::start);
    out_ += "\n" + (report_.opens_gap() || report_.loses_coverage() ? "**✖ " + text + "**" : text) + "\n";
    for (const auto& one : report_.rotations) rotation(one);
    coverage();
    out_ += render::md_warnings(report_.warnings);
    return std::move(out_);
  }

 private:
  void rotation(const RotationChange& one) {
    if (!one.same_as.empty() && one.change == Change::removed) return;  // told where it is new
    out_ += "\n## " + render::md::text(one.title, render::md::Place::heading) + std::string{render::mark_of(one.change)} + "\n\n";
    if (!one.same_as.empty()) {
      out_ += render::md::text(render::renamed_in_words(one), render::md::Place::start) + "\n";
      return;
    }
    out_ += render::md_heads({"Who", "On call", "What", "When"});
    for (const std::string& when : render::spans_in_words(one.gone, clock_, most_lines)) {
      out_ += md_row({"**nobody**", "", "**gone**", when});
    }
    for (const std::string& when : render::spans_in_words(one.gaps_opened, clock_, most_lines)) {
      out_ += md_row({"**nobody**", "", "**a new gap**", when});
    }
    for (const std::string& when : render::spans_in_words(one.gaps_closed, clock_, most_lines)) {
      out_ += md_row({"", "", "a gap closed", when});
    }
    for (const PersonChange& person : one.people) {
      std::string name = md_cell(person.name), change = render::hours_change(person);
      auto lines = render::lines_of(person, clock_, most_lines);
      if (lines.empty()) lines.push_back({"", ""});  // their time only joins otherwise
      for (const auto& [what, when] : lines) {
        out_ += md_row({name, change, std::string{what}, when});
        name.clear();
        change.clear();
      }
    }
  }

  void coverage() {
    if (report_.coverage.empty()) return;
    out_ += "\n## Coverage\n\n" + render::md_heads({"Coverage", "What", "When"});
    for (const auto& one : report_.coverage) {
      std::string name = render::md::code(one.pipeline + "/" + one.id, render::md::Place::cell) + std::string{render::mark_of(one.change)};
      const auto add = [&](const std::string& what, const std::string& when) {
        out_ += md_row({name, what, when});
        name.clear();
      };
      const auto add_all = [&](const std::string& what, const std::vector<Interval>& times) {
        for (const std::string& when : render::spans_in_words(times, clock_, most_lines)) add(what, when);
      };
      if (one.change == Change::changed && one.by_before != one.by_after) add("by", one.by_before + " → " + one.by_after);
      add_all("**gone**", one.gone);
      add_all("**nobody**", one.lost);
      add_all("no longer asked for", render::dropped_only(one));
      add_all("newly covered", one.gained);
      if (!name.empty()) add("", "");
    }
  }

  const ChangesReport& report_;
  const std::string& against_;
  const Workspace& workspace_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string changes_markdown(const ChangesReport& report, const std::string& against, const Workspace& workspace) {
  return Writer{report, against, workspace}.page();
}

}  // namespace runbook
