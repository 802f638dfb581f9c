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

}  // namespace

/// ASCII with nothing to escape stands between quotes as it is. Most texts are ids and titles of some ten bytes, for which a
/// loop over bytes, its vectors' beginning and end, or a call that copies takes longer than eight bytes at once.
bool JsonWriter::put_plain(std::string_view text) {
  const char* const from = text.data();
  char* const to = buffer_.data() + used_;
  const std::size_t size = text.size();
  std::uint64_t odd = 0;
  const auto take = [&]<class Bytes>(std::size_t i, Bytes bytes) {
    std::memcpy(&bytes, from + i, sizeof bytes);
    std::memcpy(to + i, &bytes, sizeof bytes);
    constexpr std::uint64_t others = sizeof bytes == 8 ? 0 : ~std::uint64_t{0} / 255 * 'a' << 8 * (sizeof bytes % 8);
    odd |= odd_among(others | bytes);
  };
  // The last bytes are taken whole, with some of those before them: that is cheaper than to ask how many there are.
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 < size; i += 8) take(i, std::uint64_t{});
    take(size - 8, std::uint64_t{});
  } else if (size >= 4) {
    take(0, std::uint32_t{});
    take(size - 4, std::uint32_t{});
  } else {
    for (std::size_t i = 0; i < size; ++i) take(i, std::uint8_t{});
  }
  if (odd != 0) return false;
  used_ += size;
  return true;
}

void JsonWriter::value(std::string_view text) {
  make_room(text.size() + of_one);
  begin_value();
  const std::size_t begin = used_;
  put('"');
  if (put_plain(text)) return put('"');
  used_ = begin;
  put_escaped(text);
}

void JsonWriter::value(std::string_view first, std::string_view second) {
  make_room(first.size() + second.size() + of_one);
  begin_value();
  const std::size_t begin = used_;
  put('"');
  if (put_plain(first)) {
    put('/');
    if (put_plain(second)) return put('"');
  }
  used_ = begin;
  put_escaped(std::string{first}.append(1, '/').append(second));
}

/// By nlohmann: one judge of what UTF-8 is and how it is escaped.
void JsonWriter::put_escaped(std::string_view text) {
  const auto escaped = Json(std::string{text}).dump(-1, ' ', false, Json::error_handler_t::replace);
  make_room(escaped.size() + of_one);
  put(escaped);
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
