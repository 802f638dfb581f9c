#include <algorithm>

#include "render/acts.hpp"
#include "render/status_words.hpp"
#include "render/why_inherited.hpp"
#include "render/why_issues.hpp"
#include "render/why_told.hpp"
#include "runbook/render.hpp"
#include "runbook/why.hpp"

namespace runbook {
namespace {

using render::Style;
using render::why_field;

std::optional<Level> level_of(State state, bool overdue) {
  if (state != State::warning && state != State::alarm) return std::nullopt;
  if (overdue) return Level::overdue;
  return state == State::alarm ? Level::alarm : Level::warning;
}

class Story {
 public:
  Story(const StatusReport& report, const Workspace& workspace, const Sources& sources, std::string_view subject,
        const TextOptions& options)
      : report_(report), workspace_(workspace), places_(sources), paint_(options.color),
        clock_{workspace.timezone, report.at},
        context_{workspace, places_, clock_, paint_, std::max(options.width, 40u)}, subject_(subject), incident_(incident_of(report, workspace, subject)) {}

  std::string of_source(const std::vector<render::SourceRow>& rows) {
    const SourceStatus& any = *rows.front().source;
    heading(incident_ ? incident_->state : worst(rows), incident_ && incident_->overdue);
    if (any.last_arrival) {
      why_field(out_, context_, "last arrival",
                clock_.when(*any.last_arrival) + ", " + render::away_from(*any.last_arrival, report_.at));
    } else {
      why_field(out_, context_, "last arrival", "never seen: no observation up to now");
    }
    if (const auto error = report_.probe_errors.find(subject_); error != report_.probe_errors.end()) {
      why_field(out_, context_, "probe", "could not be read: " + render::one_line(error->second), Style::red);
    }
    for (const render::SourceRow& row : rows) watcher(*row.pipeline, *row.source);
    affected();
    if (incident_) render::why_issues(out_, context_, *incident_);
    return std::move(out_);
  }

  std::string of_obligation(const render::ObligationRow& row) {
    const ObligationStatus& status = *row.status;
    const Obligation& duty = *row.obligation;
    heading(status.state, status.overdue);
    const Location at = duty.at;
    why_field(out_, context_, std::string(name_of(duty.kind)),
              "each " + std::string(name_of(duty.every)) + ", " + text::visible(places_.line_of(at)));
    if (const std::string who = render::doers(workspace_, duty); !who.empty()) why_field(out_, context_, "done by", who);
    if (status.period_start && status.period_end) {
      why_field(out_, context_, "period", clock_.when(*status.period_start) + " to " + clock_.until(*status.period_end));
    } else {
      why_field(out_, context_, "period", "not tracked yet: no `from` that has begun, and nothing was seen");
    }
    if (status.due) {
      why_field(out_, context_, "due", status.done_at ? clock_.until(*status.due) : render::deadline(*status.due, clock_));
      if (duty.warn_before) {
        threshold("warning", *status.due - *duty.warn_before, render::exact_length(*duty.warn_before) + " before");
      }
    }
    why_field(out_, context_, "done", status.done_at ? clock_.when(*status.done_at) : "not yet");
    // It is overdue as soon as it is an alarm, so the list for alarms never holds.
    std::vector<Level> levels{Level::overdue};
    if (duty.warn_before) levels.insert(levels.begin(), Level::warning);
    policy(row.pipeline->pipeline, status.state, status.overdue, levels);
    affected();
    return std::move(out_);
  }

