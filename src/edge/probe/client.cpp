#include "edge/probe/client.hpp"

namespace runbook::edge::probe {

std::string shown(std::string_view text) {
  // Not cut to what reads well: a secret that is cut in two would not be known for one.
  constexpr std::size_t most = 16u << 10;
  std::string out = "`";
  bool space = false;
  for (const char c : text.substr(0, most)) {
    const bool blank = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
    if (blank && !space) out += ' ';
    else if (!blank) out += c;
    space = blank;
  }
  while (out.size() > 1 && out.back() == ' ') out.pop_back();
  return out + "`";
}

}  // namespace runbook::edge::probe
