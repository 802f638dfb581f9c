#include "render/status_words.hpp"

#include <algorithm>
#include <map>

namespace runbook::render {
namespace {

/// Splits `pipeline/what`; the second part is empty where there is no slash.
std::pair<std::string_view, std::string_view> split(std::string_view subject) {
  const std::size_t slash = std::min(subject.find('/'), subject.size());
  return {subject.substr(0, slash), subject.substr(std::min(slash + 1, subject.size()))};
}

}  // namespace

std::string name_of_told(const Workspace& workspace, const Notice& notice) {
  std::string name = one_line(title_of(workspace, notice.to));
  if (!notice.channels.empty()) {
    name += " via ";
    for (std::size_t i = 0; i < notice.channels.size(); ++i) {
      name += (i > 0 ? " and " : "") + workspace[notice.channels[i]].id;
    }
  }
  const bool on_call = std::any_of(notice.because.begin(), notice.because.end(), [](auto& why) { return why.via; });
  if (on_call && notice.away) return name + " (on call, but away)";
  if (on_call) return name + " (on call)";
  return notice.away ? name + " (away)" : name;
}

std::vector<ToldAt> told(const Workspace& workspace, const std::vector<Notice>& notices, const WallClock& clock) {
  std::map<Instant, std::vector<std::string>> by_time;
  for (const Notice& notice : notices) by_time[notice.deliver_at].push_back(name_of_told(workspace, notice));
  std::vector<ToldAt> list;
  for (auto& [at, names] : by_time) {
    list.push_back({at, at == clock.now ? "now" : clock.when(at), std::move(names)});
  }
  return list;
}

std::string lasting(Seconds length) {
  return length == Seconds{0} ? "from now on" : "for " + rough_length(length);
}

std::string away_from(Instant at, Instant now) {
  if (at == now) return "now";
  return at > now ? "in " + rough_length(at - now) : rough_length(now - at) + " ago";
}

std::string deadline(Instant by, const WallClock& clock) {
  const std::string length = rough_length(by - clock.now);
  if (clock.now < by) return clock.until(by) + ", " + length + " left";
  return clock.until(by) + ", overdue" + (clock.now == by ? " from now on" : " by " + length);
}

std::vector<SourceRow> source_rows(const StatusReport& report, const Workspace& workspace, std::string_view subject) {
  std::vector<SourceRow> rows;
  for (const PipelineStatus& pipeline : report.pipelines) {
    for (const SourceStatus& source : pipeline.sources) {
      if (subject_of(workspace, source.source) == subject) rows.push_back({&pipeline, &source});
    }
  }
  return rows;
}

ObligationRow obligation_row(const StatusReport& report, const Workspace& workspace, std::string_view subject) {
  const auto [pipeline, id] = split(subject);
  for (const PipelineStatus& status : report.pipelines) {
    if (workspace[status.pipeline].id != pipeline) continue;
    for (const ObligationStatus& row : status.obligations) {
      const Obligation& obligation = workspace[status.pipeline].obligations[row.obligation];
      if (obligation.id == id) return {&status, &row, &obligation};
    }
  }
  return {};
}

std::string title_of_subject(const Workspace& workspace, std::string_view subject) {
  const auto [pipeline_id, id] = split(subject);
  const auto handle = find(workspace.pipelines, pipeline_id);
  if (!handle) return {};
  const Pipeline& pipeline = workspace[*handle];
  std::string_view title;
  if (const auto source = find(pipeline.sources, id)) title = pipeline.sources[source->index].title();
  for (const Obligation& obligation : pipeline.obligations) {
    if (obligation.id == id) title = obligation.title;
  }
  return title == id ? std::string{} : one_line(title);
}

std::string joined_ids(const Workspace& workspace, const std::vector<Handle<Pipeline>>& pipelines) {
  std::string text;
  for (const auto pipeline : pipelines) text += (text.empty() ? "" : ", ") + workspace[pipeline].id;
  return text;
}

std::string listed(std::initializer_list<std::pair<std::size_t, std::string_view>> counts) {
  std::string text;
  for (const auto& [count, name] : counts) {
    if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(name);
  }
  return text;
}

std::string problems_in_words(const StatusReport& report) {
  if (report.incidents.empty()) return "no open problem";
  std::size_t overdue = 0, alarm = 0, warning = 0;
  for (const Incident& incident : report.incidents) {
    if (incident.overdue) ++overdue;
    else if (incident.state == State::alarm) ++alarm;
    else ++warning;
  }
  return counted(report.incidents.size(), "problem: ", "problems: ") +
         listed({{overdue, "overdue"}, {alarm, "alarm"}, {warning, "warning"}});
}

std::vector<const PipelineStatus*> worst_first(const StatusReport& report) {
  const auto badness = [](State state) {
    switch (state) {
      case State::alarm: return 4;
      case State::warning: return 3;
      case State::unknown: return 2;
      case State::ok: case State::pending: return 1;
      case State::unmonitored: break;
    }
    return 0;
  };
  std::vector<const PipelineStatus*> order;
  for (const PipelineStatus& status : report.pipelines) order.push_back(&status);
  std::stable_sort(order.begin(), order.end(), [&](auto* a, auto* b) { return badness(a->state) > badness(b->state); });
  return order;
}

std::vector<const Issue*> issues_to_show(const Workspace& workspace, const Incident& incident) {
  std::vector<const Issue*> matching;
  for (const bool own : {true, false}) {
    for (const Incident::IssueRef& ref : incident.circle->issues) {
      const Pipeline& pipeline = workspace[ref.pipeline];
      const Issue& issue = pipeline.issues[ref.issue];
      const bool is_own = ref.pipeline == incident.pipeline;
      const auto same = [&](const Issue* other) { return other->title == issue.title; };
      if (is_own == own && std::none_of(matching.begin(), matching.end(), same)) matching.push_back(&issue);
    }
  }
  return matching;
}

std::string doers(const Workspace& workspace, const Obligation& obligation) {
  std::string who;
  for (const PartyRef& party : obligation.by)
    who += (who.empty() ? "" : ", ") + one_line(party.to ? title_of(workspace, *party.to) : party.name);
  return who;
}

}  // namespace runbook::render
