#include <algorithm>

#include "render/human.hpp"
#include "render/layout.hpp"
#include "render/status_words.hpp"
#include "runbook/probe_report.hpp"

namespace runbook {

using render::Style;

std::string probe_text(const std::vector<ProbeLine>& lines, Zone zone, Instant now, const TextOptions& options) {
  const render::Painter paint{options.color};
  const render::WallClock clock{zone, now};
  const std::size_t width = std::max(options.width, 40u);
  const auto failed = static_cast<std::size_t>(std::ranges::count_if(lines, [](const auto& line) { return line.answer.index() == 1; }));
  std::string out = render::counted(lines.size() - failed, "source found", "sources found");
  if (failed > 0) out += paint(Style::red, ", " + render::counted(failed, "could not be read", "could not be read"));
  out += '\n';
  for (const auto& line : lines) {
    const auto* reason = std::get_if<std::string>(&line.answer);
    if (reason == nullptr) continue;
    out += '\n' + paint(Style::red, "✗ ") + paint(Style::bold, line.subject) + '\n';
    render::hang(out, "  ", render::one_line(*reason), width, Style::plain, paint);
    render::hang(out, "  ", render::one_line(line.place), width, Style::dim, paint);
  }
  render::Table table{{{}, {}, {}, {.drop = 1, .least = 16}}};
  std::string notes;
  for (const auto& line : lines) {
    const auto* found = std::get_if<Found>(&line.answer);
    if (found == nullptr) continue;
    table.row({{line.subject, Style::bold},
               {clock.when(found->at)},
               {render::away_from(found->at, now)},
               {render::one_line(line.place), Style::dim}});
    if (!found->note.empty()) render::hang(notes, "! ", line.subject + ": " + render::one_line(found->note), width, Style::yellow, paint);
  }
  if (failed < lines.size()) out += '\n' + table.text(width, 0, paint);
  if (!notes.empty()) out += '\n' + notes;
  return out;
}

}  // namespace runbook
