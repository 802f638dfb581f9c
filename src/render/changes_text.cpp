#include <algorithm>

#include "render/changes_words.hpp"
#include "render/layout.hpp"
#include "render/oncall_head.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::Style;

constexpr std::size_t most_lines = 12;  // of one kind; the JSON has all

Style style_of(std::string_view what) {
  return what == "lost" ? Style::yellow : what == "gained" ? Style::cyan : Style::plain;
}

class Writer {
 public:
  Writer(const ChangesReport& report, const std::string& against, const Workspace& workspace, Instant now, const TextOptions& options)
      : report_(report), against_(against), workspace_(workspace), paint_(options.color), width_(std::max(options.width, 72u)),
        clock_{workspace.timezone, now} {}

  std::string page() {
    out_ = render::headline("Changes against " + render::one_line(against_), render::window_in_words(report_.window, clock_),
                            render::whose_and_where(workspace_, workspace_.timezone), width_, paint_);
    const bool bad = report_.opens_gap() || report_.loses_coverage();
    for (const std::string& part : render::wrap((bad ? "✖ " : "") + render::verdict(report_), width_)) {
      out_ += paint_(bad ? Style::bold_red : Style::plain, part) + '\n';
    }
    for (const auto& one : report_.rotations) rotation(one);
    for (const auto& one : report_.coverage) coverage(one);
    if (!report_.warnings.empty()) out_ += '\n';
    for (const std::string& warning : report_.warnings) render::hang(out_, "! ", render::one_line(warning), width_, Style::yellow, paint_);
    return std::move(out_);
  }

 private:
  void heading(const std::string& title, std::string_view mark) {
    out_ += '\n' + paint_(Style::bold, text::truncate(render::one_line(title), width_ - mark.size())) + paint_(Style::cyan, mark) + '\n';
  }

  void line(std::string_view what, Style style, const std::string& when, std::size_t indent = 2) {
    out_ += std::string(indent, ' ') + paint_(style, text::pad_right(what, 8)) + text::truncate(when, width_ - indent - 8);
    render::end_line(out_);
  }

  void rotation(const RotationChange& one) {
    if (!one.same_as.empty() && one.change == Change::removed) return;  // told where it is new
    heading(one.title, render::mark_of(one.change));
    if (!one.same_as.empty()) {
      render::hang(out_, "  ", render::renamed_in_words(one), width_, Style::dim, paint_);
      return;
    }
    for (const std::string& when : render::spans_in_words(one.gone, clock_, most_lines)) line("gone", Style::bold_red, when);
    for (const std::string& when : render::spans_in_words(one.gaps_opened, clock_, most_lines)) line("nobody", Style::bold_red, when);
    for (const std::string& when : render::spans_in_words(one.gaps_closed, clock_, most_lines)) line("closed", Style::green, when + ", a gap before");
    for (const PersonChange& person : one.people) {
      out_ += "  " + text::truncate(render::one_line(person.name), width_ / 2) + paint_(Style::dim, "  " + render::hours_change(person)) + '\n';
      for (const auto& [what, when] : render::lines_of(person, clock_, most_lines)) line(what, style_of(what), when, 4);
    }
  }

  void coverage(const CoverageChange& one) {
    heading(one.pipeline + "/" + one.id, render::mark_of(one.change));
    if (one.change == Change::changed && one.by_before != one.by_after) line("by", Style::plain, one.by_before + " → " + one.by_after);
    const auto lines = [&](std::string_view what, Style style, const std::vector<Interval>& times) {
      for (const std::string& when : render::spans_in_words(times, clock_, most_lines)) line(what, style, when);
    };
    lines("gone", Style::bold_red, one.gone);
    lines("nobody", Style::bold_red, one.lost);
    lines("dropped", Style::yellow, render::dropped_only(one));
    lines("covered", Style::green, one.gained);
  }

  const ChangesReport& report_;
  const std::string& against_;
  const Workspace& workspace_;
  render::Painter paint_;
  std::size_t width_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string changes_text(const ChangesReport& report, const std::string& against, const Workspace& workspace, Instant now,
                         const TextOptions& options) {
  return Writer{report, against, workspace, now, options}.page();
}

}  // namespace runbook
