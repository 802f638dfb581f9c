// Secrets: resolved here and nowhere else, and kept out of every message.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runbook/ports.hpp"

namespace runbook::edge::probe {

/// Knows the secrets of one look and takes them out of texts.
class Veil {
 public:
  /// What `env:NAME` or `file:PATH` (relative to the working folder, which is the workspace's) holds, without spaces at
  /// its ends; every word of it is a secret from now on, but for what says where a server is.
  [[nodiscard]] Result<std::string> resolve(const std::string& reference);
  /// The same for a reference that this look does not use: nothing happens where it cannot be read.
  void know(const std::string& reference);
  /// Adds a text, and each part of it that could stand alone in a message.
  void hide(std::string_view secret);
  /// The text with `***` for each secret.
  [[nodiscard]] std::string over(std::string text) const;

 private:
  std::vector<std::string> secrets_;
};

}  // namespace runbook::edge::probe