 private:
  void heading(State state, bool overdue) {
    const render::StateLook look = render::look_of(state, overdue);
    const std::string title = render::title_of_subject(workspace_, subject_);
    const std::string lead = paint_(Style::bold, subject_) + (title.empty() ? "" : "  ");
    const std::size_t room = context_.width - std::min<std::size_t>(context_.width, subject_.size() + 2);
    out_ += lead + text::truncate(title, room);
    render::end_line(out_);
    const std::string word = std::string(look.symbol) + " " + std::string(look.word);
    std::string sum = word;
    if (overdue) sum += ", state " + std::string(name_of(state));
    if (incident_) sum += " since " + clock_.when(incident_->since) + ", " + render::lasting(report_.at - incident_->since);
    std::size_t taken = 0;
    for (const std::string& line : render::wrap(sum, context_.width)) {
      if (taken > 0) out_ += '\n';
      out_ += taken > 0 ? line : paint_(look.strong, word) + line.substr(word.size());
      taken = text::display_width(line);
    }
    const std::string now = "at " + clock_.when(report_.at) + " " + std::string(workspace_.timezone.name());
    const bool beside = taken + 3 + text::display_width(now) <= context_.width;
    out_ += paint_(Style::dim, beside ? " · " + now : "\n" + now) + "\n\n";
  }

  static State worst(const std::vector<render::SourceRow>& rows) {
    State state = State::unmonitored;
    for (const render::SourceRow& row : rows) {
      const State one = row.source->state;
      if (one == State::unmonitored) continue;
      if (state == State::unmonitored || one > state) state = one;
    }
    return state;
  }

  /// `after 1 d: Thu 19 Nov 09:00, reached 4 d 3 h ago`.
  void threshold(std::string_view label, Instant at, const std::string& rule, const std::string& more = {}) {
    const std::string reached = at <= report_.at ? "reached " : "";
    why_field(out_, context_, label, rule + ": " + clock_.when(at) + ", " + reached + render::away_from(at, report_.at) + more);
  }

  void limit(std::string_view label, Seconds after, Handle<Pipeline> pipeline, const SourceStatus& row) {
    const std::string rule = "after " + render::exact_length(after);
    if (!row.last_arrival) return why_field(out_, context_, label, rule + " without an arrival; nothing has been seen yet to count from");
    const auto at = reaches(workspace_, pipeline, row, after);
    if (!at) return why_field(out_, context_, label, rule + ": never, as no working day follows");
    const bool counted = row.rule->count == Count::working_days && *at > report_.at;
    threshold(label, *at, rule, counted ? ", " + render::rough_length(after - *row.age) + " of it on working days" : "");
  }

  /// `PIPELINE watches it by …`, the pipeline in bold.
  void lead(const std::string& pipeline, const std::string& rest) {
    bool first = true;
    for (const std::string& line : render::wrap(pipeline + rest, context_.width)) {
      const bool bold = first && line.starts_with(pipeline);
      out_ += bold ? paint_(Style::bold, pipeline) + line.substr(pipeline.size()) : line;
      out_ += '\n';
      first = false;
    }
  }

  void watcher(const PipelineStatus& status, const SourceStatus& row) {
    const std::string& pipeline = workspace_[status.pipeline].id;
    out_ += '\n';
    if (row.rule == nullptr) {
      lead(pipeline, " has no rule for it");
      if (row.inherited_from) return render::why_inherited(out_, context_, report_, row);
      return why_field(out_, context_, "state", "unmonitored: it can neither warn nor alarm");
    }
    const FreshnessRule& rule = *row.rule;
    lead(pipeline, " watches it by the rule in " + text::visible(places_.line_of(rule.at)));
    selectors(rule);
    if (row.age) {
      const bool working = rule.count == Count::working_days;
      why_field(out_, context_, "age", render::rough_length(*row.age) + (working ? ", counted on working days alone" : ", elapsed"));
    }
    limit("warning", rule.warn_after, status.pipeline, row);
    limit("alarm", rule.alarm_after, status.pipeline, row);
    resolve(status, row);
    why_field(out_, context_, "state", std::string(name_of(row.state)) + (row.overdue ? ", overdue" : ""),
              render::look_of(row.state, row.overdue).style);
    policy(status.pipeline, row.state, row.overdue, {Level::warning, Level::alarm, Level::overdue});
  }

