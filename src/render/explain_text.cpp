#include <algorithm>

#include "render/layout.hpp"
#include "runbook/check.hpp"
#include "runbook/explain.hpp"

namespace runbook {
namespace {

using render::Painter;
using render::Style;

constexpr std::size_t widest = 96;  // longer lines of prose are hard to read, however wide the terminal

std::string_view word_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }
Style style_of(Severity severity) { return severity == Severity::error ? Style::bold_red : Style::bold_yellow; }

void paragraphs(std::string& out, std::string_view text, std::size_t width) {
  while (!text.empty()) {
    const auto end = std::min(text.find("\n\n"), text.size());
    for (const auto& line : render::wrap(text.substr(0, end), width)) out += line + "\n";
    text.remove_prefix(std::min(end + 2, text.size()));
    if (!text.empty()) out += "\n";
  }
}

void example(std::string& out, std::string_view title, std::string_view text, const Painter& paint) {
  out += "\n" + paint(Style::bold, title) + "\n";
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    out += "  ";
    out += paint(line.starts_with('#') ? Style::dim : Style::plain, line);
    render::end_line(out);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void page(std::string& out, const CodeInfo& code, std::size_t width, const Painter& paint) {
  const auto& explanation = *explain(code.code);
  out += paint(Style::bold, code_id(code.code) + " " + std::string{code.name}) + " (" +
         paint(style_of(code.severity), word_of(code.severity)) + ")\n";
  for (const auto& line : render::wrap(code.summary, width)) out += line + "\n";
  out += "\n";
  paragraphs(out, explanation.why, width);
  example(out, "Bad", explanation.bad, paint);
  example(out, "Good", explanation.good, paint);
  if (code.severity != Severity::warning) return;
  example(out, "Where it is meant so, on the line or above it", "# runbook: allow " + code_id(code.code) + " why it is right here", paint);
}

}  // namespace

std::string explain_text(std::span<const Code> codes, const TextOptions& options) {
  const Painter paint{options.color};
  const std::size_t width = std::clamp<std::size_t>(options.width, 40, widest);
  std::string out;
  for (const auto code : codes) {
    if (!out.empty()) out += "\n\n";
    page(out, info(code), width, paint);
  }
  return out;
}

std::string codes_text(const TextOptions& options) {
  const Painter paint{options.color};
  const std::size_t width = std::max(options.width, 40u);
  std::size_t names = 0;
  for (const auto& row : all_codes()) names = std::max(names, row.name.size());
  std::string out;
  unsigned hundred = 0;
  for (const auto& row : all_codes()) {
    const unsigned group = static_cast<unsigned>(row.code) / 100;
    if (group != hundred) out += "\n";
    hundred = group;
    const auto severity = word_of(row.severity);
    const std::string lead = code_id(row.code) + "  " + std::string{row.name} + std::string(names - row.name.size() + 2, ' ') +
                             std::string{severity} + std::string(sizeof "warning" - severity.size() + 1, ' ');
    std::string line;
    render::hang(line, lead, row.summary, width, Style::plain, Painter{false});
    // Painted when it has been measured.
    const auto at = line.find(severity, lead.size() - sizeof "warning" - 1);
    out += paint(Style::bold, line.substr(0, 5)) + line.substr(5, at - 5) +
           paint(row.severity == Severity::error ? Style::red : Style::yellow, severity) + line.substr(at + severity.size());
  }
  return out + "\n`runbook explain RB301` says why, with an example.\n";
}

}  // namespace runbook
