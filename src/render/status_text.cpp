#include <algorithm>
#include <set>

#include "render/acts.hpp"
#include "render/place.hpp"
#include "render/status_next.hpp"
#include "render/status_table.hpp"
#include "render/status_words.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Style;

// One screen: the worst problem is told in full, the next ones in short, the rest in a line each; so much of what to do.
constexpr std::size_t incidents_in_full = 1;
constexpr std::size_t incidents_in_short = 4;
constexpr std::size_t pipelines_in_full = 2;
constexpr std::size_t issues_shown = 3;
constexpr std::size_t steps_shown = 3;
constexpr std::size_t steps_in_short = 1;
constexpr std::size_t warnings_shown = 5;
constexpr std::size_t label_width = 14;
constexpr std::size_t piece = 64 << 10;  // what a pipe holds

enum class Size : unsigned char { brief, full };

class Writer {
 public:
  Writer(const StatusReport& report, const Workspace& workspace, const Sources& sources, const TextOptions& options,
         const Sink* sink = nullptr)
      : report_(report), workspace_(workspace), places_(sources), paint_(options.color),
        width_(std::max(options.width, 40u)), clock_{workspace.timezone, report.at}, sink_(sink) {}

  /// All of it, or what the sink does not have yet.
  std::string screen(const StatusShow& show) {
    headline();
    std::size_t shown = 0;
    for (const Incident& incident : report_.incidents) {
      if (shown < incidents_in_full) in_full(incident);
      else if (shown < incidents_in_full + incidents_in_short) in_short(incident);
      else in_a_line(incident, shown == incidents_in_full + incidents_in_short);
      ++shown;
      if (sink_ != nullptr && out_.size() >= piece) pass_on();
    }
    next();
    pipelines(show.rows || report_.pipelines.size() <= pipelines_in_full);
    silences();
    warnings();
    return std::move(out_);
  }

