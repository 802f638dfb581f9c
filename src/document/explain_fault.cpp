#include "document/explain_fault.hpp"

#include <yaml-cpp/exceptions.h>

#include <algorithm>

#include "document/limits.hpp"
#include "document/open_marks.hpp"
#include "document/span_scan.hpp"
#include "text/amounts.hpp"

namespace runbook::document {
namespace {

namespace Msg = YAML::ErrorMsg;

struct Explained {
  std::size_t begin;
  std::size_t end;
  std::string message;
  std::string help;
};

class Explainer {
 public:
  explicit Explainer(const ParserFault& fault)
      : fault_(fault),
        text_(fault.text),
        at_(std::min<std::size_t>(fault.at, fault.piece.end)),
        limit_(fault.piece.end) {}

  Explained run() const {
    const auto explained = {&Explainer::tab,   &Explainer::open_quote, &Explainer::brackets,
                            &Explainer::value, &Explainer::structure,  &Explainer::token};
    for (const auto explain : explained) {
      if (auto found = (this->*explain)()) return *std::move(found);
    }
    const std::string_view words = fault_.message.substr(0, fault_.message.find(':'));  // a file's bytes may follow
    return {at_, at_ + 1, "this does not read as YAML (" + std::string(words) + ")", {}};
  }

 private:
  using Maybe = std::optional<Explained>;

  bool says(std::string_view message) const { return fault_.message.starts_with(message); }
  char at(std::size_t i) const { return i < limit_ ? text_[i] : '\0'; }
  std::size_t line_begin(std::size_t i) const { return line_start(text_, i, fault_.piece.begin); }
  std::size_t line_end(std::size_t i) const {
    std::size_t end = std::min<std::size_t>(text_.find('\n', i), limit_);
    while (end > i && is_space(text_[end - 1])) --end;
    return end;
  }
  std::size_t first_text(std::size_t line) const {
    while (line < limit_ && is_blank(text_[line])) ++line;
    return line;
  }
  bool is_first_on_line() const { return first_text(line_begin(at_)) == at_; }
  std::string quote(std::size_t begin, std::size_t end) const {
    return "`" + std::string(text_.substr(begin, end - begin)) + "`";
  }
  std::size_t word_end(std::size_t i) const {
    const std::size_t begin = i;
    while (i < limit_ && !is_space(text_[i]) && i - begin < 40) ++i;
    return std::max(i, begin + 1);
  }
  // The line above that has text, as [begin, end); empty at the document's beginning.
  Span line_above(std::size_t line) const {
    while (line > fault_.piece.begin) {
      const std::size_t begin = line_begin(line - 1);
      const std::size_t first = first_text(begin);
      if (first < line - 1 && at(first) != '#' && !is_space(at(first))) {
        return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(line_end(first))};
      }
      line = begin;
    }
    return {};
  }
  // The first `:` of a stretch that is followed by a blank or its end.
  std::optional<std::size_t> key_colon(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (text_[i] == ':' && (i + 1 >= limit_ || is_space(text_[i + 1]))) return i;
    }
    return std::nullopt;
  }

  // Whether a comment on the line of an opening bracket holds the closing one: `channels: [#alerts]`.
  bool comment_hides(std::size_t open, char closing) const {
    const std::size_t end = line_end(open);
    for (std::size_t i = open + 1; i < end; ++i) {
      const char before = text_[i - 1];
      if (text_[i] == '#' && (is_blank(before) || before == '[' || before == '{' || before == ',')) {
        return text_.substr(i, end - i).find(closing) != std::string_view::npos;
      }
    }
    return false;
  }

  Maybe tab() const {
    if (says(Msg::EOF_IN_SCALAR) || says(Msg::DOC_IN_SCALAR)) return {};
    const std::size_t begin = line_begin(at_);
    const std::size_t end = std::min(first_text(begin), limit_);
    const std::size_t first = text_.find('\t', begin);
    if (first >= end || end < begin) return {};
    if (!find_open_marks(text_, fault_.piece.begin, begin).brackets.empty()) return {};  // there a tab may stand
    std::size_t last = first;
    while (last < end && text_[last] == '\t') ++last;
    return Explained{first, last, "a tab cannot indent", "use spaces"};
  }

  Maybe open_quote() const {
    if (says(Msg::EOF_IN_SCALAR) || says(Msg::DOC_IN_SCALAR)) {
      const auto quote_at = find_open_marks(text_, fault_.piece.begin, limit_).quote.value_or(at_);
      return Explained{quote_at, quote_at + 1, "this quote is never closed",
                       std::string("end the text with another ") + at(quote_at)};
    }
    const auto& long_quote = fault_.last_long_quote;
    const bool behind_it = long_quote && long_quote->end <= at_ && line_begin(long_quote->end) == line_begin(at_);
    if (!behind_it) return {};
    // A missing quote turns the texts that follow inside out.
    return Explained{long_quote->begin, long_quote->begin + 1,
                     "the quote that opens here is closed only some lines below, where another text seems to begin",
                     std::string("end the text on its own line with another ") + at(long_quote->begin)};
  }

