#include "calendar/instant_text.hpp"

#include <algorithm>

namespace runbook::calendar {
namespace {

namespace chrono = std::chrono;

void put_two(char* place, std::int64_t number) {
  place[0] = static_cast<char>('0' + number / 10);
  place[1] = static_cast<char>('0' + number % 10);
}

constexpr Instant first_simple{chrono::sys_days{chrono::year{1} / 1 / 1}}, last_simple{chrono::sys_days{chrono::year{9999} / 1 / 1}};
constexpr std::string_view shape = "0000-00-00T00:00:00+00:00";

}  // namespace

std::string_view InstantText::operator()(Instant instant) {
  const UtcDay& found = utc_day(instant);
  if (!found.simple) return text_ = format_instant(instant, zone_);
  const LocalTime local = LocalTime{instant.time_since_epoch()} + found.offset;
  const Day day = chrono::floor<chrono::days>(local);
  const auto seconds = (local - LocalTime{day}).count();
  const auto offset = std::abs(found.offset.count()) / 60;
  text_ = shape;
  std::ranges::copy(local_day(day).text, text_.data());
  put_two(text_.data() + 11, seconds / 3600);
  put_two(text_.data() + 14, seconds / 60 % 60);
  put_two(text_.data() + 17, seconds % 60);
  if (found.offset < Seconds{0}) text_[19] = '-';
  put_two(text_.data() + 20, offset / 60);
  put_two(text_.data() + 23, offset % 60);
  return text_;
}

const InstantText::UtcDay& InstantText::utc_day(Instant instant) {
  const Instant begin = chrono::floor<chrono::days>(instant);
  UtcDay& place = utc_days_[static_cast<std::size_t>(begin.time_since_epoch() / chrono::days{1}) % kept];
  if (place.begin == begin) return place;
  // No zone changes its clock twice in two days (zone.cpp has it so too): what is equal at both ends held between them.
  const Seconds offset = zone_.offset_at(begin);
  const bool one_offset = offset == zone_.offset_at(begin + chrono::days{1} - Seconds{1}) && offset % chrono::minutes{1} == Seconds{0};
  place = {begin, offset, one_offset && begin > first_simple && begin < last_simple};
  return place;
}

const InstantText::LocalDay& InstantText::local_day(Day day) {
  LocalDay& place = local_days_[static_cast<std::size_t>(day.time_since_epoch().count()) % kept];
  if (place.day == day) return place;
  place.day = day;
  std::ranges::copy(format_day(day), place.text.begin());
  return place;
}

}  // namespace runbook::calendar
