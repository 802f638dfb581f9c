// What `runbook` and its helper `runbook-probe` say to each other: one JSON text there, one back.
//
// A helper of its own, and a process for each look: the clients of databases and the network cost the start of a
// program more than `check` takes in all, a driver that hangs or dies takes nobody with it, a time limit can always be
// kept by killing, and no secret is ever in the memory of the program that prints.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runbook/ports.hpp"

namespace runbook::edge {

/// What holds for every look of one run.
struct ProbeSettings {
  std::string folder;                ///< the workspace's; the helper works in it
  Zone zone;                         ///< the workspace's, for instants without an offset
  Instant now{};
  Seconds timeout{30};               ///< for each look
  bool allow_commands = false;
  ProbePolicy policy;
  std::vector<std::string> secrets;  ///< every reference of the workspace: what they hold is kept out of messages
};

struct ProbeOrder {
  ProbeSettings settings;
  ProbeTask task;
};

[[nodiscard]] std::string write_order(const ProbeSettings& settings, const ProbeTask& task);
/// Nothing where the text is no order.
[[nodiscard]] std::optional<ProbeOrder> read_order(std::string_view text);

[[nodiscard]] std::string write_answer(const Result<Found>& answer);
/// Nothing where the text is no answer, as from a helper that died.
[[nodiscard]] std::optional<Result<Found>> read_answer(std::string_view text);

}  // namespace runbook::edge
