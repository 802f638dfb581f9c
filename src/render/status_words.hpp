// What the text formats of `status` say alike.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "render/human.hpp"
#include "render/layout.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::render {

/// `Data Engineer 1 (away)`: whoever is told, by name, with the channels of a role or team that stands for itself.
[[nodiscard]] std::string name_of_told(const Workspace& workspace, const Notice& notice);

/// Those told at the same time, `now` first: the time in words and the names.
struct ToldAt {
  Instant at;
  std::string when;
  std::vector<std::string> names;
};
[[nodiscard]] std::vector<ToldAt> told(const Workspace& workspace, const std::vector<Notice>& notices,
                                       const WallClock& clock);

/// `for 2 d 21 h`; `from now on` for no time at all.
[[nodiscard]] std::string lasting(Seconds length);
/// `in 2 d 21 h`, `3 h ago`, `now`.
[[nodiscard]] std::string away_from(Instant at, Instant now);
/// A deadline: `Thu 26 Nov 09:00, 2 d 21 h left`, `…, overdue by 3 h`.
[[nodiscard]] std::string deadline(Instant by, const WallClock& clock);

/// Where an arrival's row stands in a report: nothing where the report does not show it.
struct SourceRow {
  const PipelineStatus* pipeline = nullptr;
  const SourceStatus* source = nullptr;
};
/// Every row about a subject that is a source, in the report's order.
[[nodiscard]] std::vector<SourceRow> source_rows(const StatusReport& report, const Workspace& workspace,
                                                 std::string_view subject);
struct ObligationRow {
  const PipelineStatus* pipeline = nullptr;
  const ObligationStatus* status = nullptr;
  const Obligation* obligation = nullptr;
};
[[nodiscard]] ObligationRow obligation_row(const StatusReport& report, const Workspace& workspace,
                                           std::string_view subject);

/// `Operating expense - Marketing`; empty where the subject is unknown or its title says no more than its id.
[[nodiscard]] std::string title_of_subject(const Workspace& workspace, std::string_view subject);

/// `3 problems: 1 overdue, 1 alarm, 1 warning`; `no open problem`.
[[nodiscard]] std::string problems_in_words(const StatusReport& report);
/// `1 unknown, 3 ok, 7 pending`: the parts that are not zero.
[[nodiscard]] std::string listed(std::initializer_list<std::pair<std::size_t, std::string_view>> counts);

/// A report's pipelines by their state, equals by id.
[[nodiscard]] std::vector<const PipelineStatus*> worst_first(const StatusReport& report);

/// The common issues that match an incident, each title once though several affected pipelines may tell it: those of the
/// subject's own pipeline first, since there it is mended.
[[nodiscard]] std::vector<const Issue*> issues_to_show(const Workspace& workspace, const Incident& incident);

/// Who is to do an obligation, by title; empty where it names nobody.
[[nodiscard]] std::string doers(const Workspace& workspace, const Obligation& obligation);

[[nodiscard]] std::string joined_ids(const Workspace& workspace, const std::vector<Handle<Pipeline>>& pipelines);

}  // namespace runbook::render
