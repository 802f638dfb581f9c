// Where a byte is, as a person counts: lines and columns of a text.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "runbook/source.hpp"

namespace runbook::text {

/// From 1. Columns count Unicode code points (cli.md); a tab is one, a bad byte is one.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  auto operator<=>(const Position&) const = default;
};

/// The lines of a text, found once. LF and CRLF break lines, a lone CR does not (as YAML's reader has it). A byte-order
/// mark at the start is in line 1 but has no column. The text must outlive the index and be shorter than 4 GiB.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  /// Any offset; one past the end is the end, one within a character is that character's place.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// Line `number` without its break (and without a byte-order mark); an empty span at the text's end past the last
  /// line.
  [[nodiscard]] Span line(std::uint32_t number) const;
  /// At least 1: an empty text has one empty line, and a final line break starts another.
  [[nodiscard]] std::uint32_t lines() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  [[nodiscard]] std::uint32_t code_points_before(std::uint32_t offset) const;

  struct Checkpoint {
    std::uint32_t offset;  // at the start of a character
    std::uint32_t count;   // code points before it
  };
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
  // One each few KiB, so that a look-up in an 8 MiB line stays cheap; none where each byte is a code point.
  std::vector<Checkpoint> checkpoints_;
};

}  // namespace runbook::text
