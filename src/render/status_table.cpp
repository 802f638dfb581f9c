#include "render/status_table.hpp"

#include <algorithm>

#include "render/status_words.hpp"

namespace runbook::render {
namespace {

Cell state_cell(State state, bool overdue) {
  const StateLook look = look_of(state, overdue);
  // Most of what is unmonitored is so by intent: no rule is said of it.
  const std::string word(state == State::unmonitored ? "no rule" : look.word);
  return {std::string(look.symbol) + " " + word, look.style};
}

/// Fills one table, so that the columns of all pipelines stand in line.
class Filler {
 public:
  Filler(const Workspace& workspace, const WallClock& clock, std::size_t width, const Painter& paint)
      : workspace_(workspace), clock_(clock), width_(width), paint_(paint) {}

  void pipeline(const PipelineStatus& status, bool first) {
    const Pipeline& pipeline = workspace_[status.pipeline];
    const StateLook look = look_of(status.state);
    const std::string state = std::string(look.symbol) + " " + std::string(look.word);
    std::string line = paint_(look.strong, state) + "  " + paint_(Style::bold, pipeline.id);
    const std::size_t taken = text::display_width(state) + 2 + pipeline.id.size() + 2;
    if (taken + 10 <= width_) line += "  " + text::truncate(one_line(pipeline.title), width_ - taken);
    if (first) {
      table_.row({{}, {}, {"last arrival or due", Style::dim}, {"age or left", Style::dim}, {"warn/alarm", Style::dim}});
    } else {
      table_.line("");
    }
    table_.line(line);
    std::vector<std::string> quiet, unbegun;
    for (const SourceStatus& row : status.sources) {
      const bool own = row.source.pipeline == status.pipeline;
      std::string id = own ? std::string{workspace_[row.source].id} : subject_of(workspace_, row.source);
      if (row.state == State::unmonitored && !row.last_arrival) quiet.push_back(std::move(id));
      else source(row, std::move(id));
    }
    for (const ObligationStatus& row : status.obligations) {
      const Obligation& obligation = pipeline.obligations[row.obligation];
      if (row.state == State::unmonitored) unbegun.push_back(obligation.id);
      else duty(row, obligation);
    }
    in_one_line("· no rule", quiet);
    in_one_line("· not begun", unbegun);
  }

  std::string text() const { return table_.text(width_, 2, paint_); }

 private:
  void source(const SourceStatus& row, std::string id) {
    const std::string last = row.last_arrival     ? clock_.when(*row.last_arrival)
                             : row.inherited_from ? "as " + workspace_[*row.inherited_from].id
                                                  : "never seen";
    const Style age_style = row.state == State::alarm || row.state == State::warning ? look_of(row.state).style
                                                                                     : Style::plain;
    std::string limits;
    if (row.rule != nullptr) {
      limits = exact_length(row.rule->warn_after) + "/" + exact_length(row.rule->alarm_after);
      if (row.rule->count == Count::working_days) limits += " work";
    } else if (row.inherited_from && row.last_arrival) {
      limits = "as " + workspace_[*row.inherited_from].id;
    }
    table_.row({state_cell(row.state, row.overdue),
                {std::move(id)},
                {last, row.last_arrival ? Style::plain : Style::dim},
                {row.age ? rough_length(*row.age) : "", age_style},
                {limits, Style::dim},
                {one_line(workspace_[row.source].title()), Style::dim}});
  }

  void duty(const ObligationStatus& row, const Obligation& obligation) {
    std::string what, left;
    Style style = Style::plain;
    if (row.state == State::ok && row.done_at) {
      what = "done " + clock_.when(*row.done_at);
    } else if (row.due) {
      what = "due " + clock_.until(*row.due);
      const bool late = clock_.now >= *row.due;
      left = (late ? "late " : "in ") + rough_length(*row.due - clock_.now);
      if (row.state == State::alarm || row.state == State::warning) style = look_of(row.state).style;
    }
    table_.row({state_cell(row.state, row.overdue),
                {obligation.id},
                {what},
                {left, style},
                {"each " + std::string(name_of(obligation.every)), Style::dim},
                {one_line(obligation.title), Style::dim}});
  }

  void in_one_line(const std::string& lead, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    std::string list;
    for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
    std::string text;
    hang(text, "  " + text::pad_right(lead, 9) + "  ", list, width_, Style::plain, paint_);
    text.pop_back();  // the table ends the line
    // Painted line by line: a colour that runs over a line break smears in some terminals.
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      table_.line(paint_(Style::dim, text.substr(begin, end - begin)));
      begin = end + 1;
    }
  }

  const Workspace& workspace_;
  const WallClock& clock_;
  std::size_t width_;
  const Painter& paint_;
  // state, what, last arrival or due, age or time left, limits, title
  // Where there is room for little, the age says more in less than the instant that it counts from.
  Table table_{{{}, {.least = 12}, {.drop = 1}, {}, {.drop = 2}, {.drop = 3, .least = 16}}};
};

}  // namespace

std::string status_table(const StatusReport& report, const Workspace& workspace, const WallClock& clock,
                         std::size_t width, const Painter& paint) {
  const std::vector<const PipelineStatus*> order = worst_first(report);
  Filler filler(workspace, clock, width, paint);
  for (const PipelineStatus* status : order) filler.pipeline(*status, status == order.front());
  return filler.text();
}

}  // namespace runbook::render
