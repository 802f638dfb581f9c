// UTF-8: decoding, counting, how wide a text is on a terminal, and making it safe to show there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runbook::text {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// One step through a text.
struct Decoded {
  char32_t code = 0;        ///< the code point; for a bad byte, the byte itself
  std::uint8_t length = 1;  ///< bytes that it takes, 1 to 4; a bad byte is a step of its own
  bool valid = true;
};

/// What stands at `offset` (< text.size()). Overlong forms, surrogates and anything above U+10FFFF are bad (RFC 3629).
[[nodiscard]] Decoded decode(std::string_view text, std::size_t offset);

/// The offset of the first byte that is no UTF-8; nothing where all of it is.
[[nodiscard]] std::optional<std::size_t> first_invalid(std::string_view text);

/// Code points, each bad byte counted as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Columns on a terminal: 2 for wide East Asian characters and emoji, 0 for what combines with the character before it,
/// is a control or cannot be seen, else 1 (the widths of Unicode's EastAsianWidth.txt; ambiguous ones are narrow).
[[nodiscard]] int width_of(char32_t code);
/// Sum over a text; a bad byte counts 1.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Whether nothing is seen of it though it is there: bidirectional controls, zero width spaces, soft hyphens, tags.
[[nodiscard]] bool is_invisible(char32_t code);
/// Whether it turns the direction of writing: U+202A-202E, U+2066-2069 (Trojan Source, CVE-2021-42574).
[[nodiscard]] bool is_bidirectional_override(char32_t code);
/// C0 (with tab and line breaks), DEL and C1.
[[nodiscard]] bool is_control(char32_t code);

/// Whether what stands at `offset` is not to be sent to a reader as it is: what is_invisible(), but for U+200C and U+200D
/// after a character beyond ASCII. Persian, Indic scripts and joined emoji are written with these; between Latin letters
/// they would only hide a difference.
[[nodiscard]] bool is_hidden(std::string_view text, std::size_t offset);

/// `U+202E`.
[[nodiscard]] std::string code_point_name(char32_t code);

/// The text as it can be sent to a terminal in one line: controls as their pictures (`␀`, `␊`, `␡`), C1 controls and
/// what is_hidden() as `<U+202E>`, bad bytes as `\xFF`. Everything else as it is.
[[nodiscard]] std::string visible(std::string_view text);

/// The text with blanks after it up to `width` columns; as it is where it is wider already.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
/// The text in at most `width` columns, cut at the end with `…` where it does not fit.
[[nodiscard]] std::string truncate(std::string_view text, std::size_t width);

/// Appends a code point (a valid one).
void append(std::string& to, char32_t code);

}  // namespace runbook::text
