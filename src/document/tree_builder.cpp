#include "document/tree_builder.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "document/limits.hpp"
#include "document/span_scan.hpp"
#include "text/amounts.hpp"

namespace runbook::document {

TreeBuilder::TreeBuilder(const BuilderInput& input, std::vector<Diagnostic>& diagnostics)
    : input_(input),
      limit_(input.piece.end),
      diagnostics_(diagnostics),
      document_(new Document),  // the constructor is private
      cursor_(input.piece.begin) {
  document_->file_ = input.file;
  document_->patched_ = input.patched;
  // A document mark is no part of the first node.
  if (input.text.substr(cursor_, 3) == "---") cursor_ += 3;
}

std::size_t TreeBuilder::offset(const YAML::Mark& mark) const {
  const auto from_piece = static_cast<std::size_t>(std::max(mark.pos, 0));
  return std::min(input_.piece.begin + from_piece, limit_);
}

Span TreeBuilder::span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(begin, end))};
}

void TreeBuilder::report(Code code, Span where, std::string message, std::string help, std::vector<Related> related) {
  diagnostics_.push_back(
      make_diagnostic(code, {input_.file, where}, std::move(message), std::move(help), std::move(related)));
}

void TreeBuilder::count_nodes(std::uint32_t nodes, Span where) {
  nodes_ += nodes;
  if (nodes_ <= nodes_limit) return;
  report(Code::limit_exceeded, where,
         "here this document comes to more than " + text::in_groups(nodes_limit) + " nodes, aliases counted as what they name",
         "split it into several documents or files");
  throw Stop{};
}

// Tags of the core schema that agree with what stands there are harmless; all others would change what is read.
void TreeBuilder::check_tag(const std::string& tag, std::optional<Span> where, std::string_view wanted, Cell& cell) {
  if (!where || tag == "!" || tag == wanted) return;
  if (!input_.own_tags_reported) {
    const std::string written(input_.text.substr(where->begin, where->end - where->begin));
    report(Code::unsupported_yaml, *where, "the tag `" + written + "` is not part of this language",
           "remove it; a value is read by what its key wants");
  }
  cell.damaged = true;
}

TreeBuilder::Anchor& TreeBuilder::anchor_of(YAML::anchor_t anchor) {
  if (anchor >= anchors_.size()) anchors_.resize(anchor + 1);
  return anchors_[anchor];
}

void TreeBuilder::name_anchor(YAML::anchor_t anchor, Anchor named) {
  if (anchor != 0) anchor_of(anchor) = named;
}

std::uint32_t TreeBuilder::add(const Cell& cell) {
  document_->cells_.push_back(cell);
  return static_cast<std::uint32_t>(document_->cells_.size() - 1);
}

void TreeBuilder::attach(std::uint32_t cell, std::uint32_t height) {
  empty_ = false;
  if (frames_.empty()) {
    document_->root_ = cell;
    return;
  }
  Frame& frame = frames_.back();
  frame.height = std::max(frame.height, height);
  if (frame.map) {
    Span& whole = document_->cells_[frame.cell].span;
    const Span child = document_->cells_[cell].span;
    if (pending_.size() == frame.pending) {
      // The first key; its own anchor is no part of it, so the map begins after that as well.
      frame.compact = frame.flow && (at(whole.begin) != '{' || child.begin == whole.begin);
      const bool explicit_key = at(whole.begin) == '?' && is_space(at(whole.begin + 1));
      if ((!frame.flow || frame.compact) && !explicit_key) whole.begin = std::max(whole.begin, child.begin);
    }
    frame.key_next = !frame.key_next;
  }
  pending_.push_back(cell);
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value style) {
  start_collection(mark, tag, anchor, false, style == YAML::EmitterStyle::Flow);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style) {
  start_collection(mark, tag, anchor, true, style != YAML::EmitterStyle::Block);
}