 private:
  void pass_on() {
    (*sink_)(out_);
    out_.clear();
  }

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
    const std::string sum = render::problems_in_words(report_) + (rest.empty() ? "" : " · " + rest);
    const std::vector<std::string> lines = render::wrap(sum, width_ - text::display_width(symbol) - 2);
    out_ += paint_(look.strong, symbol) + "  " + lines.front() + '\n';
    for (std::size_t i = 1; i < lines.size(); ++i) {
      out_ += std::string(text::display_width(symbol) + 2, ' ') + lines[i] + '\n';
    }
  }

  /// The rows that are no problem; those that are stand in incidents, and one incident may be several rows. What nobody
  /// watches is no news, unless there is nothing else.
  std::string others() const {
    const StatusCounts& n = report_.counts;
    const std::string watched = render::listed({{n.unknown, "unknown"}, {n.ok, "ok"}, {n.pending, "pending"}});
    return watched.empty() && report_.incidents.empty() ? "nothing is watched" : watched;
  }

  std::size_t subject_line(const Incident& incident) {
    const std::string subject = subject_of(workspace_, incident);
    const render::StateLook look = render::look_of(incident.state, incident.overdue);
    std::string state = std::string(look.symbol) + " " + std::string(look.word);
    if (incident.overdue && incident.state == State::warning) state += ", still a warning";
    out_ += paint_(look.strong, state) + "  " + paint_(Style::bold, subject);
    return text::display_width(state) + 2 + subject.size();
  }

  void headed(const Incident& incident) {
    const std::size_t taken = subject_line(incident);
    const std::string title = render::title_of_subject(workspace_, subject_of(workspace_, incident));
    if (!title.empty() && taken + 10 < width_) out_ += "  " + text::truncate(title, width_ - taken - 2);
    out_ += '\n';
  }

  void in_a_line(const Incident& incident, bool first) {
    if (first) out_ += '\n';
    const std::size_t taken = subject_line(incident);
    std::string by = incident.resolve_by ? "resolve by " + render::deadline(*incident.resolve_by, clock_)
                                         : "since " + clock_.when(incident.since);
    if (incident.silence()) by = "silenced until " + clock_.until(incident.silence()->until) + ", " + by;
    if (incident.ack()) by = "acknowledged by " + render::name_of_who(workspace_, incident.ack()->by) + ", " + by;
    if (incident.resolution()) by = "called resolved by " + render::name_of_who(workspace_, incident.resolution()->by) + ", " + by;
    if (taken + 12 < width_) out_ += "  " + text::truncate(by, width_ - taken - 2);
    out_ += '\n';
  }

  /// What people said and did about it.
  void acts(const Incident& incident) {
    if (incident.ack()) field("acknowledged", render::ack_in_words(workspace_, *incident.ack(), clock_), Style::green);
    if (incident.resolution()) {
      field("resolved", render::resolution_in_words(workspace_, *incident.resolution(), clock_), Style::green);
      field("", "yet by what has been seen it is still open", Style::dim);
    }
  }

  void silences() {
    if (report_.silences.empty()) return;
    out_ += '\n';
    for (const Silence& silence : report_.silences)
      render::hang(out_, "silenced ", render::silence_in_words(workspace_, silence, clock_), width_, Style::dim, paint_);
  }

  void field(std::string_view label, const std::vector<std::string>& lines, Style style = Style::plain) {
    out_ += paint_(Style::dim, text::pad_right(std::string("  ") + std::string(label), label_width + 2));
    bool first = true;
    for (const std::string& line : lines) {
      if (!first) out_ += std::string(label_width + 2, ' ');
      out_ += paint_(style, line);
      render::end_line(out_);
      first = false;
    }
  }
  void field(std::string_view label, std::string_view value, Style style = Style::plain) {
    field(label, render::wrap(value, width_ - label_width - 2), style);
  }

  void resolve(const Incident& incident) {
    if (incident.resolve_by) {
      field("resolve by", render::deadline(*incident.resolve_by, clock_), incident.overdue ? Style::red : Style::plain);
    }
  }

  void in_full(const Incident& incident) {
    out_ += '\n';
    headed(incident);
    resolve(incident);
    std::string since = clock_.when(incident.since) + ", " + render::lasting(report_.at - incident.since);
    const auto rows = render::source_rows(report_, workspace_, subject_of(workspace_, incident));
    if (!rows.empty() && rows.front().source->last_arrival)
      since += "; last arrival " + clock_.when(*rows.front().source->last_arrival);
    field("since", since);
    field("affects", render::joined_ids(workspace_, incident.circle->affects));
    acts(incident);
    told(incident);
    by(incident);
    issues(incident);
  }

  void in_short(const Incident& incident) {
    out_ += '\n';
    headed(incident);
    resolve(incident);
    if (!incident.resolve_by) field("since", clock_.when(incident.since) + ", " + render::lasting(report_.at - incident.since));
    told(incident);
    by(incident);
    const auto matching = render::issues_to_show(workspace_, incident);
    if (!matching.empty()) first_issue(incident, *matching.front(), Size::brief);
  }

  /// Whoever is to do an obligation.
  void by(const Incident& incident) {
    const auto row = render::obligation_row(report_, workspace_, subject_of(workspace_, incident));
    if (row.obligation == nullptr) return;
    if (const std::string who = render::doers(workspace_, *row.obligation); !who.empty()) field("to be done by", who);
  }

  void told(const Incident& incident) {
    if (incident.silence())
      return field("told", "nobody: silenced " + render::silence_in_words(workspace_, *incident.silence(), clock_), Style::yellow);
    if (incident.notify().empty()) return field("told", "nobody", Style::red);
    std::string_view label = "told";
    for (const render::ToldAt& at : render::told(workspace_, incident.notify(), clock_)) {
      std::vector<std::string> names = at.names;
      names.front().insert(0, at.when + ": ");
      field(label, render::wrap_items(names, width_ - label_width - 2));
      label = "";
    }
  }

  static std::string head_of(const Issue& issue) { return render::one_line(issue.title); }
  /// The common issues that match; the first with its steps, unless they stand above already.
  void issues(const Incident& incident) {
    const auto matching = render::issues_to_show(workspace_, incident);
    if (matching.empty()) return;
    first_issue(incident, *matching.front(), Size::full);
    const std::size_t shown = std::min(matching.size(), issues_shown);
    for (std::size_t i = 1; i < shown; ++i) {
      field("or", text::truncate(head_of(*matching[i]), width_ - label_width - 2));
    }
    if (shown < matching.size()) {
      field("", "or " + render::counted(matching.size() - shown, "more common issue", "more common issues"), Style::dim);
    }
  }

  /// The likeliest cause and how to mend it: all steps that a screen has room for, or the first in a line. What is left
  /// out is told by `--why`.
  void first_issue(const Incident& incident, const Issue& issue, Size size) {
    const bool told_already = !told_issues_.insert(&issue).second;
    std::string head = head_of(issue) + (told_already ? " (steps above)" : "");
    if (!told_already && size == Size::brief) head += " (" + text::visible(places_.line_of(issue.at)) + ")";
    field("what to do", head, size == Size::full ? Style::bold : Style::plain);
    if (told_already) return;
    const std::size_t count = std::min(issue.fix.size(), size == Size::full ? steps_shown : steps_in_short);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string lead = std::string(label_width + 2, ' ') + std::to_string(i + 1) + ". ";
      const std::string step = render::one_line(issue.fix[i]);
      render::hang(out_, lead, size == Size::full ? step : text::truncate(step, width_ - lead.size()), width_, Style::plain, paint_);
    }
    if (count < issue.fix.size()) more(render::counted(issue.fix.size() - count, "more step", "more steps"), incident);
    else if (issue.fix.empty()) more("how to find out", incident);
  }

  void more(const std::string& what, const Incident& incident) {
    field("", what + ": runbook status --why " + subject_of(workspace_, incident), Style::dim);
  }

  /// What the coming day brings where nobody does anything.
  void next() {
    const auto coming = render::coming(report_, workspace_);
    if (coming.empty()) return;
    out_ += '\n';
    std::size_t widest = 0;
    for (const render::Turn& turn : coming) widest = std::max(widest, turn.becomes.size());
    std::string_view label = "next";
    for (const render::Turn& turn : coming) {
      out_ += paint_(Style::dim, text::pad_right("  " + std::string(label), label_width + 2));
      out_ += paint_(turn.style, turn.becomes) + std::string(widest - turn.becomes.size() + 2, ' ');
      const std::size_t indent = label_width + 2 + widest + 2;
      bool first = true;
      for (const std::string& line : render::wrap(clock_.until(turn.at) + ", " + render::away_from(turn.at, report_.at) + ": " + turn.subject, width_ - indent)) {
        out_ += std::string(first ? 0 : indent, ' ') + line + '\n';
        first = false;
      }
      label = "";
    }
  }

  void pipelines(bool rows) {
    if (report_.pipelines.empty()) return;
    out_ += '\n';
    if (rows) out_ += render::status_table(report_, workspace_, clock_, width_, paint_);
    else out_ += render::status_overview(report_, workspace_, clock_, width_, paint_);
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
  const Sink* sink_;  // null: the whole text is given back
  std::string out_;
};

}  // namespace

void status_text(const StatusReport& report, const Workspace& workspace, const Sources& sources, const TextOptions& options,
                 const StatusShow& show, const Sink& out) {
  out(Writer(report, workspace, sources, options, &out).screen(show));
}

std::string status_text(const StatusReport& report, const Workspace& workspace, const Sources& sources,
                        const TextOptions& options, const StatusShow& show) {
  return Writer(report, workspace, sources, options).screen(show);
}

}  // namespace runbook
