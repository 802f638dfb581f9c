#include "schedule/load.hpp"

namespace runbook::oncall {
namespace {

constexpr std::chrono::days one_day{1};

calendar::Regime regime_for(const Context& context, const Rotation& rotation, Handle<Person> person) {
  calendar::Regime regime = context.regime_of(rotation);
  regime.zone = context.workspace()[person].timezone.value_or(regime.zone);
  return regime;
}

}  // namespace

Tally::Tally(const Context& context, const Rotation& rotation, Handle<Person> person)
    : Tally(regime_for(context, rotation, person)) {}

Seconds Tally::add(Interval piece) {
  const Seconds before = load_.weighted;
  for (Day day = regime_.zone.day_of(piece.begin); regime_.zone.start_of(day) < piece.end; day += one_day) {
    const Interval part = intersect(regime_.whole(day), piece);
    if (part.empty()) continue;
    const Seconds length = part.end - part.begin;
    load_.total += length;
    load_.weighted += length * LoadWeights::hour;
    const bool is_holiday = regime_.holiday_on(day).has_value();
    const bool is_weekend = !is_holiday && !regime_.days.contains(std::chrono::weekday{day});
    if (is_holiday) {
      load_.holiday += length;
      load_.weighted += length * LoadWeights::holiday;
    } else if (is_weekend) {
      load_.weekend += length;
      load_.weighted += length * LoadWeights::weekend;
    }
    if (day != last_day_) {
      if (is_holiday) counted_.holidays.push_back(regime_.zone.start_of(day));
      if (is_weekend) counted_.weekend_days.push_back(regime_.zone.start_of(day));
      load_.holidays += is_holiday ? 1U : 0U;
      load_.weekend_days += is_weekend ? 1U : 0U;
      last_day_ = day;
    }
    const auto clock = [&](Clock time) { return regime_.zone.to_instant(LocalTime{day} + time); };
    add_night(intersect(part, {part.begin, clock(night_end)}), day - one_day);
    add_night(intersect(part, {clock(night_begin), part.end}), day);
  }
  return load_.weighted - before;
}

/// `night`: the day on whose evening it begins.
void Tally::add_night(Interval part, Day night) {
  if (part.empty()) return;
  load_.night += part.end - part.begin;
  load_.weighted += (part.end - part.begin) * LoadWeights::night;
  if (night != last_night_) {
    counted_.nights.push_back(regime_.zone.to_instant(LocalTime{night} + night_begin));
    ++load_.nights;
  }
  last_night_ = night;
}

Seconds weight_of(const Context& context, const Rotation& rotation, Handle<Person> person, Interval piece) {
  return Tally{context, rotation, person}.add(piece);
}

}  // namespace runbook::oncall
