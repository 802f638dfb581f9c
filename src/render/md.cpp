#include "render/md.hpp"

#include <algorithm>
#include <vector>

#include "render/md_scan.hpp"

namespace runbook::render::md {
namespace {

/// Writes pieces of Markdown; keeps in mind what their seams could become.
class Writer {
 public:
  /// Text that is Markdown already and means just itself.
  void put(std::string_view markdown) {
    if (markdown.empty()) return;
    settle_backslash(markdown.front());
    out_ += markdown;
    after_code_ = false;
  }
  void put(char c) { put(std::string_view{&c, 1}); }
  void escaped(char c) { put(std::string{'\\', c}); }

  /// A backslash of the user's: it has a meaning before punctuation and at the end only, so `C:\data` stays readable.
  void backslash() {
    put('\\');
    open_backslash_ = true;
  }
  void code_span(std::string_view span) {
    if (after_code_) put(' ');  // two fences side by side would be one longer fence
    put(span);
    after_code_ = true;
  }
  std::string finish() {
    settle_backslash('!');
    return std::move(out_);
  }

 private:
  void settle_backslash(char next) {
    if (open_backslash_ && is_punctuation(next)) out_ += '\\';
    open_backslash_ = false;
  }
  std::string out_;
  bool open_backslash_ = false;
  bool after_code_ = false;
};

/// The end of the code span that starts at `begin` (a backquote); npos where no fence of the same length closes it.
std::size_t code_end(std::string_view text, std::size_t begin) {
  const std::size_t open = run_length(text, begin);
  for (std::size_t at = text.find('`', begin + open); at != std::string_view::npos;) {
    const std::size_t close = run_length(text, at);
    if (close == open) return at + close;
    at = text.find('`', at + close);
  }
  return std::string_view::npos;
}

/// Pipes of a span in a cell are escaped, code or not. A backslash before one cannot be said in a way that all readers
/// of tables take alike, so there is no span then.
std::optional<std::string> fit_code(std::string_view span, Place place) {
  if (place != Place::cell) return std::string{span};
  std::string out;
  for (std::size_t i = 0; i < span.size(); ++i) {
    if (span[i] == '|' && i > 0 && span[i - 1] == '\\') return std::nullopt;
    if (span[i] == '|') out += '\\';
    out += span[i];
  }
  return out;
}

/// `&` that starts a character reference, or could with what follows the text. No named one has a single letter, so
/// `R&D` is none.
bool starts_reference(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '#') ++i;
  const std::size_t name = i;
  while (i < text.size() && is_alnum(text[i])) ++i;
  if (i < name + (name > at + 1 ? 1 : 2)) return false;
  return i == text.size() || text[i] == ';';
}

/// The one character that would make the start of a line a block of its own; npos where there is none.
std::size_t block_mark(std::string_view text) {
  if (text.empty()) return std::string_view::npos;
  if (std::string_view{"#>|=:"}.find(text[0]) != std::string_view::npos) return 0;
  const bool before_word = text.size() > 1 && is_alnum(text[1]);
  if ((text[0] == '-' || text[0] == '+' || text[0] == '*') && !before_word) return 0;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const bool list = digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')') &&
                    (digits + 1 == text.size() || text[digits + 1] == ' ');
  return list ? digits : std::string_view::npos;
}

/// A closing sequence of `#` would vanish from a heading.
std::size_t closing_mark(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && text[at - 1] == '#') --at;
  return at < text.size() ? at : std::string_view::npos;
}

bool between_spaces(std::string_view text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && text[at - 1] == ' ' && text[at + 1] == ' ';
}

/// `snake_case` is no emphasis.
bool inside_word(std::string_view text, std::size_t at) {
  std::size_t begin = at, end = at;
  while (begin > 0 && text[begin - 1] == '_') --begin;
  while (end < text.size() && text[end] == '_') ++end;
  return begin > 0 && is_alnum(text[begin - 1]) && end < text.size() && is_alnum(text[end]);
}

