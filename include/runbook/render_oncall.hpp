// What `runbook oncall` prints beside the plain rota (render.hpp), one function a report and format. As there: pure, the
// whole output, safe for its medium; text may change, JSON only grows.
#pragma once

#include <string>

#include "runbook/changes.hpp"
#include "runbook/duty.hpp"
#include "runbook/fairness.hpp"
#include "runbook/render.hpp"
#include "runbook/suggest.hpp"

namespace runbook {

/// A month as a wall calendar: weeks down, days across, a line for each rotation with the names in it; what is left of
/// the report is listed shortly. Of months and any other window that somebody wants to see so. Below 72 columns: oncall_text.
[[nodiscard]] std::string oncall_month_text(const OncallReport& report, const Workspace& workspace, Instant now,
                                            const TextOptions& options);

// ---------------------------------------------------------------------------------------------- now and next

[[nodiscard]] std::string duty_text(const DutyReport& report, DutyView view, const Workspace& workspace,
                                    const TextOptions& options);
/// The keys of `oncall_json` (of `report`, which is of the instant), and `now` or `next`.
[[nodiscard]] std::string duty_json(const DutyReport& duty, DutyView view, const OncallReport& report,
                                    const Workspace& workspace);
[[nodiscard]] std::string duty_markdown(const DutyReport& report, DutyView view, const Workspace& workspace);

// ---------------------------------------------------------------------------------------------- a person

/// One person's shifts and what they sum up to; `report` and `fairness` are of that person and of one window. Times are
/// the person's own, where they have a zone.
[[nodiscard]] std::string person_text(const OncallReport& report, const FairnessReport& fairness, Handle<Person> person,
                                      const Workspace& workspace, Instant now, const TextOptions& options);
/// The keys of `oncall_json`, and `person`.
[[nodiscard]] std::string person_json(const OncallReport& report, const FairnessReport& fairness, Handle<Person> person,
                                      const Workspace& workspace, Instant now);
[[nodiscard]] std::string person_markdown(const OncallReport& report, const FairnessReport& fairness,
                                          Handle<Person> person, const Workspace& workspace, Instant now);

// ---------------------------------------------------------------------------------------------- fairness

[[nodiscard]] std::string fairness_text(const FairnessReport& report, const Workspace& workspace, Instant now,
                                        const TextOptions& options);
[[nodiscard]] std::string fairness_json(const FairnessReport& report, const Workspace& workspace);
[[nodiscard]] std::string fairness_markdown(const FairnessReport& report, const Workspace& workspace);

// ---------------------------------------------------------------------------------------------- changes

/// `against`: how the other version is called. Times are those of the coming version's workspace.
[[nodiscard]] std::string changes_text(const ChangesReport& report, const std::string& against,
                                       const Workspace& workspace, Instant now, const TextOptions& options);
[[nodiscard]] std::string changes_json(const ChangesReport& report, const std::string& against, const Workspace& workspace);
[[nodiscard]] std::string changes_markdown(const ChangesReport& report, const std::string& against,
                                           const Workspace& workspace);

// ---------------------------------------------------------------------------------------------- suggestions

/// YAML to paste into `workspace.yaml`, with the reasons as comments.
[[nodiscard]] std::string suggest_text(const SuggestReport& report, const Workspace& workspace, Instant now,
                                       const TextOptions& options);
[[nodiscard]] std::string suggest_json(const SuggestReport& report, const Workspace& workspace);
[[nodiscard]] std::string suggest_markdown(const SuggestReport& report, const Workspace& workspace);

}  // namespace runbook
