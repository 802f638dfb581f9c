#include "runbook/texts.hpp"

#include <iterator>

namespace runbook {
namespace {

constexpr std::size_t first_piece = 256;  // what a few sources say
constexpr std::size_t largest_piece = 1 << 10;
constexpr std::size_t lists_compared = 8;

}  // namespace

char* Texts::room_for(std::size_t size) {
  if (size > largest_piece / 4) {  // a piece of its own, before the last one, which has room still
    const auto before = pieces_.empty() ? pieces_.end() : std::prev(pieces_.end());
    return pieces_.insert(before, std::make_unique_for_overwrite<char[]>(size))->get();
  }
  if (size > left_) {
    piece_ = left_ = piece_ == 0 ? first_piece : std::min(2 * piece_, largest_piece);
    pieces_.push_back(std::make_unique_for_overwrite<char[]>(piece_));
  }
  char* room = pieces_.back().get() + (piece_ - left_);
  left_ -= size;
  return room;
}

std::string_view Texts::keep(std::string_view text) { return keep(text, {}); }

std::string_view Texts::keep(std::string_view first, std::string_view second) {
  const auto size = first.size() + second.size();
  if (size == 0) return {};
  char* room = room_for(size);
  std::ranges::copy(second, std::ranges::copy(first, room).out);
  return {room, size};
}

TextList Texts::keep(const std::vector<std::string_view>& list) {
  if (list.empty()) return {};
  std::size_t compared = 0;
  for (const auto& one : lists_) {
    if (one == list) return TextList{&one};
    if (++compared == lists_compared) break;
  }
  auto& kept = lists_.emplace_front();
  kept.reserve(list.size());
  for (const auto text : list) kept.push_back(keep(text));
  return TextList{&kept};
}

}  // namespace runbook
