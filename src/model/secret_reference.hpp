// References to secrets: the language holds where a secret is, never the secret.
#pragma once

#include "model/forms.hpp"

namespace runbook::model {

/// `env:NAME` or `file:PATH`.
[[nodiscard]] bool is_reference(std::string_view text);

/// A reference; anything else may be a secret and is never shown (RB109).
struct SecretReference {
  using Value = std::string;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, std::string& reference);
};

/// RB109, without the text.
bool refuse_secret(Decoder& decoder, const Node& node, std::string_view what = "a literal secret where a reference is wanted");

}  // namespace runbook::model
