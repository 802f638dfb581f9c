#include "edge/probe/veil.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>

#include "edge/disk.hpp"

namespace runbook::edge::probe {
namespace {

std::string lower(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// Settings whose value says where a server is or how it is spoken to. Whatever is not named here is a secret: a new
/// driver's word for a password must not have to be known.
bool is_open_setting(std::string_view key) {
  static constexpr std::array<std::string_view, 14> open{"host",     "hostaddr", "port", "dbname",          "database", "server",        "driver",
                                                         "sslmode",  "dsn",      "connect_timeout", "servername", "schema", "warehouse", "application_name"};
  return std::ranges::find(open, lower(key)) != open.end();
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && std::isxdigit(static_cast<unsigned char>(text[i + 1])) &&
        std::isxdigit(static_cast<unsigned char>(text[i + 2]))) {
      out += static_cast<char>(std::stoi(std::string{text.substr(i + 1, 2)}, nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

Result<std::string> content_of(const std::string& reference) {
  if (reference.starts_with("env:")) {
    const char* value = std::getenv(reference.c_str() + 4);
    if (value == nullptr || *value == '\0')
      return tl::make_unexpected(Failure{"the environment variable " + reference.substr(4) + " is not set"});
    return std::string{trimmed(value)};
  }
  const auto path = reference.substr(std::min<std::size_t>(5, reference.size()));
  if (path == "-") return tl::make_unexpected(Failure{"a secret is not read from standard input"});
  auto text = read_input(path);
  if (!text) return tl::make_unexpected(Failure{"the file " + path + " cannot be read: " + text.error().message});
  if (trimmed(*text).empty()) return tl::make_unexpected(Failure{"the file " + path + " is empty"});
  return std::string{trimmed(*text)};
}

}  // namespace

Result<std::string> Veil::resolve(const std::string& reference) {
  auto value = content_of(reference);
  if (value) hide(*value);
  return value;
}

void Veil::know(const std::string& reference) {
  if (!reference.starts_with("env:")) return;  // a file that this look does not need is not opened
  if (const auto value = content_of(reference)) hide(*value);
}

void Veil::hide(std::string_view secret) {
  const auto add = [&](std::string_view word) {
    if (word.empty()) return;
    secrets_.emplace_back(word);
    if (auto decoded = percent_decoded(word); decoded != word) secrets_.push_back(std::move(decoded));
  };
  add(secret);
  // `scheme://user:password@host:port/path?key=value`: what stands after the scheme, but for the host.
  std::string_view rest = secret;
  std::string_view host;
  if (const auto scheme = rest.find("://"); scheme < 20) {
    rest.remove_prefix(scheme + 3);
    const auto end = std::min(rest.find_first_of("/?#"), rest.size());
    const auto authority = rest.substr(0, end);
    const auto at = authority.rfind('@');
    host = at == authority.npos ? authority : authority.substr(at + 1);
    if (at != authority.npos) {
      add(authority.substr(0, at));
      if (const auto colon = authority.find(':'); colon < at) add(authority.substr(colon + 1, at - colon - 1));
    }
  }
  // `key=value key=value;…` and every other word.
  static constexpr std::string_view breaks = " \t\n\r;&?/@:='\"{}(),";
  std::string_view key;
  for (std::size_t begin = 0; begin < secret.size();) {
    const auto end = std::min(secret.find_first_of(breaks, begin), secret.size());
    const auto word = secret.substr(begin, end - begin);
    const bool is_key = end < secret.size() && secret[end] == '=';
    const bool is_host = !host.empty() && word.data() >= host.data() && word.data() < host.data() + host.size();
    const bool is_scheme = begin == 0 && secret.substr(end).starts_with(":");
    // Shorter words would blot out half of every message, and guard nothing.
    if (!is_key && !is_host && !is_scheme && !is_open_setting(key) && word.size() >= 4) add(word);
    if (is_key) key = word;
    else if (end < secret.size() && secret[end] != '\'' && secret[end] != '"' && secret[end] != '/' && secret[end] != ':') key = {};
    begin = end + 1;
  }
}

std::string Veil::over(std::string text) const {
  auto longest_first = secrets_;
  std::ranges::sort(longest_first, [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  for (const auto& secret : longest_first) {
    for (auto at = text.find(secret); at != text.npos; at = text.find(secret, at + 3)) text.replace(at, secret.size(), "***");
  }
  return text;
}

}  // namespace runbook::edge::probe
