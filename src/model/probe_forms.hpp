// How the values of probes are read (docs/probes.md).
#pragma once

#include "model/forms.hpp"

namespace runbook::model {

/// Whether an address carries a secret with it: `user:password@`, or a query such as `?token=…`.
[[nodiscard]] bool holds_secret(std::string_view url);

/// `https://…`, or a reference to it where a secret is in it.
struct ProbeUrl {
  using Value = std::string;
  static const Type& type();
  static bool is_address(std::string_view text);
  static bool read(Decoder& decoder, const Node& node, std::string& url);
};

/// RFC 6901, but for the empty one: a whole document is no instant.
struct JsonPointer {
  using Value = std::string;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, std::string& pointer);
};

/// `example.com`, `*.example.com`, `10.0.0.7`, `[::1]`, each perhaps with `:port`.
struct HostPattern {
  using Value = std::string;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, std::string& host);
};

/// Argv: at least the program.
struct Argv {
  using Value = std::vector<std::string>;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, std::vector<std::string>& argv);
};

}  // namespace runbook::model
