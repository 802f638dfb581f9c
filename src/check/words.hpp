// The words that the rules' messages are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runbook/model.hpp"

namespace runbook::rules {

/// How many related places of one kind a finding shows: more of the same helps nobody.
inline constexpr std::size_t most_related = 5;

/// A user's word in backquotes.
[[nodiscard]] std::string ticked(std::string_view word);
/// "`a`", "`a` and `b`", "`a`, `b` and `c`"; past `most` the rest is counted: "`a`, `b` and 7 more".
[[nodiscard]] std::string ticked_list(const std::vector<std::string>& words, std::size_t most = 5);
/// "role `pipeline-owner`".
[[nodiscard]] std::string described(const Workspace& workspace, const Party& party);
/// "from 2026-12-24 09:00 to 2026-12-27 09:00 (Europe/Berlin)".
[[nodiscard]] std::string shown(Interval when, Zone zone);
/// A duration as the user wrote it, so that it is found again in the line; formatted where an alias stands for it.
[[nodiscard]] std::string as_written(const Sources& sources, const Location& at, Seconds duration);
/// "1 source", "3 sources".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// The zone that governs what a party does (semantics.md, Time): its team's, else the workspace's.
[[nodiscard]] Zone zone_of(const Workspace& workspace, const Party& party);

}  // namespace runbook::rules
