#include "render/json_writer.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <utility>

#include "render/json.hpp"

namespace runbook::render {
namespace {

constexpr std::size_t piece = 64 << 10;  // what a pipe holds

/// Which of eight bytes are no ASCII or want an escape. A borrow runs only out of a byte that is one of these.
std::uint64_t odd_among(std::uint64_t eight) {
  constexpr std::uint64_t each = 0x0101010101010101;
  const auto equal_to = [&](unsigned char c) { return (eight ^ (each * c)) - each; };
  return (eight | (eight - each * 0x20) | equal_to('"') | equal_to('\\')) & (each * 0x80);
}

/// Whether a text stands between quotes as it is: ASCII with nothing to escape. Most are ids and titles of some ten bytes,
/// for which a loop over bytes, or its vectors' beginning and end, takes longer.
bool is_plain(std::string_view text) {
  const auto eight_at = [&](std::size_t i) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + i, sizeof eight);
    return eight;
  };
  if (text.size() < 8 && text.size() >= 4) {  // its first and last four, of which some may be the same
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, text.data(), sizeof first);
    std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    return odd_among(std::uint64_t{first} << 32 | last) == 0;
  }
  if (text.size() < 4) return std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c >= 0x80 || c == '"' || c == '\\'; });
  std::uint64_t odd = odd_among(eight_at(text.size() - 8));
  for (std::size_t i = 0; i + 8 < text.size(); i += 8) odd |= odd_among(eight_at(i));
  return odd == 0;
}

}  // namespace

void JsonWriter::value(std::string_view text) {
  // What needs more, nlohmann writes: one judge of what UTF-8 is and how it is escaped.
  if (is_plain(text)) word(text);
  else raw(Json(std::string{text}).dump(-1, ' ', false, Json::error_handler_t::replace));
}

void JsonWriter::value(std::string_view first, std::string_view second) {
  if (!is_plain(first) || !is_plain(second)) return value(std::string{first}.append(1, '/').append(second));
  make_room(first.size() + second.size() + of_one);
  begin_value();
  put('"');
  put(first);
  put('/');
  put(second);
  put('"');
}

void JsonWriter::text(std::string_view name, std::string_view content) {
  key(name);
  if (content.empty()) value(nullptr);
  else value(content);
}

std::string JsonWriter::finish() && {
  make_room(1);
  put('\n');
  if (sink_) (*sink_)(std::string_view{buffer_}.substr(0, used_));
  buffer_.resize(sink_ ? 0 : used_);
  return std::move(buffer_);
}

void JsonWriter::open(char opening) {
  make_room(of_one);
  begin_value();
  put(opening);
  assert(depth_ < deepest);
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char closing) {
  make_room(of_one);
  --depth_;
  if (!first_) begin_line();
  put(closing);
  first_ = false;
}

void JsonWriter::pass_on(std::size_t bytes) {
  if (sink_ && used_ >= piece / 2) {
    const auto full = std::exchange(used_, 0);  // first: where the sink throws, what is open closes into an empty buffer
    (*sink_)(std::string_view{buffer_}.substr(0, full));
  }
  if (buffer_.size() - used_ < bytes) buffer_.resize(std::max({piece, 2 * used_, used_ + bytes}));
}

}  // namespace runbook::render
