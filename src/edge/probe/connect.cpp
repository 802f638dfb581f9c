#include "edge/probe/connect.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "edge/libpq/connection.hpp"

namespace runbook::edge::probe {

std::optional<std::string> conninfo_of(const std::string& text, Seconds timeout) {
  const auto connection = libpq::connection_of(text, std::max<std::int64_t>(2, timeout.count()), "runbook-probe");
  if (!connection) return std::nullopt;
  return connection->text;
}

std::string connection_fault(std::string_view message) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> known{{
      {"Data source name not found", "no such ODBC driver or data source is installed"},
      {"Can't open lib", "its ODBC driver cannot be loaded"},
      {"unable to open database file", "its file cannot be opened"},
      {"not a database", "its file is no database"},
  }};
  for (const auto& [part, reason] : known)
    if (message.find(part) != message.npos) return std::string{reason};
  if (const auto reason = libpq::known_reason(message)) return *reason;
  std::string unknown{libpq::kUnknownReason};
  constexpr std::string_view mark = "SQL state ";
  const auto at = message.rfind(mark);
  if (at == message.npos) return unknown;
  const auto state = message.substr(at + mark.size(), 5);
  const bool code = state.size() == 5 && std::ranges::all_of(state, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
  return unknown + (code ? " (SQL state " + std::string{state} + ")" : "");
}

}  // namespace runbook::edge::probe
