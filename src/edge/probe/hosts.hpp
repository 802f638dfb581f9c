// Which hosts a probe may ask: what the workspace file of the person who runs it names, and nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runbook/probe.hpp"

struct sockaddr;

namespace runbook::edge::probe {

/// Why `host` (as in the address; IPv6 with or without brackets) may not be asked at `port`; nothing where it may.
[[nodiscard]] std::optional<std::string> refusal_of_host(std::string_view host, unsigned port, const ProbePolicy& policy);

/// Why the machine that a name has led to may not be spoken to: loopback, link-local and the addresses at which clouds
/// hand out credentials need an entry of their own, whatever name led there. Nothing where it may.
[[nodiscard]] std::optional<std::string> refusal_of_address(const sockaddr& address, std::string_view host, const ProbePolicy& policy);

}  // namespace runbook::edge::probe
