#include "model/workspace_sections.hpp"

// Rotations: shifts, handoffs, eras, overrides (language.md, workspace.yaml).
namespace runbook::model {

template <>
std::string_view title_of_section<Handoff>() { return "a handoff"; }
template <>
const std::vector<Field<Handoff>>& fields_of<Handoff>() {
  static const std::vector<Field<Handoff>> table{
      custom<Handoff, WeekdayName>("day", "The weekday on which shifts of whole weeks are handed over.", false,
                                   [](Decoder& d, const Node& n, Handoff& handoff) {
                                     handoff.day_given = true;
                                     return WeekdayName::read(d, n, handoff.day);
                                   }),
      custom<Handoff, StartOfDay>("time", "The local time at which shifts are handed over.", false,
                                 [](Decoder& d, const Node& n, Handoff& handoff) {
                                   return StartOfDay::read(d, n, handoff.time);
                                 }),
  };
  return table;
}

template <>
std::string_view title_of_section<Era>() { return "an era of a roster"; }
template <>
const std::vector<Field<Era>>& fields_of<Era>() {
  static const std::vector<Field<Era>> table{
      custom<Era, Date>("from", "The day from which these members take turns.", true,
                        [](Decoder& d, const Node& n, Era& era) {
                          era.from_at = n.location();
                          return Date::read(d, n, era.from);
                        }),
      need<&Era::members, PersonNames>("members", "Who takes turns, in this order."),
  };
  return table;
}

template <>
std::string_view title_of_section<Override>() { return "an override"; }
template <>
const std::vector<Field<Override>>& fields_of<Override>() {
  static const std::vector<Field<Override>> table{
      need<&Override::from, DateOrInstant>("from", "The first day of the override, or the instant at which it begins."),
      need<&Override::to, DateOrInstant>("to", "The last day of the override, or the instant at which it ends."),
      need<&Override::person, Name<PersonRef>>("person", "Who is on call then."),
      field<&Override::reason, Text>("reason", "Why, for whoever reads the rota."),
  };
  return table;
}

namespace {

/// Shifts are handed over on whole hours.
struct ShiftLength {
  using Value = Seconds;
  static const Type& type() { return Duration::type(); }
  static bool read(Decoder& decoder, const Node& node, Seconds& value) {
    Seconds read{};
    if (!Duration::read(decoder, node, read)) return false;
    if (read % std::chrono::hours{1} != Seconds::zero())
      return decoder.refuse(node, "a shift of whole days or hours", "such as `1w`, `2d` or `12h`");
    value = read;
    return true;
  }
};

}  // namespace

template <>
std::string_view title_of_section<Rotation>() { return "a rotation"; }
template <>
const std::vector<Field<Rotation>>& fields_of<Rotation>() {
  static const std::vector<Field<Rotation>> table{
      field<&Rotation::title, Text>("title", "What people call the rotation; the id where it is left out."),
      need<&Rotation::team, Name<TeamRef>>("team", "The team whose zone and calendar govern the rotation."),
      custom<Rotation, ShiftLength>("shift", "How long a shift is: whole days or hours.", true,
                                    [](Decoder& d, const Node& n, Rotation& rotation) {
                                      rotation.shift_at = n.location();
                                      return ShiftLength::read(d, n, rotation.shift);
                                    }),
      field<&Rotation::handoff, Section<Handoff>>("handoff", "When shifts are handed over; Monday (for whole weeks) at 09:00 where it is left out."),
      custom<Rotation, ListOf<Section<Era>>>("roster", "Eras, each with its members and its own count.", true,
                                             [](Decoder& d, const Node& n, Rotation& rotation) {
                                               rotation.roster_at = n.location();
                                               return ListOf<Section<Era>>::read(d, n, rotation.roster);
                                             }),
      field<&Rotation::overrides, ListOf<Section<Override>>>("overrides", "Who is on call instead, and when."),
  };
  return table;
}

}  // namespace runbook::model
