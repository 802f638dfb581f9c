#include "text/wrap.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace runbook::text {

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  width = std::max<std::size_t>(width, 10);
  std::vector<std::string> lines;
  std::string line;
  std::size_t taken = 0;
  auto flush = [&] {
    lines.push_back(std::move(line));
    line.clear();
    taken = 0;
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    std::size_t columns = display_width(word);
    if (taken > 0 && taken + 1 + columns > width) flush();
    if (taken > 0) {
      line += ' ';
      ++taken;
    }
    while (columns > width) {
      std::size_t cut = 0, used = 0;
      while (cut < word.size()) {
        const Decoded step = decode(word, cut);
        const auto wide = step.valid ? static_cast<std::size_t>(width_of(step.code)) : 1;
        if (used + wide > width) break;
        used += wide;
        cut += step.length;
      }
      line += word.substr(0, cut);
      word.remove_prefix(cut);
      columns -= used;
      flush();
    }
    line += word;
    taken += columns;
  }
  if (!line.empty() || lines.empty()) flush();
  return lines;
}

}  // namespace runbook::text
