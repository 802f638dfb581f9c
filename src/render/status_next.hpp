// What the next day brings where nobody does anything: the part of `status` that looks ahead.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/style.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::render {

/// A turn for the worse: `alarm`, at this instant, of `raw/api, watched by mid`.
struct Turn {
  Instant at;
  std::string_view becomes;  ///< warning, alarm, overdue; due, for what is to be done
  Style style{};
  std::string subject;  ///< with the pipelines that watch it, where its own does not see it turn then
};

/// The next few turns within 24 hours, the earliest first. Ages that count working days alone are left out: this knows no
/// calendar.
[[nodiscard]] std::vector<Turn> coming(const StatusReport& report, const Workspace& workspace);

}  // namespace runbook::render
