// Who is on call at an instant, until when, who comes next, and how they are reached.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runbook/schedule.hpp"

namespace runbook {

/// Somebody's time on call, whole: not cut by a window, whatever the reasons within it.
struct Duty {
  Party to;
  Interval when;  ///< begin Instant::min(), end Instant::max() where it has none within reach
  Shift::Reason reason{};                    ///< at the instant asked about, else at its begin; of rotations only
  std::optional<Handle<Person>> instead_of;  ///< the person replaced then
  bool operator==(const Duty&) const = default;
};

/// What is asked of duties.
enum class DutyView : std::uint8_t {
  now,   ///< who is on call, until when, who is next, how they are reached
  next,  ///< what changes hands next, the soonest first
};

/// `runbook oncall --now` and `--next`: what holds at `at`, in the order of the ids.
struct DutyReport {
  struct RotationDuty {
    Handle<Rotation> rotation;
    std::optional<Duty> now;
    std::optional<Instant> until;  ///< where it ends, or where the gap ends; none where that is out of reach
    std::optional<Duty> next;      ///< the first after it of somebody else, or after the gap
  };
  struct CoverageDuty {
    enum class State : std::uint8_t { closed, open, gap };
    Handle<Pipeline> pipeline;
    std::string id;
    Party by;
    State state{};                 ///< closed: its window does not hold
    std::optional<Duty> now;       ///< in State::open
    std::optional<Instant> until;  ///< where the present duty or gap ends; none where that is out of reach, or closed
    std::optional<Duty> next;      ///< the first to begin after `at`, within 40 days
  };
  Instant at;
  std::vector<RotationDuty> rotations;
  std::vector<CoverageDuty> coverage;
  std::vector<std::string> warnings;      ///< of the rotations, from `at` to the end of what comes next
  std::optional<Handle<Person>> person{}; ///< the one asked for
};

/// Pure. With `filter.person` only what is that person's: with DutyView::now what they hold now, each with whoever really
/// comes next; with DutyView::next what comes to them, in rotations within 400 days, and `next` is theirs.
[[nodiscard]] DutyReport duty(const Workspace& workspace, Instant at, const OncallFilter& filter = {},
                              DutyView view = DutyView::now);

/// The duties of a report as the pieces that `schedule` has, whole, with its keys: for calendars. What has no beginning or
/// no end within reach is cut as `schedule` cuts it to the week of the instant (of a next duty: the week it begins in).
[[nodiscard]] OncallReport rota_of(const Workspace& workspace, const DutyReport& report, bool with_now, bool with_next);

/// How a party is reached: people with their e-mail, and the channels of the party itself and of its team. A rotation
/// is reached through its team: its channels, where it has none its members.
struct Reachable {
  std::vector<Handle<Person>> people;    ///< who it stands for, ascending; a person for themselves
  std::vector<Handle<Channel>> channels; ///< ascending, each once
};
/// `via`: the party through which `to` was found (a rotation, a coverage's `by`), whose channels count too.
[[nodiscard]] Reachable reachable(const Workspace& workspace, const Party& to, const Party& via);

}  // namespace runbook