  Maybe brackets() const {
    const bool flow = says(Msg::END_OF_SEQ_FLOW) || says(Msg::END_OF_MAP_FLOW);
    if (says(Msg::FLOW_END)) {
      const OpenMarks before = find_open_marks(text_, fault_.piece.begin, at_);
      if (before.brackets.empty()) {
        return Explained{at_, at_ + 1, "this " + quote(at_, at_ + 1) + " closes nothing",
                         "remove it, or quote the text"};
      }
      const std::size_t open = before.brackets.back();
      return Explained{
          at_, at_ + 1,
          "this " + quote(at_, at_ + 1) + " does not close the " + quote(open, open + 1) + " that is open here",
          std::string("close it with `") + (at(open) == '[' ? "]`" : "}`")};
    }
    if (!flow && !says(Msg::BLOCK_ENTRY)) return {};
    const OpenMarks whole = find_open_marks(text_, fault_.piece.begin, limit_);
    if (!whole.brackets.empty() && (flow || whole.brackets.back() < at_)) {
      const std::size_t open = whole.brackets.back();
      const char closing = at(open) == '[' ? ']' : '}';
      return Explained{open, open + 1, "this " + quote(open, open + 1) + " is never closed",
                       comment_hides(open, closing) ? "what follows a `#` is a comment: quote a text that begins with `#`"
                                                    : std::string("close it with `") + closing + "`"};
    }
    if (!flow) return {};
    const bool list = says(Msg::END_OF_SEQ_FLOW);
    return Explained{at_, word_end(at_),
                     list ? "here a `,` or the closing `]` is wanted" : "here a `,` or the closing `}` is wanted",
                     "separate entries with commas; quote a text that holds any of `, : [ ] { }`"};
  }

  // `key: value: more`, and keys that yaml-cpp takes for the rest of the line above.
  Maybe value() const {
    if (!says(Msg::MAP_VALUE)) return {};
    const std::size_t begin = first_text(line_begin(at_));
    if (begin == fault_.piece.begin && text_.substr(begin, 3) == "---") {
      return Explained{begin, begin + 3, "a map cannot begin on the line of its `---`",
                       "begin a new line after the `---`"};
    }
    std::size_t entry = begin;
    while (at(entry) == '-' && is_blank(at(entry + 1))) entry = first_text(entry + 1);
    if (const auto first = key_colon(entry, at_)) {
      const std::size_t text = first_text(*first + 1);
      return Explained{at_, at_ + 1, "a value that holds a colon and a blank must be quoted",
                       "put quotes around " + quote(text, std::max(text, std::min(line_end(at_), text + 60)))};
    }
    if (at_ - entry > key_bytes_limit) {
      return Explained{entry, at_, "a key cannot be longer than " + text::in_groups(key_bytes_limit) + " bytes", {}};
    }
    const Span above = line_above(line_begin(at_));
    if (above.end > above.begin) {
      std::size_t start = above.begin;
      while (at(start) == '-' && is_blank(at(start + 1))) start = first_text(start + 1);
      const auto colon = key_colon(start, above.end);
      const std::size_t tight = text_.find(':', start);
      if (!colon && tight < above.end && text_.substr(tight, 3) != "://") {
        return Explained{tight, tight + 1, "a key needs a space after its colon",
                         "write " + quote(start, tight + 1) + ", a space, and the value"};
      }
      if (!colon && is_word(above)) {
        return Explained{above.begin, above.end, "a key needs a colon after it", "write " + quote(above.begin, above.end).insert(above.end - above.begin + 1, ":")};
      }
      if (!colon && above.begin - line_begin(above.begin) == begin - line_begin(begin)) {
        return Explained{above.begin, above.end, "this line is neither a key with a value nor a list item",
                         "a key needs a colon and a space after it"};
      }
      if (colon || begin - line_begin(begin) > above.begin - line_begin(above.begin)) {
        return Explained{
            entry, at_,
            "the indentation does not fit: this key stands deeper than the one above, which has a value already",
            "indent it as its neighbours"};
      }
    }
    return Explained{entry, at_ + 1, "a key cannot stand here",
                     "a key stands on one line, with a colon and a space after it"};
  }

