// The class behind plain_reader.hpp; its scalars are in plain_scalars.cpp.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "document/limits.hpp"
#include "document/plain_reader.hpp"
#include "text/utf8.hpp"

namespace runbook::document {

// Every `if` that gives false hands the whole document over to yaml-cpp; nothing needs to be undone then.
class PlainReader {
 public:
  PlainReader(FileId file, std::string_view text, Span piece)
      : text_(text), at_(piece.begin), end_(piece.end), document_(new Document) {
    document_->file_ = file;
  }

  std::optional<PlainDocument> run() {
    const std::string_view all = text_.substr(at_, end_ - at_);
    if (all.find('\t') != all.npos || all.find('\r') != all.npos) return {};
    if (all.find(text::byte_order_mark) != all.npos) return {};
    if (all.starts_with("---")) {
      at_ += 3;
      if (!finish_line()) return {};
    } else {
      line_ = at_;
    }
    if (!next_content() || column_ != 0 || !block(0)) return {};
    if (column_ != nothing_left) return {};
    document_->root_ = 0;
    return PlainDocument{std::move(document_), std::move(opaque_)};
  }

 private:
  using Cell = Document::Cell;
  static constexpr std::size_t nothing_left = static_cast<std::size_t>(-1);
  static constexpr std::size_t longest_key = 512;  // yaml-cpp refuses keys of more than 1,024 bytes

  enum class Where : std::uint8_t { block, flow };

  [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : '\n'; }
  [[nodiscard]] static bool blank(char c) { return c == ' ' || c == '\n'; }
  [[nodiscard]] bool dash() const { return peek() == '-' && blank(peek(1)); }

  // ------------------------------------------------------------------------------------ lines

  /// Past the rest of a line in which nothing but a comment may follow.
  bool finish_line() {
    const std::size_t begin = at_;
    while (at_ < end_ && text_[at_] == ' ') ++at_;
    if (at_ >= end_ || text_[at_] == '\n') return true;
    if (text_[at_] != '#' || at_ == begin) return false;
    at_ = std::min(text_.find('\n', at_), end_);
    return true;
  }

  /// To the next line with content; column_ is where that begins, or nothing_left. at_ stands at a line's beginning or
  /// end, as finish_line leaves it.
  bool next_content() {
    for (;;) {
      if (at_ < end_ && text_[at_] == '\n') line_ = ++at_;
      while (at_ < end_ && text_[at_] == ' ') ++at_;
      if (at_ >= end_) {
        column_ = nothing_left;
        return true;
      }
      if (text_[at_] == '\n') continue;
      if (text_[at_] != '#') break;
      at_ = std::min(text_.find('\n', at_), end_);
    }
    column_ = at_ - line_;
    return true;
  }

  /// Whether what next_content found belongs to a block deeper than `column`.
  [[nodiscard]] bool deeper_than(std::size_t column) const { return column_ != nothing_left && column_ > column; }

  // ------------------------------------------------------------------------------------ cells

