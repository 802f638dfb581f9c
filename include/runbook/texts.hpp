// Texts that many small things are made of, in few pieces of memory.
#pragma once

#include <cstddef>
#include <forward_list>
#include <memory>
#include <string_view>
#include <vector>

namespace runbook {

/// A list of texts that a Texts keeps; a cheap view.
class TextList {
 public:
  TextList() = default;
  explicit TextList(const std::vector<std::string_view>& list) : list_(&list) {}  ///< `list` must outlive it
  [[nodiscard]] const std::string_view* begin() const { return list_ ? list_->data() : nullptr; }
  [[nodiscard]] const std::string_view* end() const { return list_ ? list_->data() + list_->size() : nullptr; }
  [[nodiscard]] std::size_t size() const { return list_ ? list_->size() : 0; }
  [[nodiscard]] bool empty() const { return size() == 0; }

 private:
  const std::vector<std::string_view>* list_ = nullptr;
};

/// Keeps texts for as long as it lives. A std::string takes 32 bytes and, of more than 15 letters, an allocation; of a
/// million sources each has an id, a title, tags and contents.
class Texts {
 public:
  [[nodiscard]] std::string_view keep(std::string_view text);
  /// A pipeline's sources tend to have the same tags and contents: one of the lists kept last that is equal is given again.
  [[nodiscard]] TextList keep(const std::vector<std::string_view>& list);

 private:
  std::vector<std::unique_ptr<char[]>> pieces_;
  std::size_t left_ = 0;  // of the last piece
  std::forward_list<std::vector<std::string_view>> lists_;  // the newest first
};

}  // namespace runbook
