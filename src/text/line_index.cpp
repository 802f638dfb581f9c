#include "text/line_index.hpp"

#include <algorithm>
#include <iterator>

#include "text/utf8.hpp"

namespace runbook::text {
namespace {

constexpr std::uint32_t checkpoint_bytes = 1024;

/// Without a way out at the first byte that is not, so that the compiler makes vector instructions of it.
bool is_ascii(std::string_view text) {
  unsigned bits = 0;
  for (const char c : text) bits |= static_cast<unsigned char>(c);
  return bits < 0x80;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::uint32_t first = text.starts_with(byte_order_mark) ? 3 : 0;
  starts_.push_back(first);
  if (is_ascii(text)) {
    for (auto end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) starts_.push_back(static_cast<std::uint32_t>(end) + 1);
    return;
  }
  checkpoints_.push_back({first, 0});
  std::uint32_t count = 0;
  for (std::uint32_t i = first; i < size; ++count) {
    if (i - checkpoints_.back().offset >= checkpoint_bytes) checkpoints_.push_back({i, count});
    if (text[i] == '\n') starts_.push_back(i + 1);
    i += static_cast<unsigned char>(text[i]) < 0x80 ? 1 : decode(text, i).length;
  }
}

std::uint32_t LineIndex::code_points_before(std::uint32_t offset) const {
  if (checkpoints_.empty()) return offset;
  const auto after = std::ranges::upper_bound(checkpoints_, offset, {}, &Checkpoint::offset);
  if (after == checkpoints_.begin()) return 0;  // within the byte-order mark
  auto [at, count] = *std::prev(after);
  while (at < offset) {
    const std::uint32_t next = at + decode(text_, at).length;
    if (next > offset) break;
    at = next;
    ++count;
  }
  return count;
}

Position LineIndex::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  offset = std::max(offset, starts_.front());
  const auto after = std::ranges::upper_bound(starts_, offset);
  const auto number = static_cast<std::uint32_t>(after - starts_.begin());
  return {number, code_points_before(offset) - code_points_before(*std::prev(after)) + 1};
}

Span LineIndex::line(std::uint32_t number) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (number == 0 || number > starts_.size()) return {size, size};
  const std::uint32_t begin = starts_[number - 1];
  std::uint32_t end = number < starts_.size() ? starts_[number] - 1 : size;
  if (number < starts_.size() && end > begin && text_[end - 1] == '\r') --end;
  return {begin, end};
}

}  // namespace runbook::text
