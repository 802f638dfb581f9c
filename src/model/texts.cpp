#include "runbook/texts.hpp"

#include <algorithm>
#include <cstring>

namespace runbook {
namespace {

constexpr std::size_t piece = 1 << 10;      // what a dozen sources say
constexpr std::size_t lists_compared = 4;

}  // namespace

std::string_view Texts::keep(std::string_view text) {
  if (text.size() > piece / 4) {  // in a piece of its own, before the last, which has room still
    auto own = std::make_unique_for_overwrite<char[]>(text.size());
    std::memcpy(own.get(), text.data(), text.size());
    const std::string_view kept{own.get(), text.size()};
    pieces_.insert(pieces_.empty() ? pieces_.end() : std::prev(pieces_.end()), std::move(own));
    return kept;
  }
  if (text.size() > left_) {
    pieces_.push_back(std::make_unique_for_overwrite<char[]>(piece));
    left_ = piece;
  }
  char* at = pieces_.back().get() + (piece - left_);
  if (!text.empty()) std::memcpy(at, text.data(), text.size());
  left_ -= text.size();
  return {at, text.size()};
}

TextList Texts::keep(const std::vector<std::string_view>& list) {
  if (list.empty()) return {};
  std::size_t compared = 0;
  for (const auto& one : lists_) {
    if (one == list) return TextList{one};
    if (++compared == lists_compared) break;
  }
  auto& kept = lists_.emplace_front();
  kept.reserve(list.size());
  for (const auto text : list) kept.push_back(keep(text));
  return TextList{kept};
}

}  // namespace runbook
