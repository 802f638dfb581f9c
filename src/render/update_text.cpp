#include <algorithm>
#include <set>

#include "render/human.hpp"
#include "render/layout.hpp"
#include "render/place.hpp"
#include "render/unified.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Style;

}  // namespace

std::string update_text(const Update& update, const Sources& sources, const TextOptions& options) {
  if (update.updated.empty() && update.refused.empty()) return {};
  const render::Painter paint(options.color);
  const std::size_t width = std::max(options.width, 40u);
  render::Places places(sources);
  std::string out;
  std::set<FileId> files;
  for (const Rewording& one : update.rewordings) files.insert(one.at.file);
  for (const FileId file : files) {
    out += render::unified(sources.path(file), sources.text(file), file, update.rewordings, paint);
  }
  if (!out.empty()) out += '\n';
  const auto line = [&](std::string_view word, Style style, Location at, std::string_view message) {
    out += paint(style, text::pad_right(word, 9));
    bool first = true;
    for (const std::string& part :
         render::wrap(text::visible(places.line_of(at)) + "  " + render::one_line(message), width - 9)) {
      out += (first ? "" : std::string(9, ' ')) + part;
      render::end_line(out);
      first = false;
    }
  };
  std::size_t weaker = 0;
  for (const Updated& one : update.updated) {
    if (one.weaker) ++weaker;
    line(one.weaker ? "weaker" : "updated", one.weaker ? Style::bold_yellow : Style::green, one.at, one.message);
  }
  for (const NotUpdated& one : update.refused) line("refused", Style::bold_red, one.at, one.message);
  std::string sum;
  if (!update.updated.empty()) {
    sum = render::counted(update.updated.size(), "expectation", "expectations") + " rewritten in " +
          render::counted(files.size(), "file", "files");
    if (weaker > 0)
      sum += ", " + std::to_string(weaker) + (weaker == 1 ? " is" : " are") + " weaker than before: look at it";
  }
  if (!update.refused.empty()) {
    sum += (sum.empty() ? "" : "; ") + render::counted(update.refused.size(), "expectation is", "expectations are") +
           " left as written";
  }
  out += "\n" + paint(Style::bold, sum) + "\n";
  return out;
}

}  // namespace runbook
