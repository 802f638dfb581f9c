#include "text/utf8.hpp"

#include <algorithm>
#include <iterator>

#include "text/width_table.hpp"

namespace runbook::text {
namespace {

template <std::size_t N>
bool holds(const tables::Range (&ranges)[N], char32_t code) {
  const auto* after = std::upper_bound(std::begin(ranges), std::end(ranges), code,
                                       [](char32_t c, const tables::Range& range) { return c < range.first; });
  return after != std::begin(ranges) && code <= std::prev(after)->last;
}

constexpr char hex_digits[] = "0123456789ABCDEF";

std::uint8_t byte_at(std::string_view text, std::size_t offset) { return static_cast<std::uint8_t>(text[offset]); }

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
  const std::uint8_t lead = byte_at(text, offset);
  if (lead < 0x80) return {lead, 1, true};
  const Decoded bad{lead, 1, false};
  std::uint8_t length = 0;
  char32_t code = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    code = lead & 0x1Fu;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    code = lead & 0x0Fu;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    code = lead & 0x07u;
  } else {
    return bad;
  }
  if (offset + length > text.size()) return bad;
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint8_t next = byte_at(text, offset + i);
    if ((next & 0xC0) != 0x80) return bad;
    code = (code << 6) | (next & 0x3Fu);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) return bad;
  return {code, length, true};
}

std::optional<std::size_t> first_invalid(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded step = decode(text, i);
    if (!step.valid) return i;
    i += step.length;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += decode(text, i).length) ++count;
  return count;
}

bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code <= 0x9F); }

bool is_bidirectional_override(char32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool is_invisible(char32_t code) { return code >= 0x80 && holds(tables::invisible, code); }

bool is_hidden(std::string_view text, std::size_t offset) {
  const Decoded step = decode(text, offset);
  if (!step.valid || !is_invisible(step.code)) return false;
  const bool joins = step.code == 0x200C || step.code == 0x200D;
  return !joins || offset == 0 || static_cast<unsigned char>(text[offset - 1]) < 0x80;
}

int width_of(char32_t code) {
  if (is_control(code)) return 0;
  if (code < 0x300) return code == 0xAD ? 0 : 1;
  if (holds(tables::combining, code) || is_invisible(code)) return 0;
  return holds(tables::wide, code) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] >= ' ' && text[i] < '\x7f') {  // nearly all of it
      ++width, ++i;
      continue;
    }
    const Decoded step = decode(text, i);
    width += step.valid ? static_cast<std::size_t>(width_of(step.code)) : 1;
    i += step.length;
  }
  return width;
}

std::string code_point_name(char32_t code) {
  std::string digits;
  for (int shift = 20; shift >= 0; shift -= 4) {
    const auto digit = static_cast<std::size_t>((code >> shift) & 0xF);
    if (!digits.empty() || digit != 0 || shift <= 12) digits += hex_digits[digit];
  }
  return "U+" + digits;
}

void append(std::string& to, char32_t code) {
  const auto put = [&](char32_t byte) { to += static_cast<char>(static_cast<std::uint8_t>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::string visible(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded step = decode(text, i);
    if (!step.valid) {
      shown += "\\x";
      shown += hex_digits[step.code >> 4];
      shown += hex_digits[step.code & 0xF];
    } else if (step.code < 0x20) {
      append(shown, 0x2400 + step.code);
    } else if (step.code == 0x7F) {
      append(shown, 0x2421);
    } else if (is_control(step.code) || is_hidden(text, i)) {
      shown += '<' + code_point_name(step.code) + '>';
    } else {
      shown.append(text, i, step.length);
    }
    i += step.length;
  }
  return shown;
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  std::string padded(text);
  if (taken < width) padded.append(width - taken, ' ');
  return padded;
}

std::string truncate(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::size_t end = 0;
  std::size_t taken = 0;
  while (end < text.size()) {
    const Decoded step = decode(text, end);
    const auto columns = step.valid ? static_cast<std::size_t>(width_of(step.code)) : 1;
    if (taken + columns > width - 1) break;  // one column is the ellipsis's
    taken += columns;
    end += step.length;
  }
  constexpr std::string_view joiner = "\u200D";
  if (text.substr(0, end).ends_with(joiner)) end -= joiner.size();  // it would join the ellipsis
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace runbook::text
