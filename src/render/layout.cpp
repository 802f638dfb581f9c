#include "render/layout.hpp"

#include <algorithm>

namespace runbook::render {

void hang(std::string& out, std::string_view first, std::string_view text, std::size_t width, Style style,
          const Painter& paint) {
  const std::size_t indent = text::display_width(first);
  out += first;
  bool further = false;
  for (const std::string& line : wrap(text, width > indent ? width - indent : 0)) {
    if (further) out.append(indent, ' ');
    out += paint(style, line);
    end_line(out);
    further = true;
  }
}

void end_line(std::string& out) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
  out += '\n';
}

}  // namespace runbook::render
