#include "render/mermaid.hpp"

#include "render/md_scan.hpp"

namespace runbook::render {

std::string mermaid_label(std::string_view raw) {
  const std::string folded = md::fold(raw);
  std::string out = "\"";
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool word = md::is_alnum(c) || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
    // A dash or comma inside is plain; a dash in front, or a dot behind a number, would begin a list.
    const bool plain = (c == ',' || c == '-' || c == '/') && i > 0 && folded[i - 1] != c;
    if (word || plain)
      out += c;
    else
      out += "#" + std::to_string(static_cast<unsigned char>(c)) + ";";
  }
  return out + "\"";
}

std::string mermaid_node(char prefix, std::string_view id) {
  std::string out{prefix, '_'};
  for (const char c : id) out += md::is_alnum(c) ? c : '_';
  return out;
}

}  // namespace runbook::render
