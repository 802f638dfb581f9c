// Making a user's text safe for a medium that is neither a terminal (layout.hpp) nor Markdown (docs_markdown.hpp). Each
// takes any bytes: what is not UTF-8 becomes U+FFFD, and no result holds a control that its medium could act upon.
#pragma once

#include <string>
#include <string_view>

namespace runbook::render {

/// XML 1.0 character data, also within a quoted attribute. Characters that XML cannot hold become U+FFFD; in
/// attributes a line break is kept as a character reference.
[[nodiscard]] std::string xml(std::string_view text);

/// The value of an iCalendar TEXT property (RFC 5545, 3.3.11): `\`, `;`, `,` and line breaks escaped, other controls
/// become U+FFFD.
[[nodiscard]] std::string ics_text(std::string_view text);

/// One content line of iCalendar with its CRLF, folded at 75 octets without splitting a character (RFC 5545, 3.1).
/// `line` is valid UTF-8 without line breaks.
[[nodiscard]] std::string ics_line(std::string_view line);

/// The message of a GitHub workflow command (actions/toolkit, command.ts: escapeData).
[[nodiscard]] std::string github_data(std::string_view text);
/// The value of a property of one (escapeProperty).
[[nodiscard]] std::string github_property(std::string_view text);

/// A relative path as a URI reference (RFC 3986): everything but unreserved characters and `/` is percent-encoded.
[[nodiscard]] std::string uri_path(std::string_view path);

}  // namespace runbook::render
