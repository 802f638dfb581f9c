// An optional value in no more room than the value itself: one that never occurs stands for none. For the rows of a
// million sources, where std::optional's flag takes as much as another instant.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

#include "runbook/id.hpp"

namespace runbook {

/// The value of a T that stands for none.
template <class T>
struct NoneOf;
template <class Rep, class Period>
struct NoneOf<std::chrono::duration<Rep, Period>> {
  static constexpr auto value = std::chrono::duration<Rep, Period>::min();
};
template <class Clock, class Duration>
struct NoneOf<std::chrono::time_point<Clock, Duration>> {
  static constexpr auto value = std::chrono::time_point<Clock, Duration>::min();
};
template <class T>
struct NoneOf<Handle<T>> {
  static constexpr Handle<T> value{std::numeric_limits<std::uint32_t>::max()};
};

/// A value like std::optional, which it is used like and turns into.
template <class T>
class Perhaps {
 public:
  constexpr Perhaps() = default;
  constexpr Perhaps(T value) : value_(value) {}  // as std::optional's, not explicit
  constexpr Perhaps(std::nullopt_t) {}
  constexpr Perhaps(const std::optional<T>& value) : value_(value.value_or(NoneOf<T>::value)) {}

  [[nodiscard]] constexpr explicit operator bool() const { return value_ != NoneOf<T>::value; }
  [[nodiscard]] constexpr operator std::optional<T>() const { return *this ? std::optional<T>{value_} : std::nullopt; }
  [[nodiscard]] constexpr const T& operator*() const { return value_; }
  [[nodiscard]] constexpr const T* operator->() const { return &value_; }
  [[nodiscard]] constexpr T value_or(T other) const { return *this ? value_ : other; }
  friend constexpr bool operator==(const Perhaps&, const Perhaps&) = default;

 private:
  T value_ = NoneOf<T>::value;
};

}  // namespace runbook
