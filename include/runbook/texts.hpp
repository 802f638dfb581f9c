// Texts that many small things are made of, in few pieces of memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <forward_list>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace runbook {

/// A list of texts that a Texts keeps; a cheap view.
class TextList {
 public:
  TextList() = default;
  /// `list` must outlive it; null is an empty one.
  explicit TextList(const std::vector<std::string_view>* list) : list_(list) {}
  [[nodiscard]] std::span<const std::string_view> all() const { return list_ ? std::span{*list_} : std::span<const std::string_view>{}; }
  [[nodiscard]] auto begin() const { return all().begin(); }
  [[nodiscard]] auto end() const { return all().end(); }
  [[nodiscard]] std::size_t size() const { return all().size(); }
  [[nodiscard]] bool empty() const { return all().empty(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const { return (*list_)[i]; }
  friend bool operator==(const TextList& a, const TextList& b) { return std::ranges::equal(a.all(), b.all()); }

 private:
  const std::vector<std::string_view>* list_ = nullptr;
};

/// Keeps texts for as long as it lives. A std::string takes 32 bytes and, of more than 15 letters, an allocation; of a
/// million sources each has an id, a title, tags and contents.
class Texts {
 public:
  [[nodiscard]] std::string_view keep(std::string_view text);
  /// One behind the other.
  [[nodiscard]] std::string_view keep(std::string_view first, std::string_view second);
  /// A pipeline's sources tend to have the same tags and contents: of the lists kept last an equal one is given again.
  [[nodiscard]] TextList keep(const std::vector<std::string_view>& list);

 private:
  [[nodiscard]] char* room_for(std::size_t size);

  std::vector<std::unique_ptr<char[]>> pieces_;
  std::size_t piece_ = 0;  // how large the last one with room is
  std::size_t left_ = 0;   // of it
  std::forward_list<std::vector<std::string_view>> lists_;  // the newest first
};

}  // namespace runbook
