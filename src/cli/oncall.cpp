// runbook oncall.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/oncall_against.hpp"
#include "cli/oncall_window.hpp"
#include "runbook/render_oncall.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

template <class T>
Handle<T> must_exist(const std::vector<T>& list, const std::string& what, const std::string& id) {
  if (const auto found = find(list, id)) return *found;
  std::vector<std::string_view> candidates;
  for (const auto& item : list) candidates.push_back(item.id);
  no_such(what, id, candidates);
}

/// Everything that a view needs to know; each view prints itself.
class Oncall {
 public:
  Oncall(const Globals& globals, const OncallOptions& options)
      : globals_(globals), options_(options), view_(view_of(options)), opened_(open_sound_workspace(globals)),
        workspace_(*opened_.loaded.workspace), now_(now_of(globals, workspace_.timezone)) {
    // With --against the other version may have what this one has no more.
    if (view_ != OncallView::against) check_names(workspace_, workspace_);
    if (!options.person.empty()) filter_.person = options.person;
    window_ = window_of(options, view_, now_, workspace_.timezone);
    // The other views count shifts and keep none.
    if (view_ == OncallView::rota || view_ == OncallView::month || view_ == OncallView::person) refuse_endless(workspace_, window_, options);
  }

  int run() {
    const bool objects = view_ == OncallView::against ? show_changes() : (show(), has_gap());
    return options_.fail_on_gap && objects ? Exit::findings : Exit::done;
  }

 private:
  /// Of either version; the names of the second are offered.
  void check_names(const Workspace& other, const Workspace& workspace) const {
    for (const auto& id : options_.rotations) {
      if (!find(other.rotations, id)) (void)must_exist(workspace.rotations, "rotation", id);
    }
    for (const auto& id : options_.pipelines) {
      if (!find(other.pipelines, id)) (void)pipelines_named(workspace, {id});
    }
    if (!options_.person.empty() && !find(other.people, options_.person)) (void)must_exist(workspace.people, "person", options_.person);
  }

  void show() {
    switch (view_) {
      case OncallView::now: return show_duty(DutyView::now);
      case OncallView::next: return show_duty(DutyView::next);
      case OncallView::stats: return show_stats();
      case OncallView::suggest: return show_suggestions();
      case OncallView::person: return show_person();
      case OncallView::month:
      case OncallView::rota: return show_rota();
      case OncallView::against: return;  // it judges by its own report
    }
  }

  /// Judged is the whole window, also where the view is of one person: a gap is nobody's. Then it is said here, since the
  /// view doesn't show it.
  [[nodiscard]] bool has_gap() const {
    if (!options_.fail_on_gap || !runbook::has_gap(workspace_, window_, filter_)) return false;
    if (filter_.person && !globals_.quiet) complain("runbook: --fail-on-gap: there is a gap; without --person it is shown\n");
    return true;
  }

  /// Text shows them itself.
  void warn(const std::vector<std::string>& warnings) const {
    if (globals_.quiet || is("text")) return;
    for (const auto& warning : warnings) complain("warning: " + text::visible(warning) + "\n");
  }

  [[nodiscard]] bool is(std::string_view format) const { return options_.format == format; }
  [[nodiscard]] TextOptions text() const { return text_options(globals_); }

  void show_rota() {
    const auto report = schedule(workspace_, window_, filter_);
    warn(report.warnings);
    if (is("json")) print(oncall_json(report, workspace_));
    else if (is("markdown")) print(oncall_markdown(report, workspace_));
    else if (is("ics")) print(oncall_ics(report, workspace_, now_));
    else if (view_ == OncallView::month) print(oncall_month_text(report, workspace_, now_, text()));
    else print(oncall_text(report, workspace_, now_, text()));
  }

  void show_person() {
    const auto person = *find(workspace_.people, options_.person);
    const auto report = schedule(workspace_, window_, filter_);
    const auto shares = fairness(workspace_, window_, filter_);
    warn(report.warnings);
    if (is("json")) print(person_json(report, shares, person, workspace_, now_));
    else if (is("markdown")) print(person_markdown(report, shares, person, workspace_, now_));
    else if (is("ics")) print(oncall_ics(report, workspace_, now_, person));
    else print(person_text(report, shares, person, workspace_, now_, text()));
  }

