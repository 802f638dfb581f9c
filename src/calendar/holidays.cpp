#include "calendar/holidays.hpp"

#include <algorithm>

#include "calendar/civil.hpp"

namespace runbook::calendar {
namespace {

namespace chrono = std::chrono;

unsigned slot(chrono::month_day date) {
  return static_cast<unsigned>(date.month()) * 32 + static_cast<unsigned>(date.day());
}

}  // namespace

// The anonymous Gregorian computus, as printed in Meeus, Astronomical Algorithms, chapter 8.
Day easter_sunday(chrono::year year) {
  const int y = static_cast<int>(year);
  const int a = y % 19, b = y / 100, c = y % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return Day{year / (n / 31) / (n % 31 + 1)};
}

template <class Key>
void Holidays::keep_first_of_each(std::vector<Entry<Key>>& entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  const auto same = [](const auto& a, const auto& b) { return a.key == b.key; };
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
}

template <class Key>
std::uint32_t Holidays::find_in(const std::vector<Entry<Key>>& entries, Key key) {
  const auto less = [](const Entry<Key>& entry, const Key& wanted) { return entry.key < wanted; };
  const auto found = std::lower_bound(entries.begin(), entries.end(), key, less);
  return found == entries.end() || found->key != key ? kNone : found->index;
}

Holidays::Holidays(const std::vector<Holiday>& entries) : entries_(&entries) {
  for (std::uint32_t index = 0; index < entries.size(); ++index) {
    const auto& on = entries[index].on;
    if (const auto* day = std::get_if<Day>(&on)) {
      once_.push_back({*day, index});
    } else if (const auto* date = std::get_if<chrono::month_day>(&on)) {
      yearly_.push_back({slot(*date), index});
    } else {
      easter_.push_back({std::get<EasterOffset>(on).days, index});
    }
  }
  std::stable_sort(yearly_.begin(), yearly_.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  keep_first_of_each(once_);
  keep_first_of_each(easter_);
}

std::uint32_t Holidays::yearly_on(Day day, unsigned slot_of_day) const {
  const auto less = [](const Entry<unsigned>& entry, unsigned wanted) { return entry.key < wanted; };
  for (auto entry = std::lower_bound(yearly_.begin(), yearly_.end(), slot_of_day, less);
       entry != yearly_.end() && entry->key == slot_of_day; ++entry) {
    const auto& from = (*entries_)[entry->index].from;
    if (!from || *from <= day) return entry->index;
  }
  return kNone;
}

std::optional<std::string_view> Holidays::name_on(Day day) const {
  if (entries_ == nullptr) return std::nullopt;
  std::uint32_t first = find_in(once_, day);
  if (!yearly_.empty() || !easter_.empty()) {
    const chrono::year_month_day date{day};
    first = std::min(first, yearly_on(day, slot(date.month() / date.day())));
    if (!easter_.empty()) {
      // An offset may pass the turn of the year: the neighbours' Easters count too.
      for (int around = -1; around <= 1; ++around) {
        const auto offset = (day - easter_sunday(date.year() + chrono::years{around})).count();
        first = std::min(first, find_in(easter_, static_cast<int>(offset)));
      }
    }
  }
  if (first == kNone) return std::nullopt;
  return std::string_view{(*entries_)[first].name};
}

}  // namespace runbook::calendar
