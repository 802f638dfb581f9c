#include "calendar/instant_text.hpp"

#include <algorithm>
#include <cstdlib>

namespace runbook::calendar {
namespace {

namespace chrono = std::chrono;

void put_two(char* place, std::int64_t number) {
  place[0] = static_cast<char>('0' + number / 10);
  place[1] = static_cast<char>('0' + number % 10);
}

constexpr Instant first_year{chrono::sys_days{chrono::year{1} / 1 / 1}}, last_year{chrono::sys_days{chrono::year{9999} / 1 / 1}};
constexpr std::string_view shape = "0000-00-00T00:00:00+00:00";

}  // namespace

std::string_view InstantText::operator()(Instant instant) {
  const Seconds offset = zone_.offset_at(instant);
  const bool simple = first_year < instant && instant < last_year && offset % chrono::minutes{1} == Seconds{0};
  if (!simple) return text_ = format_instant(instant, zone_);
  const LocalTime local = LocalTime{instant.time_since_epoch()} + offset;
  const Day day = chrono::floor<chrono::days>(local);
  const auto seconds = (local - LocalTime{day}).count();
  const auto minutes = std::abs(offset.count()) / 60;
  text_ = shape;
  std::ranges::copy(known(day).text, text_.data());
  put_two(text_.data() + 11, seconds / 3600);
  put_two(text_.data() + 14, seconds / 60 % 60);
  put_two(text_.data() + 17, seconds % 60);
  if (offset < Seconds{0}) text_[19] = '-';
  put_two(text_.data() + 20, minutes / 60);
  put_two(text_.data() + 23, minutes % 60);
  return text_;
}

const InstantText::KnownDay& InstantText::known(Day day) {
  KnownDay& place = days_[static_cast<std::size_t>(day.time_since_epoch().count()) % days_.size()];
  if (place.day == day) return place;
  place.day = day;
  std::ranges::copy(format_day(day), place.text.begin());
  return place;
}

}  // namespace runbook::calendar
