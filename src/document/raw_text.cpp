#include "document/raw_text.hpp"

#include <algorithm>
#include <iterator>

#include "document/limits.hpp"
#include "text/amounts.hpp"
#include "text/utf8.hpp"

namespace runbook::document {
namespace {

constexpr std::size_t shown_of_too_many = 20;

TextFault fault_of(const text::Decoded& step) {
  if (!step.valid) return TextFault::not_utf8;
  if (step.code == 0) return TextFault::nul;
  if (step.code == '\t' || step.code == '\n') return TextFault::none;
  if (text::is_control(step.code)) return TextFault::control;
  return text::is_bidirectional_override(step.code) ? TextFault::bidirectional : TextFault::none;
}

std::string name_of(const text::Decoded& step) {
  const std::string name = text::code_point_name(step.code);
  switch (fault_of(step)) {
    case TextFault::not_utf8:
      return "a byte that is not UTF-8 (0x" + name.substr(name.size() - 2) + ")";
    case TextFault::nul:
      return "a NUL character";
    case TextFault::bidirectional:
      return "a bidirectional control character (" + name + ")";
    case TextFault::control:
    case TextFault::none:
      break;
  }
  return step.code == '\r' ? "a carriage return without a newline" : "a control character (" + name + ")";
}

std::string help_for(TextFault fault) {
  switch (fault) {
    case TextFault::not_utf8:
      return "save the file as UTF-8";
    case TextFault::bidirectional:
      return "remove it: text that it turns around reads differently from what it says";
    case TextFault::nul:
    case TextFault::control:
    case TextFault::none:
      break;
  }
  return "remove it; only tabs and newlines may stand in a text";
}

// UTF-16 and UTF-32 by their byte-order marks, or by the NULs that ASCII has in them.
bool is_wide_encoding(std::string_view text) {
  if (text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE")) return true;
  if (text.size() < 4) return false;
  unsigned nuls = 0;
  for (std::size_t i = 0; i < 4; ++i) nuls |= text[i] == '\0' ? 1u << i : 0u;
  return nuls == 0b0101 || nuls == 0b1010 || nuls == 0b0111 || nuls == 0b1110;
}

// Nothing but this fault and blanks on its line.
bool alone_on_line(std::string_view text, Span fault) {
  std::size_t begin = fault.begin;
  while (begin > 0 && text[begin - 1] != '\n') --begin;
  const std::size_t end = std::min(text.find('\n', fault.end), text.size());
  for (std::size_t i = begin; i < end;) {
    const text::Decoded step = text::decode(text, i);
    if (step.code != ' ' && step.code != '\t' && step.code != '\r' && fault_of(step) == TextFault::none) return false;
    i += step.length;
  }
  return true;
}

// Of a fault's bytes something that reads as the author may have meant it: an old line break, a blank line, a letter.
void make_harmless(std::string& patched, std::string_view text, Span fault) {
  const bool alone = alone_on_line(text, fault);
  for (std::size_t i = fault.begin; i < fault.end; ++i) {
    patched[i] = text[i] == '\r' ? '\n' : alone ? ' ' : 'x';
  }
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t';
}

// The next byte that has to be looked at: most of a text is printable ASCII. In blocks without a branch within, which the
// compiler turns into vector instructions.
std::size_t skip_plain(std::string_view text, std::size_t i) {
  constexpr std::size_t block = 64;
  for (; i + block <= text.size(); i += block) {
    unsigned odd = 0;
    for (std::size_t k = 0; k < block; ++k) odd |= is_plain(text[i + k]) ? 0u : 1u;
    if (odd != 0) break;
  }
  while (i < text.size() && is_plain(text[i])) ++i;
  return i;
}

}  // namespace

TextFault fault_in(std::string_view text) {
  for (std::size_t i = skip_plain(text, 0); i < text.size(); i = skip_plain(text, i)) {
    const text::Decoded step = text::decode(text, i);
    if (const TextFault fault = fault_of(step); fault != TextFault::none) return fault;
    i += step.length;
  }
  return TextFault::none;
}

std::string describe_fault(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded step = text::decode(text, i);
    if (fault_of(step) != TextFault::none) return "holds " + name_of(step);
    i += step.length;
  }
  return {};
}

RawText check_raw_text(FileId file, std::string_view text, std::vector<Diagnostic>& diagnostics) {
  RawText result;
  const auto at = [&](std::size_t begin, std::size_t end) {
    return Location{file, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
  };
  if (is_wide_encoding(text)) {
    result.readable = false;
    result.faults.push_back({0, static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), 2))});
    diagnostics.push_back(make_diagnostic(Code::invalid_text, at(0, std::min<std::size_t>(text.size(), 2)),
                                          "this file is not UTF-8 but looks like UTF-16 or UTF-32",
                                          "save the file as UTF-8"));
    return result;
  }
  std::vector<Diagnostic> found;
  std::size_t line_end = 0;    // of the line that the last report is in
  unsigned kinds_in_line = 0;  // what has been reported there
  for (std::size_t i = skip_plain(text, 0); i < text.size(); i = skip_plain(text, i)) {
    const text::Decoded step = text::decode(text, i);
    const bool line_break = step.code == '\r' && step.valid && i + 1 < text.size() && text[i + 1] == '\n';
    const TextFault fault = line_break ? TextFault::none : fault_of(step);
    const std::size_t begin = i;
    i += step.length;
    if (fault == TextFault::none) continue;
    while (i < text.size()) {  // one stretch of the same kind is one fault
      const text::Decoded next = text::decode(text, i);
      if (fault_of(next) != fault || next.code == '\r' || step.code == '\r') break;
      i += next.length;
    }
    result.faults.push_back(at(begin, i).span);
    if (begin >= line_end) {
      line_end = std::min(text.find('\n', begin), text.size());
      kinds_in_line = 0;
    }
    const unsigned kind = 1u << static_cast<unsigned>(fault);
    if ((kinds_in_line & kind) != 0 || found.size() > bad_stretches_limit) continue;
    kinds_in_line |= kind;
    found.push_back(make_diagnostic(Code::invalid_text, at(begin, i), "the text holds " + name_of(step), help_for(fault)));
  }
  if (result.faults.empty()) return result;
  result.readable = result.faults.size() <= bad_stretches_limit;
  if (!result.readable && found.size() > shown_of_too_many) found.resize(shown_of_too_many);
  std::ranges::move(found, std::back_inserter(diagnostics));
  if (!result.readable) {
    diagnostics.push_back(make_diagnostic(Code::limit_exceeded, {file, result.faults[bad_stretches_limit]},
                                          "more than " + text::in_groups(bad_stretches_limit) + " places of this file hold what no text may, so nothing else of it is looked at",
                                          "is it a text at all? If not, name it in .runbookignore"));
    return result;
  }
  result.patched = text;
  for (const Span fault : result.faults) make_harmless(result.patched, text, fault);
  return result;
}

}  // namespace runbook::document