void TreeBuilder::start_collection(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, bool map,
                                   bool flow) {
  const Properties own = skip_properties(input_.text, offset(mark), limit_, anchor != 0, tag != "?");
  Cell cell;
  cell.kind = map ? Cell::Kind::map : Cell::Kind::sequence;
  cell.span = span(own.content, own.content);
  check_tag(tag, own.tag, map ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq", cell);
  const std::uint32_t nodes_before = nodes_;
  const Span where = span(own.content, std::min(own.content + 1, limit_));
  count_nodes(1, where);
  if (frames_.size() >= levels_limit) {
    report(Code::limit_exceeded, where, "here lists and maps are nested more than " + std::to_string(levels_limit) + " levels deep");
    throw Stop{};
  }
  const std::uint32_t index = add(cell);
  name_anchor(anchor, {index, 0, 0, true});
  frames_.push_back({index, pending_.size(), own.content, nodes_before, 0, anchor, map, flow, false, map});
  cursor_ = std::max(cursor_, flow ? own.content + 1 : own.content);
}

void TreeBuilder::end_collection() {
  const Frame frame = frames_.back();
  std::size_t end = std::min(cursor_, limit_);
  if (frame.flow && !frame.compact) {
    // What may stand between the last child and the closing bracket: a trailing comma, the colon of a missing value.
    const char* const between = ",:?";
    while (end = skip_blank(input_.text, end, limit_),
           end < limit_ && std::string_view(between).find(at(end)) != std::string_view::npos)
      ++end;
    end = std::min(end + 1, limit_);
  }
  cursor_ = end;
  Span& whole = document_->cells_[frame.cell].span;
  whole = span(whole.begin, end);
  keep_children(frame);
  pending_.resize(frame.pending);
  frames_.pop_back();
  const std::uint32_t height = frame.height + 1;
  name_anchor(frame.anchor, {frame.cell, nodes_ - frame.nodes_before, height, false});
  attach(frame.cell, height);
}

// Moves a collection's children to where they stay; of a map only the entries that can be used.
void TreeBuilder::keep_children(const Frame& frame) {
  const auto begin = pending_.begin() + static_cast<std::ptrdiff_t>(frame.pending);
  std::vector<std::uint32_t> kept;
  bool incomplete = false;
  std::size_t repeated = 0;
  if (frame.map) {
    for (auto i = begin; i != pending_.end(); i += 2) {
      if (is_key_usable(*i)) kept.insert(kept.end(), {i[0], i[1]});
      else incomplete = true;
    }
    repeated = set_repeated_aside(kept);
  } else {
    for (auto i = begin; i != pending_.end(); ++i) {
      if (!frame.flow || !is_missing_entry(*i)) kept.push_back(*i);
    }
  }
  Cell& cell = document_->cells_[frame.cell];
  cell.incomplete = incomplete;
  cell.repeated = static_cast<std::uint32_t>(repeated);
  cell.first = static_cast<std::uint32_t>(document_->children_.size());
  cell.size = static_cast<std::uint32_t>(frame.map ? kept.size() / 2 - repeated : kept.size());
  document_->children_.insert(document_->children_.end(), kept.begin(), kept.end());
}

// Between brackets yaml-cpp makes a null of nothing at all: `[a,, b]`.
bool TreeBuilder::is_missing_entry(std::uint32_t cell) {
  const Cell& entry = document_->cells_[cell];
  if (entry.kind != Cell::Kind::null || at(entry.span.begin) != ',') return false;
  report(Code::invalid_yaml, entry.span, "an entry is missing before this comma", "remove the comma");
  return true;
}

bool TreeBuilder::is_key_usable(std::uint32_t key) {
  const Span where = document_->cells_[key].span;
  const Cell& written = document_->cells_[key];
  const bool alias = written.kind == Cell::Kind::alias;
  const Cell& cell = alias ? document_->cells_[written.first] : written;
  switch (cell.kind) {
    case Cell::Kind::scalar:
      if (cell.plain && cell.size == 2 && key_text(key) == "<<") {
        report(Code::unsupported_yaml, where, "merge keys (`<<`) are not part of this language",
               "write the keys out, or give the whole value by an alias");
        return false;
      }
      return !(cell.damaged && cell.size == 0);
    case Cell::Kind::null:
      if (alias || !is_missing_entry(key)) {
        report(Code::unsupported_yaml, where, "a key must be text, and this one is null",
               "quote it if it is meant as text");
      }
      return false;
    case Cell::Kind::sequence:
    case Cell::Kind::map:
    case Cell::Kind::alias:
      break;
  }
  report(Code::unsupported_yaml, where,
         cell.kind == Cell::Kind::map ? "a key must be text, and this one is a map"
                                      : "a key must be text, and this one is a list",
         at(where.begin) == '{' ? "quote it if the braces are meant as text" : "");
  return false;
}

std::string_view TreeBuilder::key_text(std::uint32_t key) const {
  const Cell* cell = &document_->cells_[key];
  if (cell->kind == Cell::Kind::alias) cell = &document_->cells_[cell->first];
  return {cell->text, cell->size};
}

/// Entries whose key was given before go behind the others; how many there are.
std::size_t TreeBuilder::set_repeated_aside(std::vector<std::uint32_t>& entries) {
  constexpr std::size_t few = 32;  // keys and values; up to here comparing all is faster than hashing
  std::unordered_map<std::string_view, std::uint32_t> seen;
  const auto earlier = [&](std::size_t end, std::string_view text, std::uint32_t key) -> std::optional<std::uint32_t> {
    if (entries.size() > few) {
      const auto [place, added] = seen.try_emplace(text, key);
      return added ? std::nullopt : std::optional(place->second);
    }
    for (std::size_t i = 0; i < end; i += 2) {
      if (key_text(entries[i]) == text) return entries[i];
    }
    return std::nullopt;
  };
  std::size_t kept = 0;
  std::vector<std::uint32_t> repeated;
  const std::size_t count = entries.size();
  for (std::size_t i = 0; i < count; i += 2) {
    const std::string_view text = key_text(entries[i]);
    if (const auto first = earlier(kept, text, entries[i])) {
      report(Code::duplicate_key, document_->cells_[entries[i]].span,
             "the key `" + std::string(text) + "` is given twice", "remove one of them",
             {{{input_.file, document_->cells_[*first].span}, "first given here"}});
      repeated.insert(repeated.end(), {entries[i], entries[i + 1]});
      continue;
    }
    entries[kept] = entries[i];
    entries[kept + 1] = entries[i + 1];
    kept += 2;
  }
  entries.resize(kept);
  entries.insert(entries.end(), repeated.begin(), repeated.end());
  return repeated.size() / 2;
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::size_t begin = offset(mark);
  Cell cell;
  cell.kind = Cell::Kind::alias;
  cell.span = span(begin, name_end(input_.text, begin, limit_));
  cursor_ = std::max<std::size_t>(cursor_, cell.span.end);
  const Anchor named = anchor_of(anchor);
  if (named.open) {
    const std::size_t target = document_->cells_[named.cell].span.begin;
    report(Code::unsupported_yaml, cell.span, "this alias stands inside of what it names", {},
           {{{input_.file, span(target, std::min(target + 1, limit_))}, "what it names begins here"}});
    cell.kind = Cell::Kind::scalar;
    cell.damaged = true;
    count_nodes(1, cell.span);
    attach(add(cell), 0);
    return;
  }
  count_nodes(named.nodes, cell.span);
  if (frames_.size() + named.height > levels_limit) {
    report(Code::limit_exceeded, cell.span, "with this alias lists and maps are nested more than " + std::to_string(levels_limit) + " levels deep");
    throw Stop{};
  }
  cell.first = named.cell;
  attach(add(cell), named.height);
}

std::unique_ptr<Document> TreeBuilder::take() { return empty_ ? nullptr : std::move(document_); }

}  // namespace runbook::document
