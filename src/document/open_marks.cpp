#include "document/open_marks.hpp"

#include <algorithm>

#include "document/span_scan.hpp"

namespace runbook::document {
namespace {

class Walk {
 public:
  Walk(std::string_view text, std::size_t begin, std::size_t limit) : text_(text), at_(begin), limit_(limit) {}

  OpenMarks run() {
    while (at_ = skip_blank(text_, at_, limit_), at_ < limit_) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        const auto end = quoted_end(text_, at_, limit_);
        if (!end) {
          open_.quote = at_;
          return open_;
        }
        at_ = *end;
      } else if (c == '[' || c == '{') {
        open_.brackets.push_back(at_++);
      } else if (c == ']' || c == '}') {
        const char opening = c == ']' ? '[' : '{';
        if (!open_.brackets.empty() && text_[open_.brackets.back()] == opening) open_.brackets.pop_back();
        ++at_;
      } else if (!in_flow() && (c == '|' || c == '>')) {
        at_ = block_scalar_end(text_, at_, limit_, parent_indent());
      } else if (c == '&' || c == '*') {
        at_ = name_end(text_, at_, limit_);
      } else if (c == '!') {
        at_ = tag_end(text_, at_, limit_);
      } else if (c == ',' || ((c == '-' || c == '?' || c == ':') && ends_indicator(at_ + 1))) {
        ++at_;
      } else {
        at_ = plain_line_end(at_);
      }
    }
    return open_;
  }

 private:
  bool in_flow() const { return !open_.brackets.empty(); }

  bool ends_indicator(std::size_t i) const {
    return i >= limit_ || is_space(text_[i]) || (in_flow() && (text_[i] == ',' || text_[i] == ']' || text_[i] == '}'));
  }

  // Where a plain scalar ends on its line.
  std::size_t plain_line_end(std::size_t i) const {
    for (++i; i < limit_ && text_[i] != '\n'; ++i) {
      const char c = text_[i];
      if (c == ':' && ends_indicator(i + 1)) break;
      if (c == '#' && is_blank(text_[i - 1])) break;
      if (in_flow() && (c == ',' || c == '[' || c == ']' || c == '{' || c == '}')) break;
    }
    return i;
  }

  // The column of the key or dash that the block scalar at at_ belongs to.
  int parent_indent() const {
    const std::size_t line = line_start(text_, at_);
    std::size_t i = line;
    std::size_t parent = line;
    bool any = false;
    while (i < at_) {
      while (i < at_ && text_[i] == ' ') ++i;
      if (i >= at_) break;
      parent = i;
      any = true;
      if ((text_[i] != '-' && text_[i] != '?') || !is_space(text_[i + 1])) break;
      ++i;
    }
    return any ? static_cast<int>(parent - line) : -1;
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t limit_;
  OpenMarks open_;
};

}  // namespace

OpenMarks find_open_marks(std::string_view text, std::size_t begin, std::size_t limit) {
  return Walk(text, begin, limit).run();
}

}  // namespace runbook::document
