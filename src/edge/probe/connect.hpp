// Connections to databases: what they are made of, and why one could not be made, without a word of theirs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runbook/time.hpp"

namespace runbook::edge::probe {

/// A connection of PostgreSQL (URI, or `key=value …`) as libpq reads it, written as `key='value' …` within our limits:
/// SOCI 4.0 takes a URI for a word that wants a value. Nothing where libpq cannot read it; its objection would quote the
/// piece that it did not understand, which may be the password.
[[nodiscard]] std::optional<std::string> conninfo_of(const std::string& text, Seconds timeout);

/// Why a database could not be reached, by what drivers are known to say; of anything else not a word is passed on but
/// the state's code, since nobody can tell what is in it.
[[nodiscard]] std::string connection_fault(std::string_view message);

}  // namespace runbook::edge::probe
