// An optional value that few have: a pointer where std::optional keeps room for the whole value. Of a million sources
// hardly one has a probe, and of the incidents few are acknowledged.
#pragma once

#include <memory>
#include <utility>

namespace runbook {

/// A value like std::optional, which it is used like: copies are deep, and comparison is of the values.
template <class T>
class Rare {
 public:
  Rare() = default;
  Rare(T value) : held_(std::make_unique<T>(std::move(value))) {}  // as std::optional's, not explicit
  Rare(const Rare& other) : held_(other.held_ ? std::make_unique<T>(*other.held_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) { return *this = Rare{other}; }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  /// A new value in place of whatever was there.
  T& emplace() { return *(held_ = std::make_unique<T>()); }
  /// Null where there is none.
  [[nodiscard]] T* get() { return held_.get(); }
  [[nodiscard]] const T* get() const { return held_.get(); }
  [[nodiscard]] explicit operator bool() const { return held_ != nullptr; }
  [[nodiscard]] T& operator*() { return *held_; }
  [[nodiscard]] const T& operator*() const { return *held_; }
  [[nodiscard]] T* operator->() { return held_.get(); }
  [[nodiscard]] const T* operator->() const { return held_.get(); }

  friend bool operator==(const Rare& a, const Rare& b) { return a.held_ && b.held_ ? *a == *b : !a.held_ && !b.held_; }

 private:
  std::unique_ptr<T> held_;
};

}  // namespace runbook
