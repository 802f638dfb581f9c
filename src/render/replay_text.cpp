#include <algorithm>

#include "render/human.hpp"
#include "render/layout.hpp"
#include "render/status_words.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Style;

/// One line: what becomes what, under the pipelines that see it so.
struct Line {
  const Transition* change = nullptr;
  std::vector<Handle<Pipeline>> pipelines;
};

class Writer {
 public:
  Writer(const Replay& replay, const Workspace& workspace, const TextOptions& options)
      : replay_(replay),
        workspace_(workspace),
        paint_(options.color),
        width_(std::max(options.width, 40u)),
        clock_{workspace.timezone, replay.from, true} {}

  std::string write() {
    headline();
    if (replay_.changes.empty())
      out_ += "\nnothing changes its state in this time\n";
    else
      changes();
    if (!replay_.samples.empty()) samples();
    return std::move(out_);
  }

 private:
  static std::string word(const Standing& standing) {
    std::string text{render::look_of(standing.state, standing.overdue).word};
    if (standing.overdue && standing.state != State::alarm) text += " " + std::string{name_of(standing.state)};
    return text;
  }

  static std::string counts(const StatusCounts& n) {
    const std::string text = render::listed(
        {{n.alarm, "alarm"}, {n.warning, "warning"}, {n.unknown, "unknown"}, {n.ok, "ok"}, {n.pending, "pending"}});
    return text.empty() ? "nothing is watched" : text;
  }

  void headline() {
    const std::string title = render::one_line(workspace_.title.empty() ? workspace_.id : workspace_.title);
    const std::string when =
        clock_.when(replay_.from) + " to " + clock_.until(replay_.to) + " " + std::string(workspace_.timezone.name());
    const std::size_t taken = text::display_width(title) + text::display_width(when);
    out_ += paint_(Style::bold, text::truncate(title, width_));
    if (taken + 2 <= width_)
      out_ += std::string(width_ - taken, ' ') + paint_(Style::dim, when) + '\n';
    else
      out_ += '\n' + paint_(Style::dim, when) + '\n';
    const render::StateLook look = render::look_of(replay_.begin.state);
    out_ += paint_(look.strong, std::string(look.symbol) + " " + std::string(look.word)) +
            "  at the beginning: " + counts(replay_.begin.counts) + "\n";
  }

  /// The changes of one instant; what several pipelines see alike in one line, rows before pipelines before the
  /// workspace.
  std::vector<Line> lines_at(std::size_t& i) const {
    std::vector<Line> lines;
    const Instant at = replay_.changes[i].at;
    for (; i < replay_.changes.size() && replay_.changes[i].at == at; ++i) {
      const Transition& change = replay_.changes[i];
      auto same = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
        return !change.subject.empty() && line.change->subject == change.subject && line.change->from == change.from &&
               line.change->to == change.to;
      });
      if (same == lines.end()) same = lines.insert(lines.end(), {&change, {}});
      if (change.pipeline) same->pipelines.push_back(*change.pipeline);
    }
    const auto rank = [](const Line& line) {
      return line.change->kind == Transition::Kind::pipeline ? 1 : line.change->kind == Transition::Kind::workspace ? 2 : 0;
    };
    std::stable_sort(lines.begin(), lines.end(), [&](const Line& a, const Line& b) { return rank(a) < rank(b); });
    return lines;
  }

  void changes() {
    render::Table table({{}, {}, {.least = 20}, {}, {.drop = 1, .least = 12}});
    std::optional<Day> day;
    for (std::size_t i = 0; i < replay_.changes.size();) {
      const Instant at = replay_.changes[i].at;
      const Day today = clock_.zone.day_of(at);
      if (day != today) {
        table.line("");
        table.line(paint_(Style::bold, clock_.day(today)));
      }
      day = today;
      bool first = true;
      for (const Line& line : lines_at(i)) {
        row(table, line, first ? clock_.clock(at) : "");
        first = false;
      }
    }
    out_ += table.text(width_, 2, paint_);
  }

  void row(render::Table& table, const Line& line, const std::string& time) const {
    const Transition& change = *line.change;
    const render::StateLook look = render::look_of(change.to.state, change.to.overdue);
    const bool sum = change.subject.empty();
    std::string what = change.subject, where;
    if (change.kind == Transition::Kind::pipeline) what = "pipeline " + workspace_[*change.pipeline].id;
    if (change.kind == Transition::Kind::workspace) what = "workspace";
    const bool only_own = line.pipelines.size() == 1 && what.starts_with(workspace_[line.pipelines.front()].id + "/");
    if (!sum && !only_own) where = "in " + render::joined_ids(workspace_, line.pipelines);
    table.row({{time, Style::dim},
               {std::string(look.symbol) + " " + word(change.to), sum ? Style::dim : look.style},
               {what, sum ? Style::dim : Style::bold},
               {"was " + word(change.from), Style::dim},
               {where, Style::dim}});
  }

  void samples() {
    out_ += "\n" + paint_(Style::bold, "Samples") + "\n";
    render::Table table({{}, {}, {.least = 20}});
    for (const Sample& one : replay_.samples) {
      const render::StateLook look = render::look_of(one.state);
      table.row({{clock_.when(one.at)},
                 {std::string(look.symbol) + " " + std::string(look.word), look.style},
                 {counts(one.counts), Style::dim}});
    }
    out_ += table.text(width_, 2, paint_);
  }

  const Replay& replay_;
  const Workspace& workspace_;
  render::Painter paint_;
  std::size_t width_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string replay_text(const Replay& replay, const Workspace& workspace, const TextOptions& options) {
  return Writer(replay, workspace, options).write();
}

}  // namespace runbook
