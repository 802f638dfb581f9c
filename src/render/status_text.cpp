#include <algorithm>
#include <initializer_list>
#include <set>

#include "render/acts.hpp"
#include "render/place.hpp"
#include "render/status_table.hpp"
#include "render/status_words.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Style;

// One screen: so many incidents are told in full, the rest in a line each; so much of what to do.
constexpr std::size_t incidents_in_full = 3;
constexpr std::size_t issues_shown = 3;
constexpr std::size_t steps_shown = 3;
constexpr std::size_t warnings_shown = 5;
constexpr std::size_t label_width = 14;

class Writer {
 public:
  Writer(const StatusReport& report, const Workspace& workspace, const Sources& sources, const TextOptions& options)
      : report_(report), workspace_(workspace), places_(sources), paint_(options.color),
        width_(std::max(options.width, 40u)), clock_{workspace.timezone, report.at} {}

  std::string screen() {
    headline();
    std::size_t shown = 0;
    for (const Incident& incident : report_.incidents) {
      if (shown++ < incidents_in_full) in_full(incident);
      else in_short(incident, shown == incidents_in_full + 1);
    }
    out_ += '\n' + render::status_table(report_, workspace_, clock_, width_, paint_);
    silences();
    warnings();
    return std::move(out_);
  }

 private:
  void headline() {
    const std::string title = render::one_line(workspace_.title.empty() ? workspace_.id : workspace_.title);
    const std::string when = clock_.when(report_.at) + " " + std::string(workspace_.timezone.name());
    const std::size_t taken = text::display_width(title) + text::display_width(when);
    out_ += paint_(Style::bold, text::truncate(title, width_));
    // Beside the title where there is room for both, else beneath it.
    if (taken + 2 <= width_) out_ += std::string(width_ - taken, ' ') + paint_(Style::dim, when) + '\n';
    else out_ += '\n' + paint_(Style::dim, when) + '\n';

    const render::StateLook look = render::look_of(report_.state);
    const std::string symbol = std::string(look.symbol) + " " + std::string(look.word);
    const std::string rest = others();
    const std::string sum = problems() + (rest.empty() ? "" : " · " + rest);
    const std::vector<std::string> lines = render::wrap(sum, width_ - text::display_width(symbol) - 2);
    out_ += paint_(look.strong, symbol) + "  " + lines.front() + '\n';
    for (std::size_t i = 1; i < lines.size(); ++i) {
      out_ += std::string(text::display_width(symbol) + 2, ' ') + lines[i] + '\n';
    }
  }

  /// `3 problems: 1 overdue, 1 alarm, 1 warning`.
  std::string problems() const {
    if (report_.incidents.empty()) return "no open problem";
    std::size_t overdue = 0, alarm = 0, warning = 0;
    for (const Incident& incident : report_.incidents) {
      if (incident.overdue) ++overdue;
      else if (incident.state == State::alarm) ++alarm;
      else ++warning;
    }
    return render::counted(report_.incidents.size(), "problem: ", "problems: ") +
           listed({{overdue, "overdue"}, {alarm, "alarm"}, {warning, "warning"}});
  }

  /// The rows that are no problem; those that are stand in incidents, and one incident may be several rows. What nobody
  /// watches is no news, unless there is nothing else.
  std::string others() const {
    const StatusCounts& n = report_.counts;
    const std::string watched = listed({{n.unknown, "unknown"}, {n.ok, "ok"}, {n.pending, "pending"}});
    return watched.empty() && report_.incidents.empty() ? "nothing is watched" : watched;
  }

  static std::string listed(std::initializer_list<std::pair<std::size_t, std::string_view>> counts) {
    std::string text;
    for (const auto& [count, name] : counts) {
      if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(name);
    }
    return text;
  }

  void subject_line(const Incident& incident) {
    const render::StateLook look = render::look_of(incident.state, incident.overdue);
    std::string state = std::string(look.symbol) + " " + std::string(look.word);
    if (incident.overdue && incident.state == State::warning) state += ", still a warning";
    const std::string title = render::title_of_subject(workspace_, incident.subject);
    out_ += paint_(look.strong, state) + "  " + paint_(Style::bold, incident.subject);
    const std::size_t taken = text::display_width(state) + 2 + incident.subject.size();
    if (!title.empty() && taken + 10 < width_) out_ += "  " + text::truncate(title, width_ - taken - 2);
    out_ += '\n';
  }

  void in_short(const Incident& incident, bool first) {
    if (first) out_ += '\n';
    subject_line(incident);
    std::string line = "since " + clock_.when(incident.since);
    if (incident.resolve_by) line += ", resolve by " + render::deadline(*incident.resolve_by, clock_);
    if (incident.silence) line += ", silenced until " + clock_.until(incident.silence->until);
    if (incident.ack) line += ", acknowledged by " + render::name_of_who(workspace_, incident.ack->by);
    if (incident.resolution) line += ", called resolved by " + render::name_of_who(workspace_, incident.resolution->by);
    render::hang(out_, "    ", line, width_, Style::plain, paint_);
  }

  /// What people said and did about it.
  void acts(const Incident& incident) {
    if (incident.ack) field("acknowledged", render::ack_in_words(workspace_, *incident.ack, clock_), Style::green);
    if (incident.resolution) {
      field("resolved", render::resolution_in_words(workspace_, *incident.resolution, clock_), Style::green);
      field("", "yet by what has been seen it is still open", Style::dim);
    }
  }

