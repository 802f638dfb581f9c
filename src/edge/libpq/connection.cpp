#include "edge/libpq/connection.hpp"

#include <postgresql/libpq-fe.h>

#include <array>
#include <memory>
#include <utility>

namespace runbook::edge::libpq {
namespace {

/// `key='value'`, quotes and backslashes escaped.
void put(std::string& text, std::string_view key, std::string_view value) {
  text.append(text.empty() ? "" : " ").append(key).append("='");
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  text += '\'';
}

}  // namespace

std::optional<Connection> connection_of(const std::string& text, std::int64_t seconds, std::string_view application) {
  char* objection = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{PQconninfoParse(text.c_str(), &objection), &PQconninfoFree};
  if (objection != nullptr) PQfreemem(objection);
  if (!options) return std::nullopt;
  Connection connection;
  bool bounded = false;
  for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    const std::string_view key = option->keyword;
    connection.secret = connection.secret || key == "password" || key == "sslpassword";
    bounded = bounded || key == "connect_timeout";
    put(connection.text, key, option->val);
  }
  if (!bounded) put(connection.text, "connect_timeout", std::to_string(seconds));
  put(connection.text, "fallback_application_name", application);
  return connection;
}

std::optional<std::string> known_reason(std::string_view message) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> known{{
      {"password authentication failed", "it refuses the user or the password"},
      {"no password supplied", "it wants a password, and none is given (env:NAME or file:PATH may hold one, or ~/.pgpass)"},
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
  }};
  for (const auto& [part, reason] : known)
    if (message.find(part) != message.npos) return std::string{reason};
  return std::nullopt;
}

}  // namespace runbook::edge::libpq
