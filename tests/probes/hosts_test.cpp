#include <arpa/inet.h>
#include <netinet/in.h>

#include <catch2/catch.hpp>
#include <cstring>

#include "edge/probe/hosts.hpp"

using namespace runbook;
using namespace runbook::edge::probe;

namespace {

bool allowed(std::string_view host, unsigned port, std::vector<std::string> hosts) { return !refusal_of_host(host, port, {std::move(hosts), {}}); }

/// What is said of a connection of `name` that goes to `address`.
std::optional<std::string> refusal(const std::string& address, const std::string& name, std::vector<std::string> hosts) {
  sockaddr_storage storage{};
  if (address.find(':') == address.npos) {
    auto& v4 = reinterpret_cast<sockaddr_in&>(storage);
    v4.sin_family = AF_INET;
    REQUIRE(::inet_pton(AF_INET, address.c_str(), &v4.sin_addr) == 1);
  } else {
    auto& v6 = reinterpret_cast<sockaddr_in6&>(storage);
    v6.sin6_family = AF_INET6;
    REQUIRE(::inet_pton(AF_INET6, address.c_str(), &v6.sin6_addr) == 1);
  }
  return refusal_of_address(reinterpret_cast<sockaddr&>(storage), name, {std::move(hosts), {}});
}

}  // namespace

TEST_CASE("a host is allowed by its name, a suffix or its address, on the port that is named") {
  CHECK(allowed("db.example.com", 443, {"db.example.com"}));
  CHECK(allowed("DB.Example.Com.", 443, {"db.example.com"}));
  CHECK(allowed("a.b.example.com", 443, {"*.example.com"}));
  CHECK(allowed("db.example.com", 8443, {"db.example.com:8443"}));
  CHECK(allowed("[::1]", 9090, {"[0:0::1]:9090"}));
  CHECK_FALSE(allowed("db.example.com", 443, {}));
  CHECK_FALSE(allowed("db.example.com", 443, {"db.example.com:8443"}));
  CHECK_FALSE(allowed("example.com", 443, {"*.example.com"}));
  CHECK_FALSE(allowed("evilexample.com", 443, {"*.example.com"}));
  CHECK_FALSE(allowed("db.example.com.evil.net", 443, {"db.example.com"}));
}

TEST_CASE("wherever a name leads, an address of this machine, a link or a cloud's credentials needs an entry of its own") {
  for (const auto* address : {"127.0.0.1", "127.8.8.8", "0.0.0.0", "169.254.169.254", "100.100.100.200", "168.63.129.16", "224.0.0.1", "255.255.255.255",
                              "::1", "::", "fe80::1", "ff02::1", "fd00:ec2::254", "::ffff:169.254.169.254", "::ffff:127.0.0.1", "::127.0.0.1",
                              "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1"}) {
    INFO(address);
    CHECK(refusal(address, "db.example.com", {"db.example.com", "*.com", "localhost"}));
    CHECK_FALSE(refusal(address, "db.example.com", {std::string{"["} + address + "]"}));
  }
  for (const auto* address : {"10.0.0.7", "192.168.1.1", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "fd12::1", "64:ff9b::a00:7"}) {
    INFO(address);
    CHECK_FALSE(refusal(address, "db.example.com", {"db.example.com"}));
  }
  CHECK_FALSE(refusal("127.0.0.1", "localhost", {"localhost"}));
  CHECK(refusal("169.254.169.254", "localhost", {"localhost"}));
}
