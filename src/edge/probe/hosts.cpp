#include "edge/probe/hosts.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

namespace runbook::edge::probe {
namespace {

std::string plain(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  while (host.ends_with('.')) host.remove_suffix(1);  // `example.com.` is example.com
  std::string out{host};
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

struct Entry {
  std::string host;
  bool below = false;  ///< `*.`: whatever ends in it
  unsigned port = 0;   ///< 0: any
};

Entry entry_of(std::string_view pattern) {
  Entry entry;
  if (pattern.starts_with("*.")) entry.below = true, pattern.remove_prefix(2);
  const auto bracket = pattern.rfind(']');
  const auto colon = pattern.rfind(':');
  if (colon != pattern.npos && (bracket == pattern.npos || colon > bracket)) {
    entry.port = static_cast<unsigned>(std::atoi(std::string{pattern.substr(colon + 1)}.c_str()));
    pattern = pattern.substr(0, colon);
  }
  entry.host = plain(pattern);
  return entry;
}

/// Both spellings of one address: ::ffff:127.0.0.1 is 127.0.0.1.
std::string text_of(const sockaddr& address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    ::inet_ntop(AF_INET, &v4.sin_addr, text, sizeof text);
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    if (IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr)) ::inet_ntop(AF_INET, v6.sin6_addr.s6_addr + 12, text, sizeof text);
    else ::inet_ntop(AF_INET6, &v6.sin6_addr, text, sizeof text);
  }
  return text;
}

/// An address as bytes; ::ffff:127.0.0.1 is 127.0.0.1. Nothing where the text is no address.
std::optional<std::string> bytes_of(const std::string& text) {
  in_addr v4{};
  in6_addr v6{};
  if (::inet_pton(AF_INET, text.c_str(), &v4) == 1) return std::string{reinterpret_cast<const char*>(&v4), sizeof v4};
  if (::inet_pton(AF_INET6, text.c_str(), &v6) != 1) return std::nullopt;
  const auto* bytes = reinterpret_cast<const char*>(v6.s6_addr);
  return IN6_IS_ADDR_V4MAPPED(&v6) ? std::string{bytes + 12, 4} : std::string{bytes, 16};
}

/// Whether two texts are one address, however they are written.
bool same_address(const std::string& a, const std::string& b) {
  const auto left = bytes_of(a);
  return left && left == bytes_of(b);
}

/// The IPv4 address that a translator (RFC 6052) or a tunnel (RFC 3056) makes of an IPv6 one; or the old ::a.b.c.d.
std::string embedded(const in6_addr& v6) {
  static constexpr std::array<unsigned char, 12> nat64{0x00, 0x64, 0xff, 0x9b}, none{};
  const unsigned char* v4 = nullptr;
  if (std::memcmp(v6.s6_addr, nat64.data(), 12) == 0 || std::memcmp(v6.s6_addr, none.data(), 12) == 0) v4 = v6.s6_addr + 12;
  else if (v6.s6_addr[0] == 0x20 && v6.s6_addr[1] == 0x02) v4 = v6.s6_addr + 2;
  if (v4 == nullptr) return {};
  char text[INET_ADDRSTRLEN] = "";
  ::inet_ntop(AF_INET, v4, text, sizeof text);
  return text;
}

std::string_view danger_of(const std::string& address) {
  std::array<unsigned char, 4> v4{};
  if (::inet_pton(AF_INET, address.c_str(), v4.data()) == 1) {
    if (v4[0] == 169 && v4[1] == 254) return "a link-local address, where clouds hand out credentials";
    if (address == "100.100.100.200" || address == "168.63.129.16") return "an address at which a cloud hands out credentials";
    if (v4[0] == 127) return "this very machine";
    if (v4[0] == 0 || v4[0] >= 224) return "no address of one machine";
    return {};
  }
  in6_addr v6{};
  if (::inet_pton(AF_INET6, address.c_str(), &v6) != 1) return "an address of an unknown kind";
  if (IN6_IS_ADDR_LINKLOCAL(&v6)) return "a link-local address";
  if (IN6_IS_ADDR_LOOPBACK(&v6)) return "this very machine";
  if (IN6_IS_ADDR_UNSPECIFIED(&v6) || IN6_IS_ADDR_MULTICAST(&v6)) return "no address of one machine";
  if (same_address(address, "fd00:ec2::254")) return "an address at which a cloud hands out credentials";
  if (const auto inner = embedded(v6); !inner.empty()) return danger_of(inner);
  return {};
}

constexpr auto advice = "; the person who runs this allows it in `probes: hosts:` of workspace.yaml";

}  // namespace

std::optional<std::string> refusal_of_host(std::string_view host, unsigned port, const ProbePolicy& policy) {
  const auto name = plain(host);
  for (const auto& pattern : policy.hosts) {
    const auto entry = entry_of(pattern);
    if (entry.port != 0 && entry.port != port) continue;
    if (entry.below ? name.ends_with("." + entry.host) : name == entry.host || same_address(name, entry.host)) return std::nullopt;
  }
  return "the host " + name + (port == 80 || port == 443 ? "" : ":" + std::to_string(port)) + " is not allowed" + advice;
}

std::optional<std::string> refusal_of_address(const sockaddr& address, std::string_view host, const ProbePolicy& policy) {
  const auto text = text_of(address);
  const auto danger = danger_of(text);
  if (danger.empty()) return std::nullopt;
  for (const auto& pattern : policy.hosts)
    if (same_address(text, entry_of(pattern).host)) return std::nullopt;
  // `localhost` names this machine and nothing else: who lists it means it.
  if (danger == "this very machine" && plain(host) == "localhost") return std::nullopt;
  return "the host " + plain(host) + " leads to " + text + ", " + std::string{danger} + ", and is not asked" + advice;
}

}  // namespace runbook::edge::probe
