#include <algorithm>

#include "render/human.hpp"
#include "render/layout.hpp"
#include "render/picture.hpp"
#include "runbook/render.hpp"
#include "text/amounts.hpp"

namespace runbook {
namespace {

using render::FileRange;
using render::Style;

/// Writes findings one after the other, all measured and masked alike.
class Writer {
 public:
  Writer(const CheckReport& report, const Sources& sources, const TextOptions& options)
      : places_(sources), paint_(options.color), width_(std::max(options.width, 40u)), illustrator_(places_, paint_, width_) {
    for (const Location& secret : report.secrets) illustrator_.hide(secret);
    for (const Diagnostic& finding : report.diagnostics) {
      if (finding.code == Code::literal_secret) illustrator_.hide(finding.at);
    }
  }

  void finding(const Diagnostic& finding) {
    const bool error = finding.severity == Severity::error;
    const Style style = error ? Style::bold_red : Style::bold_yellow;
    const std::string severity = std::string(error ? "error" : "warning") + "[" + code_id(finding.code) + "]";
    const std::string name(info(finding.code).name);
    // The whole headline is measured together, so it is wrapped as one and painted afterwards.
    const std::string plain = severity + " " + name + ": " + render::one_line(finding.message);
    bool first = true;
    for (const std::string& line : render::wrap(plain, width_ - 2)) {
      if (first && line.starts_with(severity)) {
        out_ += paint_(style, severity) + paint_(Style::bold, line.substr(severity.size()));
      } else {
        out_ += "  " + paint_(Style::bold, line);
      }
      render::end_line(out_);
      first = false;
    }
    const std::size_t gutter = gutter_of(finding);
    illustrator_.picture(out_, {"-->", finding.at, '^', style, {}}, gutter);
    for (const Related& related : finding.related) {
      illustrator_.picture(out_, {":::", related.at, '-', Style::cyan, render::one_line(related.message)}, gutter);
    }
    if (!finding.help.empty()) help(finding.help, gutter);
    out_ += '\n';
  }

  void fixed(const std::vector<MendedFinding>& findings) {
    for (const MendedFinding& one : findings) {
      out_ += paint_(Style::green, "fixed") + " " + text::visible(one.file) + ":" + std::to_string(one.line) + ":" +
              std::to_string(one.column) + ": " + code_id(one.code) + " " + std::string(info(one.code).name) + ": " +
              render::one_line(one.title) + "\n";
    }
    if (!findings.empty()) out_ += '\n';
  }

  void sum(const CheckReport& report, std::size_t shown) {
    const auto errors = static_cast<std::size_t>(std::count_if(
        report.diagnostics.begin(), report.diagnostics.end(), [](auto& one) { return one.severity == Severity::error; }));
    const std::size_t warnings = report.diagnostics.size() - errors;
    const std::string files = render::counted(report.files.size(), "file", "files");
    if (report.diagnostics.empty()) {
      out_ += paint_(Style::green, "✔") + " " + files + ", nothing to object\n";
      return;
    }
    if (errors > 0) out_ += paint_(Style::bold_red, render::counted(errors, "error", "errors"));
    if (errors > 0 && warnings > 0) out_ += ", ";
    if (warnings > 0) out_ += paint_(Style::bold_yellow, render::counted(warnings, "warning", "warnings"));
    out_ += " in " + files;
    if (shown < report.diagnostics.size()) out_ += "; above are the first " + text::in_groups(shown) + ", `runbook check` shows all";
    out_ += '\n';
    const auto fixable = static_cast<std::size_t>(std::count_if(
        report.diagnostics.begin(), report.diagnostics.end(), [](auto& one) { return one.fix.has_value(); }));
    if (fixable == 0) return;
    const std::string what = fixable < report.diagnostics.size() ? std::to_string(fixable) + " of them"
                             : fixable == 1                      ? "it"
                                                                 : "all of them";
    out_ += "`runbook check --fix` mends " + what + ", `--diff` shows how\n";
  }

  std::string take() { return std::move(out_); }

 private:
  /// Digits of the largest line number that a finding shows.
  std::size_t gutter_of(const Diagnostic& finding) {
    std::size_t line = places_(finding.at).line;
    for (const Related& related : finding.related) line = std::max(line, places_(related.at).line);
    return std::to_string(line).size();
  }

  /// Each line of a help keeps its place; long ones are wrapped.
  void help(std::string_view text, std::size_t gutter) {
    std::string lead = std::string(gutter + 1, ' ') + paint_(Style::cyan, "help:") + " ";
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::size_t indent = gutter + 7;
      for (const std::string& line : render::wrap(render::one_line(text.substr(0, end)), width_ - indent)) {
        out_ += lead + line;
        render::end_line(out_);
        lead = std::string(indent, ' ');
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  render::Places places_;
  render::Painter paint_;
  std::size_t width_;
  render::Illustrator illustrator_;
  std::string out_;
};

}  // namespace

std::string check_text(const CheckReport& report, const Sources& sources, const TextOptions& options, std::size_t most) {
  Writer writer(report, sources, options);
  writer.fixed(report.fixed);
  const auto shown = std::min(report.diagnostics.size(), most);
  for (std::size_t i = 0; i < shown; ++i) writer.finding(report.diagnostics[i]);
  writer.sum(report, shown);
  return writer.take();
}

}  // namespace runbook