  bool is_word(Span span) const {
    return std::ranges::all_of(text_.substr(span.begin, span.end - span.begin), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
  }

  // A line that was to be a list item.
  Maybe item() const {
    if (!is_first_on_line()) return {};
    if (at(at_) == '-' && at_ + 1 < limit_ && !is_space(at(at_ + 1)) && at(at_ + 1) != '-') {
      return Explained{at_, at_ + 1, "a list item needs a space after its dash", "write `- `, then the item"};
    }
    const Span above = line_above(line_begin(at_));
    const bool below_item = above.end > above.begin && at(above.begin) == '-' && is_space(at(above.begin + 1));
    if (!below_item || at(at_) == '-' || above.begin - line_begin(above.begin) != at_ - line_begin(at_)) return {};
    return Explained{at_, word_end(at_), "this line stands among list items, but does not begin with `- `",
                     "begin it with `- `, or indent it deeper to go on with the item above"};
  }

  Maybe structure() const {
    const bool map = says(Msg::END_OF_MAP);
    const bool list = says(Msg::END_OF_SEQ);
    if (says(Msg::BLOCK_ENTRY)) {
      if (!find_open_marks(text_, fault_.piece.begin, at_).brackets.empty()) {
        return Explained{at_, at_ + 1, "between brackets a list item does not begin with `-`",
                         "separate items with commas"};
      }
      return Explained{at_, at_ + 1, "a list item must begin on a line of its own", "begin a new line before the `-`"};
    }
    if (!map && !list) return {};
    if (auto explained = item()) return explained;
    if (!is_first_on_line()) {
      const bool apostrophe = at_ > fault_.piece.begin && text_[at_ - 1] == '\'';
      return Explained{at_, line_end(at_), "this text stands behind a value that has ended",
                       apostrophe ? "in single quotes, a quote within the text is written twice: ''"
                                  : "quote the whole value, or remove what is too much"};
    }
    if (map && at(at_) == '-' && is_space(at(at_ + 1))) {
      return Explained{at_, at_ + 1, "a list item cannot stand here, between the keys of a map",
                       "indent it below its key"};
    }
    std::size_t end = word_end(at_);
    if (const auto colon = key_colon(at_, line_end(at_)); colon && *colon > at_) end = *colon;
    return Explained{at_, end, "the indentation does not fit any of the lines above",
                     list ? "indent it as the list items above, and begin an item with `- `"
                          : "indent it as the keys of the map that it belongs to"};
  }

  Maybe token() const {
    const std::size_t before = at_ > fault_.piece.begin ? at_ - 1 : at_;
    if (says(Msg::ALIAS_NOT_FOUND) || says(Msg::CHAR_IN_ALIAS)) {
      const std::size_t star = std::min(text_.rfind('*', before), before);
      return Explained{star, star + 1, "`*` begins an alias, and no name follows",
                       "to write a text that begins with `*`, quote it: \"*\""};
    }
    if (says(Msg::ANCHOR_NOT_FOUND) || says(Msg::CHAR_IN_ANCHOR)) {
      return Explained{before, at_, "`&` begins an anchor, and no name follows",
                       "to write a text that begins with `&`, quote it"};
    }
    if (says(Msg::UNKNOWN_ANCHOR)) {
      return Explained{at_, name_end(text_, at_, limit_), "this alias names no anchor before it",
                       "to write a text that begins with `*`, quote it"};
    }
    if (says(Msg::INVALID_ESCAPE)) {
      const std::size_t slash = at_ >= fault_.piece.begin + 2 ? at_ - 2 : fault_.piece.begin;
      return Explained{slash, at_, "this is not an escape that a text in double quotes knows",
                       "write `\\\\` for a backslash, or use single quotes"};
    }
    if (says(Msg::INVALID_HEX) || says(Msg::INVALID_UNICODE)) {
      const std::size_t slash = std::min(text_.rfind('\\', before), before);
      return Explained{slash, at_, "this escape is not a character",
                       "write the character itself, or `\\U` and its eight hexadecimal digits"};
    }
    if (says(Msg::CHAR_IN_BLOCK)) {
      return Explained{at_, line_end(at_), "a text block begins on the line after its `|` or `>`",
                       "begin a new line, or quote the value if `|` or `>` is part of it"};
    }
    if (says(Msg::UNKNOWN_TOKEN) && at_ < limit_) {
      return Explained{
          at_, at_ + 1,
          at(at_) == '`' ? "a text cannot begin with a backtick" : "a text cannot begin with " + quote(at_, at_ + 1),
          "quote it"};
    }
    if (says(Msg::MULTIPLE_ANCHORS) || says(Msg::MULTIPLE_TAGS)) {
      return Explained{at_, word_end(at_), "a value has one anchor and one tag at most", "remove this one"};
    }
    return {};
  }

  const ParserFault& fault_;
  std::string_view text_;
  std::size_t at_;
  std::size_t limit_;
};

}  // namespace

Diagnostic explain_fault(FileId file, const ParserFault& fault) {
  Explained explained = Explainer(fault).run();
  const std::size_t begin = std::min<std::size_t>(explained.begin, fault.text.size());
  const std::size_t end = std::clamp(explained.end, begin, std::max<std::size_t>(begin, fault.piece.end));
  return make_diagnostic(Code::invalid_yaml,
                         {file, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}},
                         std::move(explained.message), std::move(explained.help));
}

}  // namespace runbook::document
