#include "model/probe_forms.hpp"

#include "model/secret_reference.hpp"

namespace runbook::model {

namespace {

// What `ProbeUrl` takes; `holds_secret` within it.
constexpr std::string_view address_pattern =
    "^(?!https?://[^/?#]*@)(?!https?://[^?]*[?].*(?:[Tt][Oo][Kk][Ee][Nn]|[Kk][Ee][Yy]|[Ss][Ee][Cc][Rr][Ee][Tt]|"
    "[Pp][Aa][Ss][Ss][Ww][Oo][Rr][Dd]|[Ss][Ii][Gg][Nn][Aa][Tt][Uu][Rr][Ee]|[Ss][Ii][Gg])=)"
    "(?:https?://[^/ \\t\\n][^ \\t\\n]*|env:[A-Za-z_][A-Za-z0-9_]*|file:[\\s\\S]+)$";

}  // namespace

bool holds_secret(std::string_view url) {
  const auto begin = url.find("://") + 3;
  const auto authority = url.substr(begin, url.find_first_of("/?#", begin) - begin);
  if (authority.find('@') != authority.npos) return true;
  const auto query = url.find('?');
  if (query == url.npos) return false;
  std::string lower{url.substr(query)};
  for (auto& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::ranges::any_of(std::initializer_list<std::string_view>{"token=", "key=", "secret=", "password=", "signature=", "sig="},
                             [&](auto word) { return lower.find(word) != lower.npos; });
}

const Type& ProbeUrl::type() {
  static const Type made{Type::Shape::text, "an address such as `https://example.com/x`, or a reference, `env:NAME` or `file:PATH`",
                         address_pattern, {}, nullptr, nullptr, {}, false, "probe-address",
                         {"https://api.example.com/rates", "env:RATES_URL"}};
  return made;
}

bool ProbeUrl::is_address(std::string_view text) {
  const auto scheme = text.starts_with("https://") ? 8u : text.starts_with("http://") ? 7u : 0u;
  return scheme > 0 && text.size() > scheme && text[scheme] != '/' && text.find_first_of(" \t\n") == text.npos;
}

bool ProbeUrl::read(Decoder& decoder, const Node& node, std::string& url) {
  if (!decoder.want(document::Kind::scalar, node, type().name)) return false;
  if (is_reference(node.text())) {
    url = node.text();
    return true;
  }
  if (!is_address(node.text())) {
    // What it was meant to be is not known, so it is not shown either.
    decoder.report(Code::invalid_value, node.location(), "this is not " + std::string{type().name});
    return false;
  }
  if (holds_secret(node.text())) return refuse_secret(decoder, node, "an address with a secret in it");
  url = node.text();
  return true;
}

const Type& JsonPointer::type() {
  static const Type made{Type::Shape::text, "a JSON pointer such as `/data/loaded_at`", "^/([^~]|~[01])*$", {}, nullptr, nullptr, {}, false, "json-pointer", {"/data/loaded_at"}};
  return made;
}

bool JsonPointer::read(Decoder& decoder, const Node& node, std::string& pointer) {
  if (!decoder.want(document::Kind::scalar, node, type().name)) return false;
  const auto text = node.text();
  bool good = text.starts_with('/');
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '~') good = good && i + 1 < text.size() && (text[i + 1] == '0' || text[i + 1] == '1');
  if (!good) return decoder.refuse(node, type().name, "RFC 6901: `/` before each step, `~1` for a `/` within one");
  pointer = text;
  return true;
}

const Type& HostPattern::type() {
  static const Type made{Type::Shape::text, "a host such as `example.com`, `*.example.com`, `10.0.0.7` or `[::1]:9090`",
                         R"(^(\*\.)?([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$)", {}, nullptr, nullptr, {}, false, "probe-host",
                         {"example.com", "*.example.com", "10.0.0.7:9090", "[::1]"},
                         R"({"anyOf": [{"type": "number"}, {"type": "boolean"}]})"};
  return made;
}

bool HostPattern::read(Decoder& decoder, const Node& node, std::string& host) {
  if (!decoder.want(document::Kind::scalar, node, type().name)) return false;
  auto text = node.text();
  if (text.find("://") != text.npos)
    return decoder.refuse(node, type().name, "the host alone, without `https://` and without a path");
  if (text.starts_with("*.")) text.remove_prefix(2);
  bool good = false;
  const auto digits = [](std::string_view port) {
    return !port.empty() && port.size() <= 5 && std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
  };
  if (text.starts_with('[')) {
    const auto close = text.find(']');
    good = close != text.npos && close > 2 && text.substr(1, close - 1).find_first_not_of("0123456789abcdefABCDEF:.") == text.npos &&
           (close + 1 == text.size() || (text[close + 1] == ':' && digits(text.substr(close + 2))));
  } else {
    const auto colon = text.find(':');
    const auto name = text.substr(0, colon);
    good = !name.empty() && (colon == text.npos || digits(text.substr(colon + 1))) &&
           std::ranges::all_of(name, [](char c) {
             return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
           });
  }
  if (!good) return decoder.refuse(node, type().name, "an IPv6 address stands in brackets");
  host = node.text();
  return true;
}

const Type& Argv::type() { return ListOf<Text>::type(); }
bool Argv::read(Decoder& decoder, const Node& node, std::vector<std::string>& argv) {
  if (node.is_sequence() && node.size() == 0) {
    decoder.report(Code::invalid_value, node.location(), "a command needs a program", "such as `[ ./newest.sh, orders ]`");
    return false;
  }
  if (node.is_scalar() && node.text().find(' ') != node.text().npos) {
    decoder.report(Code::wrong_shape, node.location(), "a command is a list of words, never a shell's line",
                   "such as `[ ./newest.sh, orders ]`");
    return false;
  }
  return ListOf<Text>::read(decoder, node, argv);
}

}  // namespace runbook::model
