// The holidays of one calendar, made ready to be asked by the day.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "runbook/model.hpp"

namespace runbook::calendar {

/// Answers in the time of a binary search, however many entries the calendar has. Keeps views of the calendar's
/// entries, which must outlive it and stay where they are.
class Holidays {
 public:
  Holidays() = default;  ///< no holidays
  explicit Holidays(const std::vector<Holiday>& entries);

  /// The name of the holiday that `day` is; of two entries on one day the first written names it (semantics.md, Time).
  /// Easter offsets are right up to 440 days either way.
  [[nodiscard]] std::optional<std::string_view> name_on(Day day) const;

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  template <class Key>
  struct Entry {
    Key key;
    std::uint32_t index;  ///< into entries_
  };
  template <class Key>
  static void keep_first_of_each(std::vector<Entry<Key>>& entries);
  template <class Key>
  static std::uint32_t find_in(const std::vector<Entry<Key>>& entries, Key key);

  [[nodiscard]] std::uint32_t yearly_on(Day day, unsigned slot_of_day) const;

  const std::vector<Holiday>* entries_ = nullptr;
  std::vector<Entry<Day>> once_;         // ascending, each day once
  std::vector<Entry<int>> easter_;       // ascending by offset, each once
  std::vector<Entry<unsigned>> yearly_;  // ascending by month * 32 + day, then as written
};

}  // namespace runbook::calendar
