// The builder's scalars: where they end, whose text they are, and nulls that nobody wrote.
#include <algorithm>

#include "document/limits.hpp"
#include "document/raw_text.hpp"
#include "document/span_scan.hpp"
#include "document/tree_builder.hpp"
#include "text/amounts.hpp"
#include "text/utf8.hpp"

namespace runbook::document {

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  const std::size_t begin = offset(mark);
  const Properties own = skip_properties(input_.text, begin, limit_, true, true);
  Cell cell;
  cell.kind = Cell::Kind::scalar;
  check_tag(tag, own.tag, "tag:yaml.org,2002:str", cell);
  const char first = at(own.content);
  if (first == '"' || first == '\'') {
    read_quoted(cell, own.content, value);
  } else if (first == '|' || first == '>') {
    read_block(cell, own.content, value);
  } else if (!value.empty()) {
    read_plain(cell, own.content, value);
    cell.plain = tag == "?";
  } else {
    cell.span = span(begin, own.end);  // a tag with nothing after it
  }
  cursor_ = std::max<std::size_t>(cursor_, cell.span.end);
  check_scalar(cell);
  count_nodes(1, cell.span);
  const std::uint32_t index = add(cell);
  name_anchor(anchor, {index, 1, 0, false});
  attach(index, 0);
}

void TreeBuilder::own(Cell& cell, const std::string& value) {
  document_->owned_.push_back(value);
  cell.text = document_->owned_.back().data();
}

void TreeBuilder::read_plain(Cell& cell, std::size_t begin, const std::string& value) {
  const std::size_t end = plain_end(input_.text, begin, limit_, value);
  cell.span = span(begin, end);
  cell.size = static_cast<std::uint32_t>(value.size());
  if (end - begin == value.size()) {
    cell.text = input_.text.data() + begin;
  } else {
    own(cell, value);
  }
}

namespace {

// yaml-cpp 0.7 writes the escapes `\N` (U+0085) and `\_` (U+00A0) as one Latin-1 byte. Everything else in a text is
// valid UTF-8 here, so a bad byte is one of these.
std::string mend_escapes(const std::string& value) {
  if (!text::first_invalid(value)) return value;
  std::string mended;
  for (std::size_t i = 0; i < value.size();) {
    const text::Decoded step = text::decode(value, i);
    text::append(mended, step.code);
    i += step.length;
  }
  return mended;
}

}  // namespace

void TreeBuilder::read_quoted(Cell& cell, std::size_t begin, const std::string& read) {
  const auto end = quoted_end(input_.text, begin, limit_);
  if (!end) {  // yaml-cpp takes the end of the file for the closing quote where a newline stands before it
    report(Code::invalid_yaml, span(begin, begin + 1), "this quote is never closed",
           std::string("end the text with another ") + at(begin));
    throw Stop{};
  }
  cell.span = span(begin, *end);
  const std::string_view inner = input_.text.substr(begin + 1, *end - begin - 2);
  const bool escapes = at(begin) == '"' && inner.find('\\') != std::string_view::npos;
  const std::string value = escapes ? mend_escapes(read) : read;
  cell.size = static_cast<std::uint32_t>(value.size());
  if (inner == value) {
    cell.text = inner.data();
  } else {
    own(cell, value);
  }
  if (inner.find('#') != std::string_view::npos) opaque_.push_back(cell.span);
  if (inner.find('\n') != std::string_view::npos) last_long_quote_ = cell.span;
  if (escapes && fault_in(value) != TextFault::none) {
    report(Code::invalid_text, cell.span, "this text " + describe_fault(value) + ", written as an escape",
           "remove it; of control characters only tabs and newlines may stand in a text");
    cell.damaged = true;
  }
}

void TreeBuilder::read_block(Cell& cell, std::size_t begin, const std::string& value) {
  const std::size_t end = block_scalar_end(input_.text, begin, limit_, block_indent());
  cell.span = span(begin, end);
  cell.size = static_cast<std::uint32_t>(value.size());
  own(cell, value);
  const std::size_t header_end = std::min(input_.text.find('\n', begin), limit_);
  const std::string_view body =
      header_end < end ? input_.text.substr(header_end, end - header_end) : std::string_view();
  if (body.find('#') != std::string_view::npos) opaque_.push_back(span(header_end, end));
}

