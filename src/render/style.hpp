// Colour for terminals. It only repeats what the words say: red for alarm, overdue and nobody, yellow for warning,
// green for ok, dim for what can wait.
#pragma once

#include <string>
#include <string_view>

#include "runbook/evaluate.hpp"

namespace runbook::render {

enum class Style : unsigned char { plain, dim, bold, red, yellow, green, cyan, bold_red, bold_yellow, bold_green };

/// Puts a style around a text, or leaves it alone where there is no colour. The sixteen basic colours only: they follow
/// the theme of the terminal, light or dark.
class Painter {
 public:
  explicit Painter(bool color) : color_(color) {}
  [[nodiscard]] std::string operator()(Style style, std::string_view text) const;

 private:
  bool color_;
};

/// A state as a symbol and its word: `✖ alarm`; overdue is a word of its own.
struct StateLook {
  std::string_view symbol;  ///< one column wide
  std::string_view word;
  Style style;
  Style strong;  ///< for headlines
};
[[nodiscard]] StateLook look_of(State state, bool overdue = false);

}  // namespace runbook::render