bool needs_escape(std::string_view text, std::size_t at, Place place) {
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  switch (text[at]) {
    case '`':
    case '[':
    case ']':
    case '{':
    case '$':
      return true;
    case '*':
    case '~':
      return !between_spaces(text, at);
    case '_':
      return !inside_word(text, at);
    case '|':
      return place == Place::cell;
    case '#':
      return is_digit(next);  // #123: a reference where issues are
    default:
      return false;
  }
}

void write_char(Writer& out, std::string_view text, std::size_t at, Place place, bool label) {
  const char c = text[at];
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (c == '\\') return out.backslash();
  if (c == '&') return out.put(starts_reference(text, at) ? "&amp;" : "&");
  if (c == '<') return out.put(next == ' ' || next == '=' || is_digit(next) ? "<" : "&lt;");
  // marked takes the backslashes out of a label before it reads the label's own markup.
  if (label && (c == '[' || c == ']')) return out.put(c == '[' ? "&#91;" : "&#93;");
  if (needs_escape(text, at, place)) return out.escaped(c);
  out.put(c);
}

/// Without the blanks of other scripts at its ends, which fold() keeps: next to one, `**` opens and closes nothing.
std::string_view without_blank_ends(std::string_view text) {
  static constexpr std::string_view kBlanks[] = {" ",      "\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002",
                                                 "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
                                                 "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : kBlanks) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
      if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
    }
  }
  return text;
}

/// `label`: the text of a link.
std::string write(std::string_view raw, Place place, bool label) {
  const std::string folded = fold(raw);
  const std::string_view view = folded;
  const std::size_t mark = place == Place::start     ? block_mark(view)
                           : place == Place::heading ? closing_mark(view)
                                                     : std::string_view::npos;
  Writer out;
  const auto plain = [&](std::size_t i) { i == mark ? out.escaped(view[i]) : write_char(out, view, i, place, label); };
  for (std::size_t i = 0; i < view.size();) {
    if (view[i] == '`') {
      const std::size_t end = code_end(view, i);
      const std::size_t run = run_length(view, i);
      if (end != std::string_view::npos) {
        if (const auto span = fit_code(view.substr(i, end - i), place)) {
          out.code_span(*span);
          i = end;
          continue;
        }
      }
      for (std::size_t k = 0; k < run; ++k) out.escaped('`');
      i += run;
      continue;
    }
    if (const auto link = link_at(view, i)) {
      for (; i < link->begin; ++i) plain(i);
      out.code_span("`" + std::string{view.substr(link->begin, link->end - link->begin)} + "`");
      i = link->end;
      continue;
    }
    plain(i++);
  }
  return out.finish();
}

std::string label_text(std::string_view raw, Place place) {
  return write(raw, place == Place::start ? Place::inside : place, true);
}

}  // namespace

std::string text(std::string_view raw, Place place) { return write(raw, place, false); }

std::string code(std::string_view raw, Place place) {
  const std::string folded = fold(raw);
  if (folded.empty()) return {};
  std::size_t longest = 0;
  for (std::size_t i = 0; i < folded.size(); ++i)
    if (folded[i] == '`') longest = std::max(longest, run_length(folded, i));
  const std::string fence(longest + 1, '`');
  const std::string pad = folded.front() == '`' || folded.back() == '`' ? " " : "";
  if (auto span = fit_code(fence + pad + folded + pad + fence, place)) return *span;
  return text(folded, place);
}

std::string bold(std::string_view raw, Place place) {
  const std::string folded = fold(raw);
  const std::string inner = text(without_blank_ends(folded), place == Place::start ? Place::inside : place);
  return inner.empty() ? inner : "**" + inner + "**";
}

std::string page_link(std::string_view label, std::string_view target, Place place) {
  return "[" + label_text(label, place) + "](" + percent_encoded(target) + ")";
}

std::string url_link(std::string_view label, std::string_view url, Place place) {
  const Place inner = place == Place::start ? Place::inside : place;
  const bool named = !fold(label).empty();
  if (!is_web_address(url)) return named ? text(label, inner) + " " + code(url, inner) : code(url, inner);
  return "[" + (named ? label_text(label, inner) : code(url, inner)) + "](" + percent_encoded(url) + ")";
}

}  // namespace runbook::render::md
