#include "render/snippet.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace runbook::render {
namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t context_before = 24;  // columns kept before a span that starts far right

/// One character of the line as it is shown.
struct Glyph {
  std::uint32_t offset;  ///< of its bytes in the text
  std::string shown;
  std::size_t column;
  std::size_t width;
};

bool hidden(std::uint32_t offset, const std::vector<Span>& secrets) {
  return std::any_of(secrets.begin(), secrets.end(),
                     [&](Span secret) { return secret.begin <= offset && offset < secret.end; });
}

/// The characters of [begin, end) of the text. Only those that can be shown are made: the caller bounds the range.
std::vector<Glyph> glyphs(std::string_view text, Span range, std::size_t column, const std::vector<Span>& secrets) {
  std::vector<Glyph> list;
  for (std::uint32_t at = range.begin; at < range.end;) {
    const text::Decoded step = text::decode(text.substr(0, range.end), at);
    Glyph glyph{at, {}, column, 0};
    if (hidden(at, secrets)) {
      glyph.shown = "•";
    } else if (step.code == '\t' && step.valid) {
      glyph.shown.assign(tab_stop - column % tab_stop, ' ');
    } else {
      glyph.shown = text::visible(text.substr(at, step.length));
    }
    glyph.width = text::display_width(glyph.shown);
    column += glyph.width;
    list.push_back(std::move(glyph));
    at += step.length;
  }
  return list;
}

/// Where a line so long that nobody reads it whole is entered: so many bytes before the span, at a character's start.
std::uint32_t entry(std::string_view text, Span line, std::uint32_t begin, std::size_t bytes) {
  if (begin - line.begin <= bytes) return line.begin;
  auto at = static_cast<std::uint32_t>(begin - bytes);
  while (at < begin && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

}  // namespace

Snippet snippet(std::string_view text, Span line, Span span, const std::vector<Span>& secrets, std::size_t width) {
  width = std::max<std::size_t>(width, 20);
  const std::uint32_t begin = std::clamp(span.begin, line.begin, line.end);
  const std::uint32_t end = std::clamp(span.end, begin, line.end);
  // A line may have 8 MiB: what lies further from the span than a screen can hold is never looked at.
  const std::size_t reach = 16 * width;
  const std::uint32_t first = entry(text, line, begin, reach);
  const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(line.end, begin + reach));
  const std::vector<Glyph> all = glyphs(text, {first, last}, 0, secrets);

  std::size_t total = 0, from = 0, to = 0;
  bool started = false;
  for (const Glyph& glyph : all) {
    if (glyph.offset >= begin && !started) {
      from = glyph.column;
      started = true;
    }
    if (glyph.offset < end) to = glyph.column + glyph.width;
    total = glyph.column + glyph.width;
  }
  if (!started) from = total;
  to = std::max(to, from);

  // The columns [left, right) are shown; an ellipsis takes one on the side where something is left out.
  std::size_t left = 0;
  const bool more_before = first > line.begin, more_after = last < line.end;
  if (more_before || more_after || total > width) {
    if (from + std::min(to - from, width / 2) + 1 > width - 1) left = from > context_before ? from - context_before : 0;
    if (total > left && total - left < width && !more_after) left = total > width - 1 ? total - (width - 1) : 0;
  }
  const bool cut_before = left > 0 || more_before;
  const std::size_t room = width - (cut_before ? 1 : 0);
  const bool cut_after = total - std::min(total, left) > room || more_after;
  const std::size_t right = left + room - (cut_after ? 1 : 0);

  Snippet result;
  std::size_t shift = left;  // what is subtracted from a column
  if (cut_before) result.text = "…";
  bool placed = false;
  for (const Glyph& glyph : all) {
    if (glyph.column < left || glyph.column + glyph.width > right) continue;
    if (!placed) shift = glyph.column;
    placed = true;
    result.text += glyph.shown;
  }
  if (cut_after) result.text += "…";
  while (!result.text.empty() && result.text.back() == ' ') result.text.pop_back();
  const std::size_t offset = cut_before ? 1 : 0;
  result.mark = from - std::min(from, shift) + offset;
  result.marks = std::max<std::size_t>(1, std::min(to, right) - std::min(from, right));
  result.goes_on = span.end > line.end;
  return result;
}

}  // namespace runbook::render