void TreeBuilder::check_scalar(Cell& cell) {
  if (cell.size > scalar_bytes_limit) {
    report(Code::limit_exceeded, cell.span, "this text is longer than " + text::in_bytes(scalar_bytes_limit));
    cell.damaged = true;
    cell.size = 0;
  }
  if (input_.damage->empty()) return;
  const auto next = std::ranges::upper_bound(*input_.damage, cell.span.begin, {}, &Span::end);
  if (next != input_.damage->end() && next->begin < cell.span.end) cell.damaged = true;
}

int TreeBuilder::block_indent() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (frame->flow) continue;
    return static_cast<int>(frame->indent_at - line_start(input_.text, frame->indent_at, input_.piece.begin));
  }
  return -1;
}

// The mark of a null is the next token's, so whether one is written can be seen from the text alone.
bool TreeBuilder::is_written_null(std::size_t begin) const {
  if (begin < cursor_ || begin >= limit_) return false;
  if (!frames_.empty() && !frames_.back().flow && !(frames_.back().map && frames_.back().key_next)) {
    // A value stands deeper than its collection; what does not comes after that has ended.
    const std::size_t line = line_start(input_.text, begin, input_.piece.begin);
    if (line > frames_.back().indent_at && static_cast<int>(begin - line) <= block_indent()) return false;
  }
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (input_.text.substr(begin, std::min(word.size(), limit_ - begin)) != word) continue;
    if (!frames_.empty() && frames_.back().map && frames_.back().key_next) return true;
    std::size_t after = begin + word.size();
    while (after < limit_ && is_blank(input_.text[after])) ++after;
    const char next = at(after);
    // Anything else and the word begins the key that follows a value that is not there.
    return after >= limit_ || next == '\n' || next == '\r' || next == '#' || next == ',' || next == ']' || next == '}';
  }
  return false;
}

// Where a null that nobody wrote is shown: at its key, its dash, or the token that stands in its place.
Span TreeBuilder::place_of_missing(std::size_t mark) {
  const Span token = span(mark, std::min(mark + 1, limit_));
  if (frames_.empty()) return token;  // the tag or anchor of a document with nothing else in it
  const Frame& frame = frames_.back();
  const std::size_t next = skip_blank(input_.text, cursor_, limit_);
  if (frame.map && !frame.key_next) {
    if (at(next) == ':') cursor_ = next + 1;
    else if (!frame.flow) check_colon(document_->cells_[pending_.back()]);
    return document_->cells_[pending_.back()].span;
  }
  if (frame.map && at(next) == '?') {  // the mark may be behind the map's end
    cursor_ = next + 1;
    return span(next, next + 1);
  }
  if (!frame.map && !frame.flow && at(next) == '-') {
    cursor_ = next + 1;
    return span(next, next + 1);
  }
  return token;
}

// yaml-cpp takes a last line without a colon for a key of a block map (YAML 1.2, 8.2.2 wants one after every key that no
// `?` announces).
void TreeBuilder::check_colon(Cell& key) {
  if (key.kind != Cell::Kind::scalar) return;
  std::size_t before = key.span.begin;
  while (before > input_.piece.begin && is_space(at(before - 1))) --before;
  if (before > input_.piece.begin && at(before - 1) == '?') return;
  const std::string written(input_.text.substr(key.span.begin, key.span.end - key.span.begin));
  const bool word = written.size() < 60 && written.find('\n') == std::string::npos;
  report(Code::invalid_yaml, key.span, "a key needs a colon after it", word ? "write `" + written + ":`" : "end it with a colon, and a space before its value");
  key.damaged = true;  // nobody knows what was to follow, so it is no key of the map
  key.size = 0;
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::size_t begin = offset(mark);
  Properties own = skip_properties(input_.text, begin, limit_, anchor != 0, anchor != 0);
  if (anchor == 0 && at(begin) == '!') {
    // A tag is its own only where nothing else follows: otherwise there would have been a scalar.
    const Properties tagged = skip_properties(input_.text, begin, limit_, false, true);
    if (tagged.content >= limit_) own = tagged;
  }
  Cell cell;
  if (own.tag) check_tag("", own.tag, "tag:yaml.org,2002:null", cell);
  const bool written = is_written_null(own.content);
  if (written) {
    cell.span = span(own.content, own.content + (at(own.content) == '~' ? 1 : 4));
    cursor_ = cell.span.end;
  } else {
    cell.span = place_of_missing(begin);
    if (own.end > begin) cursor_ = std::max(cursor_, own.end);
  }
  count_nodes(1, cell.span);
  const std::uint32_t index = add(cell);
  name_anchor(anchor, {index, 1, 0, false});
  const bool root = frames_.empty();
  attach(index, 0);
  if (root && !written) empty_ = !cell.damaged;
}

}  // namespace runbook::document
