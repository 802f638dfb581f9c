// The formats of observations (semantics.md, Observations), told apart by content.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/collector.hpp"

namespace runbook::facts {

enum class Format : std::uint8_t { nothing, json_lines, json_array, csv, yaml };

/// By the first character that is not white space: `[` opens a JSON array; `{` JSON lines where the first line is a
/// whole object with a `subject` or an `at`, or is followed by others; a line `subject,at` or `subject,at,for` is CSV's
/// header; anything else is YAML. `text` without a byte order mark.
[[nodiscard]] Format format_of(std::string_view text);

/// Reads a text in its format into `collector`. A byte order mark is passed over. A text taken for YAML that does not
/// parse as such, but has a line that is a JSON object or begins with `{`, is JSON lines of which the first is torn.
void read_text(std::string_view text, Collector& collector);

/// Each line an object, blank ones aside; a line that is none is a warning.
void read_json_lines(std::string_view text, Collector& collector);
/// Fails as a whole where it does not parse as JSON; an item that is no observation is a warning.
void read_json_array(std::string_view text, Collector& collector);
/// RFC 4180 with the header `subject,at` or `subject,at,for`; CRLF or LF. A line is a row: no subject, instant or
/// period holds a line break, and a quote left open by a torn line must not swallow the lines after it.
void read_csv(std::string_view text, Collector& collector);
/// Whether the fields of a line are CSV's header.
[[nodiscard]] bool is_csv_header(std::string_view line);

/// What keeps a text from being read as YAML. `line` 0: nowhere in particular.
struct YamlFault {
  std::size_t line = 0;
  std::string message;
};
/// A map from subjects to an instant, an item `{ at: …, for: … }`, or a list of these; several documents add up, and so does
/// a subject that is given again. Where the text does not parse, or a document is no map, nothing of it is used.
[[nodiscard]] std::optional<YamlFault> read_yaml(std::string_view text, Collector& collector);

/// What one JSON object says. Scalars that are not text are given as their text (`"for": 2026`), null as absent.
struct JsonItem {
  std::optional<std::string> subject;
  std::optional<std::string> at;
  std::optional<std::string> period;
};
/// Reads one JSON object, nothing around it but white space. False where the text is none; other keys are passed over.
[[nodiscard]] bool read_json_item(std::string_view text, JsonItem& item);

/// The lines of a text, numbered from 1, without their line break (LF or CRLF).
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  /// Goes on to the next line; false at the end. A final line break ends the last line and begins none.
  [[nodiscard]] bool next() {
    if (rest_.empty()) return false;
    const std::size_t end = rest_.find('\n');
    line_ = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    if (line_.ends_with('\r')) line_.remove_suffix(1);
    ++number_;
    return true;
  }
  [[nodiscard]] std::string_view line() const { return line_; }
  [[nodiscard]] std::size_t number() const { return number_; }
  [[nodiscard]] bool blank() const { return line_.find_first_not_of(" \t\r") == std::string_view::npos; }

 private:
  std::string_view rest_;
  std::string_view line_;
  std::size_t number_ = 0;
};

}  // namespace runbook::facts