  void silences() {
    if (report_.silences.empty()) return;
    out_ += '\n';
    for (const Silence& silence : report_.silences)
      render::hang(out_, "silenced ", render::silence_in_words(workspace_, silence, clock_), width_, Style::dim, paint_);
  }

  void field(std::string_view label, std::string_view value, Style style = Style::plain) {
    const std::string lead = text::pad_right(std::string("  ") + std::string(label), label_width + 2);
    const std::size_t room = width_ - label_width - 2;
    out_ += paint_(Style::dim, lead);
    bool first = true;
    for (const std::string& line : render::wrap(value, room)) {
      if (!first) out_ += std::string(label_width + 2, ' ');
      out_ += paint_(style, line) + '\n';
      first = false;
    }
  }

  void in_full(const Incident& incident) {
    out_ += '\n';
    subject_line(incident);
    const auto rows = render::source_rows(report_, workspace_, incident.subject);
    if (!rows.empty() && rows.front().source->last_arrival) {
      const Instant last = *rows.front().source->last_arrival;
      field("last arrival", clock_.when(last) + ", " + render::away_from(last, report_.at));
    }
    if (const auto row = render::obligation_row(report_, workspace_, incident.subject); row.obligation != nullptr) {
      std::string who;
      for (const PartyRef& party : row.obligation->by) {
        who += (who.empty() ? "" : ", ") + render::one_line(party.to ? title_of(workspace_, *party.to) : party.name);
      }
      if (!who.empty()) field("to be done by", who);
    }
    field("since", clock_.when(incident.since) + ", for " + render::rough_length(report_.at - incident.since));
    if (incident.resolve_by) {
      field("resolve by", render::deadline(*incident.resolve_by, clock_),
            incident.overdue ? Style::red : Style::plain);
    }
    field("affects", render::joined_ids(workspace_, incident.affects));
    acts(incident);
    told(incident);
    issues(incident);
  }

  void told(const Incident& incident) {
    if (incident.silence)
      return field("told", "nobody: silenced " + render::silence_in_words(workspace_, *incident.silence, clock_), Style::yellow);
    if (incident.notify.empty()) return field("told", "nobody", Style::red);
    std::string_view label = "told";
    for (const render::ToldAt& at : render::told(workspace_, incident.notify, clock_)) {
      std::string names;
      for (const std::string& name : at.names) names += (names.empty() ? "" : ", ") + name;
      field(label, at.when + ": " + names);
      label = "";
    }
  }

  /// The common issues that match, each title once though several affected pipelines may tell it: those of the
  /// subject's own pipeline first, since there it is mended. The first with its steps, unless they stand above already.
  void issues(const Incident& incident) {
    std::vector<const Issue*> matching;
    for (const bool own : {true, false}) {
      for (const Incident::IssueRef& ref : incident.issues) {
        const Pipeline& pipeline = workspace_[ref.pipeline];
        const Issue& issue = pipeline.issues[ref.issue];
        const bool is_own = incident.subject.starts_with(pipeline.id + "/");
        const auto same = [&](const Issue* other) { return other->title == issue.title; };
        if (is_own == own && std::none_of(matching.begin(), matching.end(), same)) matching.push_back(&issue);
      }
    }
    if (matching.empty()) return;
    const bool told_already = !told_issues_.insert(matching.front()).second;
    field("what to do", render::one_line(matching.front()->title) + (told_already ? " (steps above)" : ""), Style::bold);
    if (!told_already) steps(*matching.front());
    const std::size_t shown = std::min(matching.size(), issues_shown);
    for (std::size_t i = 1; i < shown; ++i) {
      field("or", text::truncate(render::one_line(matching[i]->title), width_ - label_width - 2));
    }
    if (shown < matching.size()) {
      field("", "or " + render::counted(matching.size() - shown, "more common issue", "more common issues"), Style::dim);
    }
  }

  void steps(const Issue& issue) {
    const std::size_t count = std::min(issue.fix.size(), steps_shown);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string lead = std::string(label_width + 2, ' ') + std::to_string(i + 1) + ". ";
      render::hang(out_, lead, render::one_line(issue.fix[i]), width_, Style::plain, paint_);
    }
    if (count < issue.fix.size()) {
      field("", render::counted(issue.fix.size() - count, "more step", "more steps") + ": " +
                    text::visible(places_.line_of(issue.at)), Style::dim);
    }
  }

  void warnings() {
    if (report_.warnings.empty()) return;
    out_ += '\n';
    for (std::size_t i = 0; i < std::min(report_.warnings.size(), warnings_shown); ++i) {
      render::hang(out_, "! ", render::one_line(report_.warnings[i]), width_, Style::yellow, paint_);
    }
    if (report_.warnings.size() > warnings_shown) {
      out_ += "! " + std::to_string(report_.warnings.size() - warnings_shown) + " more warnings (--format json has all)\n";
    }
  }

  const StatusReport& report_;
  const Workspace& workspace_;
  render::Places places_;
  render::Painter paint_;
  std::size_t width_;
  render::WallClock clock_;
  std::set<const Issue*> told_issues_;  // asked only whether it holds one, never walked
  std::string out_;
};

}  // namespace

std::string status_text(const StatusReport& report, const Workspace& workspace, const Sources& sources,
                        const TextOptions& options) {
  return Writer(report, workspace, sources, options).screen();
}

}  // namespace runbook
