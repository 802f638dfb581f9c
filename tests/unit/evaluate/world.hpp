// A workspace written as YAML, what was seen in it, and the answer as lines that a test can compare whole.
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "support/fake_files.hpp"
#include "runbook/evaluate.hpp"
#include "runbook/load.hpp"

namespace runbook::testing {

using Lines = std::vector<std::string>;

inline Instant instant(std::string_view text) {
  const auto moment = parse_moment(text);
  REQUIRE(moment);
  return resolve(*moment, *Zone::find("Europe/Berlin"));
}

/// Everything in Europe/Berlin unless the text says otherwise; instants are shown in UTC.
class World {
 public:
  /// `pipelines`: documents, each opened by `---`.
  explicit World(const std::string& workspace, const std::string& pipelines = "") {
    FakeFiles files{{{"workspace.yaml", workspace}, {"x.yaml", pipelines}}};
    loaded_ = load(files, "");
    for (const Diagnostic& d : loaded_.diagnostics) {
      if (d.severity == Severity::error) FAIL(code_id(d.code) << " " << d.message << " at " << text_at(d.at));
    }
    REQUIRE(loaded_.workspace);
  }

  /// Observations as CSV rows `subject,at,for`.
  World& see(const Lines& rows) {
    csv_ += csv_.empty() ? "subject,at,for\n" : "";
    for (const std::string& row : rows) csv_ += row + (std::count(row.begin(), row.end(), ',') == 1 ? ",\n" : "\n");
    return *this;
  }

  [[nodiscard]] const Workspace& workspace() const { return *loaded_.workspace; }
  [[nodiscard]] Facts facts() const {
    const ReadFacts read = read_facts(workspace(), {{"seen", csv_}});
    REQUIRE(read.warnings == Lines{});
    REQUIRE(!read.error);
    return read.facts;
  }
  [[nodiscard]] StatusReport at(std::string_view now, const Lines& only = {}) const {
    std::vector<Handle<Pipeline>> handles;
    for (const std::string& id : only) handles.push_back(find(workspace().pipelines, id).value());
    return evaluate(workspace(), facts(), instant(now), handles);
  }

  /// `unit/a warning age=86400 …`; keys that are absent are left out.
  [[nodiscard]] std::string shown(const SourceStatus& row) const {
    std::string text = subject_of(workspace(), row.source) + " " + std::string{name_of(row.state)};
    if (row.last_arrival) text += " last=" + time(*row.last_arrival);
    if (row.age) text += " age=" + std::to_string(row.age->count());
    if (row.warning_since) text += " warning=" + time(*row.warning_since);
    if (row.alarm_since) text += " alarm=" + time(*row.alarm_since);
    if (row.resolve_by) text += " by=" + time(*row.resolve_by);
    if (row.overdue) text += " overdue";
    if (row.inherited_from) text += " from=" + workspace()[*row.inherited_from].id;
    return text;
  }
  [[nodiscard]] std::string shown(Handle<Pipeline> pipeline, const ObligationStatus& row) const {
    std::string text = workspace()[pipeline].obligations[row.obligation].id + " " + std::string{name_of(row.state)};
    if (row.first_day) text += " " + format_day(*row.first_day);
    if (row.due) text += " due=" + time(*row.due);
    if (row.done_at) text += " done=" + time(*row.done_at);
    if (row.overdue) text += " overdue";
    return text;
  }
  /// The rows of one pipeline, after a line with its own state.
  [[nodiscard]] Lines rows(const StatusReport& report, const std::string& id) const {
    for (const PipelineStatus& p : report.pipelines) {
      if (workspace()[p.pipeline].id != id) continue;
      Lines lines{id + " " + std::string{name_of(p.state)}};
      for (const SourceStatus& row : p.sources) lines.push_back(shown(row));
      for (const ObligationStatus& row : p.obligations) lines.push_back(shown(p.pipeline, row));
      return lines;
    }
    return {};
  }
  /// The one row of obligation `unit/x`, or of source `unit/x` in its own pipeline, at an instant.
  [[nodiscard]] std::string row(const std::string& subject, std::string_view now) const {
    const std::string pipeline = subject.substr(0, subject.find('/'));
    const std::string id = subject.substr(subject.find('/') + 1);
    for (const std::string& line : rows(at(now), pipeline)) {
      if (line.rfind(id + " ", 0) == 0 || line.rfind(subject + " ", 0) == 0) return line;
    }
    return "";
  }

  [[nodiscard]] std::string shown(const Incident& incident) const {
    std::string text = std::string{name_of(incident.state)} + " " + subject_of(workspace(), incident);
    if (incident.overdue) text += " overdue";
    text += " since=" + time(incident.since);
    if (incident.resolve_by) text += " by=" + time(*incident.resolve_by);
    text += " affects=" + joined(incident.circle->affects, workspace().pipelines);
    for (const auto& issue : incident.circle->issues) {
      text += " issue=" + workspace()[issue.pipeline].id + "/" + workspace()[issue.pipeline].issues[issue.issue].id;
    }
    return text;
  }
  [[nodiscard]] Lines incidents(const StatusReport& report) const {
    Lines lines;
    for (const Incident& incident : report.incidents) lines.push_back(shown(incident));
    return lines;
  }

  /// `engineer-1 at … away channels=… because unit:responsible:owner:rota`, a line each who is told.
  [[nodiscard]] Lines told(const Incident& incident) const {
    Lines lines;
    for (const Notice& notice : incident.notify()) {
      std::string text = id_of(workspace(), notice.to) + " at " + time(notice.deliver_at);
      if (notice.away) text += " away";
      if (!notice.channels.empty()) text += " channels=" + joined(notice.channels, workspace().channels);
      for (const Because& why : notice.because) {
        text += " " + workspace()[why.pipeline].id + ":" + std::string{why.as} + ":" + id_of(workspace(), why.party);
        if (why.via) text += ":" + workspace()[*why.via].id;
      }
      lines.push_back(text);
    }
    return lines;
  }
  /// Who is told of a subject at an instant; nothing where it is no incident.
  [[nodiscard]] Lines told(const std::string& subject, std::string_view now) const {
    for (const Incident& incident : at(now).incidents) {
      if (subject_of(workspace(), incident) == subject) return told(incident);
    }
    return {};
  }

 private:
  [[nodiscard]] static std::string time(Instant t) {
    const std::string text = format_instant(t, Zone{});
    return text.substr(0, text.find("+00:00")) + "Z";
  }
  template <class List>
  [[nodiscard]] static std::string joined(const std::vector<Handle<typename List::value_type>>& handles, const List& all) {
    std::string text;
    for (const auto handle : handles) text += (text.empty() ? "" : ",") + all[handle.index].id;
    return text;
  }
  [[nodiscard]] std::string text_at(Location at) const {
    return std::string{loaded_.sources.text(at.file).substr(at.span.begin, at.span.end - at.span.begin)};
  }

  Loaded loaded_;
  std::string csv_;
};

}  // namespace runbook::testing
