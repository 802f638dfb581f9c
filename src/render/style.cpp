#include "render/style.hpp"

#include <array>

namespace runbook::render {

std::string Painter::operator()(Style style, std::string_view text) const {
  constexpr std::array<std::string_view, 10> kCodes{"", "2", "1", "31", "33", "32", "36", "1;31", "1;33", "1;32"};
  if (!color_ || style == Style::plain || text.empty()) return std::string(text);
  std::string painted = "\x1b[";
  painted += kCodes[static_cast<std::size_t>(style)];
  painted += "m";
  painted += text;
  painted += "\x1b[0m";
  return painted;
}

StateLook look_of(State state, bool overdue) {
  if (overdue) return {"✖", "overdue", Style::red, Style::bold_red};
  switch (state) {
    case State::ok: return {"✔", "ok", Style::green, Style::bold_green};
    case State::unknown: return {"?", "unknown", Style::yellow, Style::bold_yellow};
    case State::warning: return {"▲", "warning", Style::yellow, Style::bold_yellow};
    case State::alarm: return {"✖", "alarm", Style::red, Style::bold_red};
    case State::unmonitored: return {"·", "unmonitored", Style::dim, Style::dim};
    case State::pending: return {"○", "pending", Style::dim, Style::dim};
  }
  return {"?", "unknown", Style::plain, Style::plain};
}

}  // namespace runbook::render
