// Connections to PostgreSQL, as the state and probes both make them. What libpq says about one is never shown: it quotes the
// piece that it did not understand, or the whole, and the password may be in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runbook::edge::libpq {

struct Connection {
  std::string text;     ///< `key='value' …`
  bool secret = false;  ///< a password stands in it
};

/// A connection as people write it (an address or keys and values), read by libpq and written anew: it gives up after so
/// many seconds where it does not say when, and names `application` to the server. Nothing where libpq cannot read it.
[[nodiscard]] std::optional<Connection> connection_of(const std::string& text, std::int64_t seconds, std::string_view application);

/// Why a server could not be reached, in words of ours for what libpq is known to say; nothing for anything else.
[[nodiscard]] std::optional<std::string> known_reason(std::string_view message);

/// What to say instead of a reason that is not known.
inline constexpr std::string_view kUnknownReason = "its reason is not shown, since it may hold the connection";

}  // namespace runbook::edge::libpq
