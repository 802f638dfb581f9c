#include "edge/probe/connect.hpp"

#include <postgresql/libpq-fe.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace runbook::edge::probe {

std::optional<std::string> conninfo_of(const std::string& text, Seconds timeout) {
  char* objection = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{PQconninfoParse(text.c_str(), &objection), &PQconninfoFree};
  if (objection != nullptr) PQfreemem(objection);
  if (!options) return std::nullopt;
  std::string conninfo;
  const auto put = [&](std::string_view key, std::string_view value) {
    conninfo.append(conninfo.empty() ? "" : " ").append(key).append("='");
    for (const char c : value) {
      if (c == '\'' || c == '\\') conninfo += '\\';
      conninfo += c;
    }
    conninfo += '\'';
  };
  bool bounded = false;
  for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    bounded = bounded || std::string_view{option->keyword} == "connect_timeout";
    put(option->keyword, option->val);
  }
  if (!bounded) put("connect_timeout", std::to_string(std::max<std::int64_t>(2, timeout.count())));
  put("fallback_application_name", "runbook-probe");
  return conninfo;
}

std::string connection_fault(std::string_view message) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> known{{
      {"password authentication failed", "it refuses the user or the password"},
      {"no password supplied", "it wants a password"},
      {"authentication failed", "it refuses the user"},
      {"no pg_hba.conf entry", "it lets nobody in from here by this user and database (pg_hba.conf)"},
      {"could not translate host name", "its host is not found"},
      {"Connection refused", "nobody listens there"},
      {"No such file or directory", "nobody listens there"},
      {"timeout expired", "it did not answer in time"},
      {"SSL", "an encrypted connection cannot be made"},
      {"too many clients", "it has too many connections"},
      {"starting up", "it is only starting up"},
      {"does not exist", "it has no such user or database"},
      {"Data source name not found", "no such ODBC driver or data source is installed"},
      {"Can't open lib", "its ODBC driver cannot be loaded"},
      {"unable to open database file", "its file cannot be opened"},
      {"not a database", "its file is no database"},
  }};
  for (const auto& [part, reason] : known)
    if (message.find(part) != message.npos) return std::string{reason};
  constexpr std::string_view mark = "SQL state ";
  const auto at = message.rfind(mark);
  if (at == message.npos) return "its reason is not shown, since it may hold the connection";
  const auto state = message.substr(at + mark.size(), 5);
  const bool code = state.size() == 5 && std::ranges::all_of(state, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
  return std::string{"its reason is not shown, since it may hold the connection"} + (code ? " (SQL state " + std::string{state} + ")" : "");
}

}  // namespace runbook::edge::probe
