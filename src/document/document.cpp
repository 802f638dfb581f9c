#include "document/document.hpp"

namespace runbook::document {

Node Document::node(std::uint32_t cell) const {
  const Cell& c = cells_[cell];
  return {this, c.kind == Cell::Kind::alias ? c.first : cell, cell};
}

Node Document::root() const { return node(root_); }

Kind Node::kind() const {
  switch (document_->cells_[index_].kind) {
    case Document::Cell::Kind::scalar:
      return Kind::scalar;
    case Document::Cell::Kind::sequence:
      return Kind::sequence;
    case Document::Cell::Kind::map:
      return Kind::map;
    case Document::Cell::Kind::null:
    case Document::Cell::Kind::alias:
      break;  // an alias is never named by an alias
  }
  return Kind::null;
}

Location Node::location() const { return {document_->file_, document_->cells_[alias_].span}; }

Location Node::written_at() const { return {document_->file_, document_->cells_[index_].span}; }

std::string_view Node::text() const {
  const Document::Cell& cell = document_->cells_[index_];
  if (cell.kind != Document::Cell::Kind::scalar) return {};
  return {cell.text, cell.size};
}

bool Node::is_plain() const { return document_->cells_[index_].plain; }

bool Node::is_damaged() const { return document_->cells_[index_].damaged; }

std::uint32_t Node::size() const {
  const Document::Cell& cell = document_->cells_[index_];
  return cell.kind == Document::Cell::Kind::sequence || cell.kind == Document::Cell::Kind::map ? cell.size : 0;
}

Node Node::at(std::uint32_t i) const {
  const Document::Cell& cell = document_->cells_[index_];
  const std::uint32_t child = cell.kind == Document::Cell::Kind::map ? 2 * i + 1 : i;
  return document_->node(document_->children_[cell.first + child]);
}

Node Node::key(std::uint32_t i) const {
  return document_->node(document_->children_[document_->cells_[index_].first + 2 * i]);
}

std::uint32_t Node::repeated_size() const { return document_->cells_[index_].repeated; }

Node Node::repeated_key(std::uint32_t i) const {
  const Document::Cell& cell = document_->cells_[index_];
  return document_->node(document_->children_[cell.first + 2 * (cell.size + i)]);
}

Node Node::repeated_at(std::uint32_t i) const {
  const Document::Cell& cell = document_->cells_[index_];
  return document_->node(document_->children_[cell.first + 2 * (cell.size + i) + 1]);
}

bool Node::is_incomplete() const { return document_->cells_[index_].incomplete; }

std::optional<Node> Node::find(std::string_view wanted) const {
  if (!is_map()) return std::nullopt;
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (key(i).text() == wanted) return at(i);
  }
  return std::nullopt;
}

}  // namespace runbook::document