  void show_duty(DutyView view) {
    const auto report = duty(workspace_, now_, filter_, view);
    const bool with_next = view == DutyView::next || !report.person;  // who comes after a person has a calendar of their own
    const auto rota = schedule(workspace_, window_, filter_);
    warn(report.warnings);
    if (is("json")) print(duty_json(report, view, rota, workspace_));
    else if (is("markdown")) print(duty_markdown(report, view, workspace_));
    else if (is("ics")) print(oncall_ics(rota_of(workspace_, report, view == DutyView::now, with_next), workspace_, now_, report.person));
    else print(duty_text(report, view, workspace_, text()));
  }

  void show_stats() {
    const auto report = fairness(workspace_, window_, filter_);
    warn(report.warnings);
    if (is("json")) print(fairness_json(report, workspace_));
    else if (is("markdown")) print(fairness_markdown(report, workspace_));
    else print(fairness_text(report, workspace_, now_, text()));
  }

  /// Whether it is for --fail-on-gap to object. A gap that was there before is no fault of the change.
  bool show_changes() {
    const auto other = open_other(options_.against.front(), opened_.folder, globals_);
    check_names(*other.workspace, workspace_);
    const auto report = compare(*other.workspace, workspace_, window_, filter_);
    warn(report.warnings);
    if (is("json")) print(changes_json(report, options_.against.front(), workspace_));
    else if (is("markdown")) print(changes_markdown(report, options_.against.front(), workspace_));
    else print(changes_text(report, options_.against.front(), workspace_, now_, text()));
    return report.opens_gap() || report.loses_coverage();
  }

  void show_suggestions() {
    const auto report = suggest(workspace_, window_, now_, filter_);
    warn(report.warnings);
    if (is("json")) print(suggest_json(report, workspace_));
    else if (is("markdown")) print(suggest_markdown(report, workspace_));
    else print(suggest_text(report, workspace_, now_, text()));
  }

  const Globals& globals_;
  const OncallOptions& options_;
  OncallView view_;
  Opened opened_;
  const Workspace& workspace_;
  Instant now_;
  OncallFilter filter_{options_.rotations, options_.pipelines, {}};
  Interval window_;
};

}  // namespace

Command oncall_command() {
  const auto options = std::make_shared<OncallOptions>();
  return {"oncall",
          "Print the rota: who is on call, and what is due",
          {"runbook oncall --week", "runbook oncall --month +1", "runbook oncall --now --rotation data-engineers",
           "runbook oncall --person engineer-1 --format ics > my-shifts.ics",
           "runbook oncall --stats --from 2026-10-01 --to 2026-12-31",
           "runbook oncall --against origin/main --format markdown --fail-on-gap", "runbook oncall --suggest"},
          {{"--week", "WEEK", "2026-W48, a date in it, +1, -1, or nothing for this week", &options->week},
           {"--month", "MONTH", "2026-11, a date in it, +1, -1, or nothing for this month", &options->month},
           {"--from", "T", "The window's beginning", &options->from},
           {"--to", "T", "The window's end; a date is included", &options->to},
           {"--now", "", "Who is on call at this instant, until when, who is next, how they are reached", &options->now},
           {"--next", "", "What changes hands next", &options->next},
           {"--stats", "", "Who carries how much, and how good the rota is (90 days, or the window)", &options->stats},
           {"--against", "REV|DIR", "What changes against a git revision or another folder (90 days, or the window)", &options->against},
           {"--suggest", "", "Overrides that close gaps and even out shares (90 days, or the window)", &options->suggest},
           {"--rotation", "ID", "Only these rotations", &options->rotations},
           {"--pipeline", "ID", "Only these pipelines", &options->pipelines},
           {"--person", "ID", "Only what has this person in it; eight weeks, or the window", &options->person},
           {"--format", "FORMAT", "How to report", &options->format, {"text", "json", "markdown", "ics"}},
           {"--fail-on-gap", "", "Exit with 1 where nobody is on call; with --against, where somebody was and nobody is, or coverage is gone", &options->fail_on_gap}},
          [options](const Globals& globals) { return Oncall{globals, *options}.run(); }};
}

}  // namespace runbook::cli