  void selectors(const FreshnessRule& rule) {
    std::string list;
    for (const Selector& selector : rule.sources) list += (list.empty() ? "" : ", ") + render::one_line(selector.text);
    why_field(out_, context_, "selects", list);
  }

  void resolve(const PipelineStatus& status, const SourceStatus& row) {
    if (!row.resolve_by) {
      if (row.rule->resolve_within) {
        why_field(out_, context_, "resolve", "within " + render::exact_length(*row.rule->resolve_within) + " of a warning");
      }
      return;
    }
    std::string why;
    const auto& within = row.rule->resolve_within;
    if (within && row.warning_since && *row.warning_since + *within == *row.resolve_by) {
      why = "within " + render::exact_length(*within) + " of the warning";
    } else {
      why = "by the due time of what settles problems";
      std::string names;
      for (const Obligation& duty : workspace_[status.pipeline].obligations) {
        if (duty.settles_problems) names += (names.empty() ? "" : ", ") + duty.id;
      }
      if (!names.empty()) why += " (" + names + ")";
    }
    why_field(out_, context_, "resolve by", render::deadline(*row.resolve_by, clock_) + "; " + why,
              row.overdue ? Style::red : Style::plain);
  }

  void policy(Handle<Pipeline> pipeline, State state, bool overdue, const std::vector<Level>& levels) {
    const auto level = level_of(state, overdue);
    if (level && incident_ && incident_->silence()) {
      const auto words = render::silence_in_words(workspace_, *incident_->silence(), clock_);
      why_field(out_, context_, "told", "nobody: silenced " + words, Style::yellow);
    } else if (level && incident_) {
      render::why_told(out_, context_, pipeline, *level, *incident_);
    } else if (state != State::unmonitored) {
      render::why_nobody_is_told(out_, context_, pipeline, state, levels);
    }
  }

  /// Downstream pipelines are harmed, but tell nobody themselves.
  void affected() {
    if (incident_ == nullptr) return;
    out_ += '\n';
    why_field(out_, context_, "affects", render::joined_ids(workspace_, incident_->circle->affects));
    if (incident_->ack()) why_field(out_, context_, "acknowledged", render::ack_in_words(workspace_, *incident_->ack(), clock_));
    if (incident_->resolution()) {
      why_field(out_, context_, "resolved", render::resolution_in_words(workspace_, *incident_->resolution(), clock_) +
                                                "; by what has been seen it is still open");
    }
    if (incident_->silence()) return;  // that nobody is told is said above
    std::string silent;
    for (const auto pipeline : incident_->circle->affects) {
      const auto told = [&](const Notice& notice) {
        return std::any_of(notice.because.begin(), notice.because.end(), [&](auto& why) { return why.pipeline == pipeline; });
      };
      if (std::none_of(incident_->notify().begin(), incident_->notify().end(), told)) {
        silent += (silent.empty() ? "" : ", ") + workspace_[pipeline].id;
      }
    }
    if (!silent.empty()) {
      why_field(out_, context_, "silent", silent + ": affected, but no rule or duty of its own brings anybody to be told", Style::dim);
    }
  }

  const StatusReport& report_;
  const Workspace& workspace_;
  render::Places places_;
  render::Painter paint_;
  render::WallClock clock_;
  render::WhyContext context_;
  std::string subject_;
  const Incident* incident_;  // null: none
  std::string out_;
};

}  // namespace

std::optional<std::string> status_why(const StatusReport& report, const Workspace& workspace, const Sources& sources,
                                      std::string_view subject, const TextOptions& options) {
  Story story(report, workspace, sources, subject, options);
  if (const auto rows = render::source_rows(report, workspace, subject); !rows.empty()) return story.of_source(rows);
  const auto row = render::obligation_row(report, workspace, subject);
  if (row.status != nullptr) return story.of_obligation(row);
  return std::nullopt;
}

}  // namespace runbook
