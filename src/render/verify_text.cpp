#include <algorithm>

#include "render/human.hpp"
#include "render/picture.hpp"
#include "render/verify_words.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Style;

class Writer {
 public:
  Writer(const VerifyReport& report, const Workspace& workspace, const Sources& sources, const TextOptions& options)
      : report_(report),
        workspace_(workspace),
        places_(sources),
        paint_(options.color),
        width_(std::max(options.width, 40u)),
        illustrator_(places_, paint_, width_) {}

  std::string write(const VerifyShow& show) {
    if (report_.scenarios.empty()) {
      out_ += "no scenario here: a document that begins with `scenario: TITLE` is one\n";
      return std::move(out_);
    }
    scenarios(show.passed);
    for (const ScenarioResult& result : report_.scenarios) failures(result);
    if (show.coverage) coverage();
    sum();
    return std::move(out_);
  }

 private:
  const Scenario& of(const ScenarioResult& result) const { return workspace_.scenarios[result.scenario]; }

  /// File by file, each scenario in a line.
  void scenarios(bool passed) {
    render::Table table({{}, {.least = 20}, {}});
    std::optional<FileId> file;
    for (const ScenarioResult& result : report_.scenarios) {
      if (result.met() && !passed) continue;
      const Location at = of(result).at;
      if (file != at.file) table.line(paint_(Style::dim, text::visible(places_.sources().path(at.file))));
      file = at.file;
      const render::VerdictCount count = render::count(result);
      std::string what = render::counted(count.all, "expectation", "expectations");
      if (count.failed > 0) what = std::to_string(count.failed) + " of " + what + " not met";
      table.row({{count.failed > 0 ? "✖" : "✔", count.failed > 0 ? Style::red : Style::green},
                 {render::one_line(of(result).title)},
                 {what, count.failed > 0 ? Style::red : Style::dim}});
    }
    if (file) out_ += table.text(width_, 2, paint_) + "\n";
  }

  void failures(const ScenarioResult& result) {
    for (const ExpectationResult& expectation : result.expectations) {
      for (const Verdict& verdict : expectation.verdicts) {
        if (!verdict.met) failure(of(result), expectation, verdict);
      }
    }
  }

  void failure(const Scenario& scenario, const ExpectationResult& expectation, const Verdict& verdict) {
    const std::string at = format_instant(expectation.at, workspace_.timezone);
    out_ += paint_(Style::bold_red, "✖") + " " +
            paint_(Style::bold, text::truncate(render::one_line(scenario.title),
                                               width_ - std::min<std::size_t>(width_ - 10, at.size() + 4))) +
            paint_(Style::dim, ", " + at) + "\n";
    const bool one = verdict.kind == Verdict::Kind::state || verdict.kind == Verdict::Kind::resolve_by ||
                     verdict.kind == Verdict::Kind::oncall;
    std::string label = "expected " + render::listed(verdict.expected, verdict.kind) + ", came " +
                        render::listed(verdict.came, verdict.kind);
    illustrator_.picture(out_, {"-->", verdict.at, '^', Style::red, one ? label : std::string{}},
                         illustrator_.gutter_of(verdict.at));
    if (!one) {
      field("expected", render::listed(verdict.expected, verdict.kind));
      field("came", render::listed(verdict.came, verdict.kind));
      if (const auto names = missing(verdict); !names.empty())
        field("missing", render::listed(names, verdict.kind), Style::red);
      if (const auto names = unexpected(verdict); !names.empty())
        field("unexpected", render::listed(names, verdict.kind), Style::red);
    }
    std::string_view lead = "why";
    for (const Reason& reason : verdict.why) {
      std::string text = render::one_line(reason.text);
      if (reason.at) text += " (" + text::visible(places_.line_of(*reason.at)) + ")";
      field(lead, text);
      lead = "";
    }
    out_ += '\n';
  }

  void field(std::string_view label, std::string_view value, Style style = Style::plain) {
    std::string head = text::pad_right("  " + std::string(label), 14);
    bool first = true;
    for (const std::string& line : render::wrap(value, width_ - head.size())) {
      out_ += paint_(Style::dim, first ? head : std::string(head.size(), ' ')) + paint_(style, line);
      render::end_line(out_);
      first = false;
    }
  }

  void coverage() {
    render::Table table({{}, {}, {.least = 12}, {}, {.drop = 1}});
    bool any = false;
    for (const Part& one : report_.coverage) {
      if (!one.by.empty()) continue;
      any = true;
      table.row({{std::string(render::in_words(one.kind))},
                 {workspace_[one.pipeline].id},
                 {render::one_line(one.what)},
                 {one.level ? std::string(name_of(*one.level)) : ""},
                 {one.at ? text::visible(places_.line_of(*one.at)) : "", Style::dim}});
    }
    if (any) out_ += paint_(Style::bold, "No scenario reaches") + "\n" + table.text(width_, 2, paint_) + "\n";
    std::string sums;
    for (const auto kind :
         {Part::Kind::rule, Part::Kind::obligation, Part::Kind::notify, Part::Kind::coverage}) {
      std::size_t all = 0, reached = 0;
      for (const Part& one : report_.coverage) {
        if (one.kind != kind) continue;
        ++all;
        if (!one.by.empty()) ++reached;
      }
      if (all == 0) continue;
      sums += (sums.empty() ? "" : ", ") + std::to_string(reached) + " of " + std::to_string(all) + " " +
              std::string(render::in_words_many(kind));
    }
    if (sums.empty()) sums = "nothing: no rule, obligation or coverage is there";
    render::hang(out_, "reached: ", sums, width_, Style::plain, paint_);
  }

  void sum() {
    const render::VerdictCount count = render::count(report_);
    const bool good = count.failed == 0;
    std::size_t failed = 0;
    for (const ScenarioResult& result : report_.scenarios) failed += result.met() ? 0 : 1;
    std::string text = render::counted(report_.scenarios.size(), "scenario", "scenarios");
    text += good ? " passed" : ", " + std::to_string(failed) + " failed";
    text += " · " + render::counted(count.all, "expectation", "expectations");
    text += good ? " met" : ", " + std::to_string(count.failed) + " not met";
    out_ += paint_(good ? Style::green : Style::bold_red, good ? "✔" : "✖") + " " + text + "\n";
  }

  const VerifyReport& report_;
  const Workspace& workspace_;
  render::Places places_;
  render::Painter paint_;
  std::size_t width_;
  render::Illustrator illustrator_;
  std::string out_;
};

}  // namespace

std::string verify_text(const VerifyReport& report, const Workspace& workspace, const Sources& sources,
                        const TextOptions& options, const VerifyShow& show) {
  return Writer(report, workspace, sources, options).write(show);
}

}  // namespace runbook
