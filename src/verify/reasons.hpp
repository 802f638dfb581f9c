// Why something came that was not expected, in sentences that name their place.
#pragma once

#include <string_view>
#include <vector>

#include "verify/judge.hpp"

namespace runbook::verification {

/// The rule or obligation behind a subject's state, in numbers; one sentence for each pipeline that has the subject.
[[nodiscard]] std::vector<Reason> why_state(const Scene& scene, std::string_view subject);
/// By when each of these subjects had to be resolved, or why there is no such time.
[[nodiscard]] std::vector<Reason> why_overdue(const Scene& scene, const std::vector<std::string>& subjects);
/// What is told by which list, and for each of `missing` and `unexpected` how they come not to be, or to be, told.
[[nodiscard]] std::vector<Reason> why_told(const Scene& scene, const std::vector<std::string>& missing,
                                           const std::vector<std::string>& unexpected);
/// How a rotation came to who has it, and when `expected` has it next.
[[nodiscard]] std::vector<Reason> why_on_call(const Scene& scene, Handle<Rotation> rotation, std::string_view expected);

/// An instant as it is written in scenarios, in the workspace's zone.
[[nodiscard]] std::string shown(const Scene& scene, Instant at);

}  // namespace runbook::verification
