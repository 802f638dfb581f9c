// The fast reader's scalars: plain, quoted, in a block; and keys.
#include "document/plain_reader_class.hpp"

namespace runbook::document {
namespace {

/// The characters at which a plain text may end or leave the subset, in a block or flow collection; half of a file is
/// the texts between them.
struct Stops {
  bool in[256] = {};
  constexpr explicit Stops(std::string_view stops) {
    for (const char c : stops) in[static_cast<unsigned char>(c)] = true;
  }
  [[nodiscard]] constexpr bool operator()(char c) const { return in[static_cast<unsigned char>(c)]; }
};
constexpr Stops block_stops{"\n#:"}, flow_stops{"\n#:,[]{}?"};

}  // namespace

bool PlainReader::scan_plain(Where where, std::size_t& end) {
  if (!plain_may_begin()) return false;
  const Stops& stops = where == Where::block ? block_stops : flow_stops;
  std::size_t i = at_;
  colon_ = false;
  for (; i < end_; ++i) {
    const char c = text_[i];
    if (!stops(c)) continue;
    if (c == '\n') break;
    if (c == '#' && text_[i - 1] == ' ') break;
    if (c == ':') {
      const char next = i + 1 < end_ ? text_[i + 1] : '\n';
      if (blank(next)) {
        colon_ = true;
        break;
      }
      if (where == Where::flow && (next == ',' || next == ']' || next == '}')) return false;
    } else if (where == Where::flow) {
      if (c == ',' || c == ']' || c == '}') break;
      if (c == '[' || c == '{' || c == '?') return false;
    }
  }
  end = i;
  while (end > at_ && text_[end - 1] == ' ') --end;
  if (colon_ && end != i) return false;  // `key : value`
  return !is_null(text_.substr(at_, end - at_));
}

bool PlainReader::plain_lines(std::size_t column) {
  if (!plain(Where::block)) return false;
  const std::size_t cell = document_->cells_.size() - 1;
  std::string folded;
  for (;;) {
    const std::size_t text_end = at_;
    if (!finish_line()) return false;
    const bool comment = at_ > text_end && text_.substr(text_end, at_ - text_end).find('#') != std::string_view::npos;
    const std::size_t line_end = at_;
    if (!next_content()) return false;
    if (!deeper_than(column)) break;
    // Only line breaks may stand between: after a comment the text has ended.
    if (comment || text_.substr(line_end, at_ - line_end).find('#') != std::string_view::npos) return false;
    const auto breaks = static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(line_end),
                                                            text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    std::size_t end = 0;
    if (!scan_plain(Where::block, end) || colon_) return false;
    if (folded.empty()) folded = std::string{document_->cells_[cell].text, document_->cells_[cell].size};
    folded += breaks == 1 ? std::string{" "} : std::string(breaks - 1, '\n');
    folded += text_.substr(at_, end - at_);
    at_ = end;
    document_->cells_[cell].span.end = cursor_ = static_cast<std::uint32_t>(end);
  }
  return folded.empty() || own(cell, std::move(folded));
}

bool PlainReader::quoted() {
  const char quote = peek();
  const std::size_t begin = at_;
  std::size_t i = at_ + 1;
  bool hash = false, copied = false;
  std::string value;  // only where it is not what is written
  for (;; ++i) {
    if (i >= end_ || text_[i] == '\n') return false;
    char c = text_[i];
    if (c == quote) {
      if (quote == '"' || i + 1 >= end_ || text_[i + 1] != quote) break;
    } else if (c != '\\' || quote != '"') {
      hash = hash || c == '#';
      if (copied) value += c;
      continue;
    }
    if (!copied) value = text_.substr(begin + 1, i - begin - 1);
    copied = true;
    if (++i >= end_) return false;
    if (c == '\\' && !unescape(text_[i], c)) return false;
    value += c;
  }
  at_ = i + 1;
  if (!scalar(begin, at_, text_.substr(begin + 1, i - begin - 1), false)) return false;
  if (hash) opaque_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
  return !copied || own(document_->cells_.size() - 1, std::move(value));
}

bool PlainReader::block_text(std::size_t column) {
  const std::size_t begin = at_;
  const bool literal = peek() == '|';
  ++at_;
  const bool strip = peek() == '-';
  if (strip) ++at_;
  if (at_ >= end_ || peek() != '\n') return false;
  const std::size_t header_end = at_;
  std::string value;
  std::size_t indent = 0, last = at_, blanks = 0;
  while (at_ < end_) {  // at_ is at the break before a line
    std::size_t first = at_ + 1;
    while (first < end_ && text_[first] == ' ') ++first;
    const std::size_t depth = first - at_ - 1;
    if (first >= end_) {
      if (depth > 0) return false;  // blanks without a break: yaml-cpp may take them for text
      break;
    }
    if (text_[first] == '\n') {
      if (indent == 0 || depth > indent) return false;  // it may be text of blanks
      ++blanks;
      at_ = first;
      continue;
    }
    if (depth <= column) break;
    if (indent == 0) indent = depth;
    if (depth < indent || (!literal && depth > indent)) return false;
    const std::size_t end = std::min(text_.find('\n', first), end_);
    if (text_[end - 1] == ' ') return false;
    if (!value.empty()) {
      if (literal) value.append(blanks + 1, '\n');
      else if (blanks > 0) value.append(blanks, '\n');
      else value += ' ';
    }
    value.append(depth - indent, ' ');
    value += text_.substr(first, end - first);
    blanks = 0;
    at_ = last = end;
  }
  if (indent == 0) return false;
  if (last >= end_) return false;  // no break ends it
  at_ = last;
  if (!strip) value += '\n';
  if (!scalar(begin, last, {}, false)) return false;
  if (text_.substr(header_end, last - header_end).find('#') != std::string_view::npos)
    opaque_.push_back({static_cast<std::uint32_t>(header_end), static_cast<std::uint32_t>(last)});
  return own(document_->cells_.size() - 1, std::move(value)) && next_content() && !deeper_than(column);
}

bool PlainReader::key(Where where) {
  const std::size_t begin = at_;
  if (peek() == '"' || peek() == '\'') {
    if (!quoted() || peek() != ':' || !blank(peek(1))) return false;
  } else {
    std::size_t end = 0;
    if (!scan_plain(where, end) || !colon_) return false;
    if (text_.substr(at_, end - at_) == "<<" || !scalar(at_, end, text_.substr(at_, end - at_), true)) return false;
    at_ = end;
  }
  if (at_ - begin > longest_key) return false;
  ++at_;
  return true;
}

}  // namespace runbook::document
