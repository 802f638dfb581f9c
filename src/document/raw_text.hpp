// What may not stand in a text at all (RB005), before any YAML is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runbook/diagnostic.hpp"
#include "runbook/source.hpp"

namespace runbook::document {

/// Why a character is refused.
enum class TextFault : std::uint8_t { none, not_utf8, nul, control, bidirectional };

/// What is wrong with a decoded text (after YAML's escapes); tab and newline are fine, a CR is not.
[[nodiscard]] TextFault fault_in(std::string_view text);
/// `holds a control character (U+0007)`: names the first fault of a decoded text.
[[nodiscard]] std::string describe_fault(std::string_view text);

struct RawText {
  std::vector<Span> faults;  ///< every bad stretch, ascending
  bool readable = true;      ///< false: another encoding, or binary data; reading on would only make noise
  std::string patched;       ///< where there are faults: the text, byte for byte as long, with them made harmless
};

/// Finds all of it and reports one diagnostic a line and kind of fault. Of more than `bad_stretches_limit` stretches it
/// reports the first lines and that the rest is not looked at (RB004). A CR is fine before a newline alone.
[[nodiscard]] RawText check_raw_text(FileId file, std::string_view text, std::vector<Diagnostic>& diagnostics);

}  // namespace runbook::document