  std::uint32_t add(Cell::Kind kind, std::size_t begin) {
    Cell cell;
    cell.kind = kind;
    cell.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin)};
    document_->cells_.push_back(cell);
    return static_cast<std::uint32_t>(document_->cells_.size() - 1);
  }

  /// A collection's children move from the end of open_ to where they stay.
  bool close(std::uint32_t index, std::size_t first_child) {
    --depth_;
    Cell& cell = document_->cells_[index];
    const auto begin = open_.begin() + static_cast<std::ptrdiff_t>(first_child);
    const auto count = static_cast<std::uint32_t>(open_.end() - begin);
    if (cell.kind == Cell::Kind::map && has_duplicates(first_child)) return false;
    cell.first = static_cast<std::uint32_t>(document_->children_.size());
    cell.size = cell.kind == Cell::Kind::map ? count / 2 : count;
    cell.span.end = cursor_;
    document_->children_.insert(document_->children_.end(), begin, open_.end());
    open_.resize(first_child);
    open_.push_back(index);
    return document_->cells_.size() <= nodes_limit;
  }

  /// A text that the source does not hold as it is.
  bool own(std::size_t index, std::string value) {
    if (value.size() > scalar_bytes_limit) return false;
    document_->owned_.push_back(std::move(value));
    document_->cells_[index].text = document_->owned_.back().data();
    document_->cells_[index].size = static_cast<std::uint32_t>(document_->owned_.back().size());
    return true;
  }

  bool has_duplicates(std::size_t first_child) {
    const auto key = [&](std::size_t i) {
      const Cell& cell = document_->cells_[open_[i]];
      return std::string_view{cell.text, cell.size};
    };
    constexpr std::size_t few = 32;  // keys and values; up to here comparing all is faster than hashing
    if (open_.size() - first_child > few) {
      std::unordered_set<std::string_view> seen;
      for (std::size_t i = first_child; i < open_.size(); i += 2)
        if (!seen.insert(key(i)).second) return true;
      return false;
    }
    for (std::size_t i = first_child; i < open_.size(); i += 2)
      for (std::size_t j = first_child; j < i; j += 2)
        if (key(i) == key(j)) return true;
    return false;
  }

  bool scalar(std::size_t begin, std::size_t end, std::string_view text, bool plain) {
    if (text.size() > scalar_bytes_limit) return false;
    const std::uint32_t index = add(Cell::Kind::scalar, begin);
    Cell& cell = document_->cells_[index];
    cell.span.end = cursor_ = static_cast<std::uint32_t>(end);
    cell.text = text.data();
    cell.size = static_cast<std::uint32_t>(text.size());
    cell.plain = plain;
    open_.push_back(index);
    return true;
  }

  // ------------------------------------------------------------------------------------ scalars

  /// Whether a plain text may begin here. YAML lets it begin with more: `-x`, `:x`, `?x`.
  [[nodiscard]] bool plain_may_begin() const {
    const char c = peek();
    if (c == '-') return peek(1) >= '0' && peek(1) <= '9';
    return std::string_view{"\n ,[]{}#&*!|>'\"%@`?:"}.find(c) == std::string_view::npos;
  }

  /// yaml-cpp makes a null of these.
  [[nodiscard]] static bool is_null(std::string_view word) {
    return word == "~" || word == "null" || word == "Null" || word == "NULL";
  }

  /// The end of a plain text that begins at at_, without the blanks after it; colon_ says whether `: ` ended it.
  bool scan_plain(Where where, std::size_t& end);

  bool plain(Where where) {
    std::size_t end = 0;
    if (!scan_plain(where, end) || colon_) return false;
    if (!scalar(at_, end, text_.substr(at_, end - at_), true)) return false;
    at_ = end;
    return true;
  }

  /// A plain text as a value in a block, perhaps over several lines that stand deeper than `column`. Leaves at_ behind
  /// the last of its lines, and column_ as next_content does.
  bool plain_lines(std::size_t column);

  bool quoted();

  /// The escapes that people write.
  static bool unescape(char written, char& meant) {
    switch (written) {
      case 'n': meant = '\n'; return true;
      case 't': meant = '\t'; return true;
      case '"':
      case '\\':
      case '/': meant = written; return true;
      default: return false;
    }
  }

  /// `|` and `>`, perhaps with `-`; of the latter only texts whose lines all begin in one column. Leaves at_ and column_
  /// as next_content does.
  bool block_text(std::size_t column);

  /// A key with its `:`.
  bool key(Where where);

  // ------------------------------------------------------------------------------------ collections

  /// A block collection that begins at at_, in column_.
  bool block(std::size_t column) { return dash() ? sequence(column) : map(column); }

  bool map(std::size_t column) {
    if (++depth_ > levels_limit) return false;
    const std::uint32_t index = add(Cell::Kind::map, at_);
    const std::size_t first_child = open_.size();
    do {
      if (dash() || !key(Where::block) || !value(column, true)) return false;
    } while (column_ == column);
    return !deeper_than(column) && close(index, first_child);
  }

  bool sequence(std::size_t column) {
    if (++depth_ > levels_limit) return false;
    const std::uint32_t index = add(Cell::Kind::sequence, at_);
    const std::size_t first_child = open_.size();
    do {
      ++at_;
      if (!value(column, false)) return false;
    } while (column_ == column && dash());
    return !deeper_than(column) && close(index, first_child);
  }

  /// What follows `key:` or `-`, to the next line with content that is no part of it.
  bool value(std::size_t column, bool of_map) {
    const std::size_t before = at_;
    while (peek() == ' ' && at_ < end_) ++at_;
    const char c = peek();
    if (c == '\n' || c == '#') {
      at_ = before;
      if (!finish_line() || !next_content() || column_ == nothing_left) return false;
      if (column_ > column) return block(column_);
      return of_map && column_ == column && dash() && sequence(column);
    }
    if (c == '"' || c == '\'') {
      if (!quoted()) return false;
    } else if (c == '[' || c == '{') {
      if (!flow()) return false;
    } else if (c == '|' || c == '>') {
      return block_text(column);
    } else {
      std::size_t end = 0;
      if (!scan_plain(Where::block, end)) return false;
      if (colon_) {
        if (of_map) return false;
        column_ = at_ - line_;
        return map(column_);
      }
      return plain_lines(column);
    }
    return finish_line() && next_content() && !deeper_than(column);
  }

  /// Blanks, line breaks and comments within brackets.
  bool skip_in_flow() {
    while (at_ < end_) {
      if (text_[at_] == '\n') {
        line_ = ++at_;
      } else if (text_[at_] == ' ') {
        ++at_;
      } else if (text_[at_] == '#') {
        if (!blank(text_[at_ - 1])) return false;
        at_ = std::min(text_.find('\n', at_), end_);
      } else {
        return true;
      }
    }
    return false;  // never closed
  }

  bool flow() {
    if (++depth_ > levels_limit) return false;
    const bool is_map = peek() == '{';
    const char closing = is_map ? '}' : ']';
    const std::uint32_t index = add(is_map ? Cell::Kind::map : Cell::Kind::sequence, at_);
    const std::size_t first_child = open_.size();
    ++at_;
    if (!skip_in_flow()) return false;
    while (peek() != closing) {
      if (is_map && (!key(Where::flow) || !skip_in_flow())) return false;
      if (!flow_item() || !skip_in_flow()) return false;
      if (peek() == closing) break;
      if (peek() != ',') return false;
      ++at_;
      if (!skip_in_flow() || peek() == closing) return false;
    }
    ++at_;
    cursor_ = static_cast<std::uint32_t>(at_);
    return close(index, first_child);
  }

  bool flow_item() {
    const char c = peek();
    if (c == '"' || c == '\'') return quoted();
    if (c == '[' || c == '{') return flow();
    return plain(Where::flow);
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
  std::size_t line_ = 0;    // where the present line begins
  std::size_t column_ = 0;  // of the content that next_content found
  std::uint32_t cursor_ = 0;
  std::uint32_t depth_ = 0;
  bool colon_ = false;
  std::unique_ptr<Document> document_;
  std::vector<std::uint32_t> open_;  // children of the open collections
  std::vector<Span> opaque_;
};

}  // namespace runbook::document
