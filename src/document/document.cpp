#include "document/document.hpp"

namespace runbook::document {

Node Node::repeated_key(std::uint32_t i) const {
  const Document::Cell& cell = document_->cells_[index_];
  return document_->node(document_->children_[cell.first + 2 * (cell.size + i)]);
}

Node Node::repeated_at(std::uint32_t i) const {
  const Document::Cell& cell = document_->cells_[index_];
  return document_->node(document_->children_[cell.first + 2 * (cell.size + i) + 1]);
}

std::optional<Node> Node::find(std::string_view wanted) const {
  if (!is_map()) return std::nullopt;
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (key(i).text() == wanted) return at(i);
  }
  return std::nullopt;
}

}  // namespace runbook::document
