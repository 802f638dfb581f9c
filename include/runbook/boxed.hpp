// A list of large things.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace runbook {

/// A list whose items stay where they were made, whatever becomes of the list: it grows, is sorted, is put behind another.
/// Moving ten thousand pipelines, however cheap each move, took one thread as long as two took to link them.
template <class T>
class Boxed {
 public:
  using value_type = T;

  /// Forward; what asks for the item at a place has operator[].
  template <class Item>
  class Iterator {
   public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    explicit Iterator(const std::unique_ptr<T>* at) : at_(at) {}
    Item& operator*() const { return **at_; }
    Item* operator->() const { return at_->get(); }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return Iterator{at_++}; }
    bool operator==(const Iterator&) const = default;

   private:
    const std::unique_ptr<T>* at_ = nullptr;
  };

  Boxed() = default;
  Boxed(std::initializer_list<T> items) {
    for (const auto& item : items) push_back(item);
  }
  Boxed(const Boxed& other) {
    for (const auto& item : other) push_back(item);
  }
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(const Boxed& other) { return *this = Boxed{other}; }
  Boxed& operator=(Boxed&&) noexcept = default;
  ~Boxed() = default;

  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] T& operator[](std::size_t i) { return *items_[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return *items_[i]; }
  [[nodiscard]] Iterator<T> begin() { return Iterator<T>{items_.data()}; }
  [[nodiscard]] Iterator<T> end() { return Iterator<T>{items_.data() + items_.size()}; }
  [[nodiscard]] Iterator<const T> begin() const { return Iterator<const T>{items_.data()}; }
  [[nodiscard]] Iterator<const T> end() const { return Iterator<const T>{items_.data() + items_.size()}; }

  void clear() { items_.clear(); }
  void push_back(T item) { items_.push_back(std::make_unique<T>(std::move(item))); }
  T& emplace_back() { return *items_.emplace_back(std::make_unique<T>()); }
  /// All of `others`, behind these.
  void append(Boxed&& others) { std::ranges::move(others.items_, std::back_inserter(items_)); }
  /// Stable. `key`: what of an item decides.
  template <class Key>
  void sort_by(Key key) {
    std::ranges::stable_sort(items_, {}, [&](const auto& item) -> decltype(auto) { return std::invoke(key, std::as_const(*item)); });
  }

 private:
  std::vector<std::unique_ptr<T>> items_;
};

}  // namespace runbook
