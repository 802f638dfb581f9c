// The tree of one YAML document, with the place of everything in it. Only this folder knows yaml-cpp.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/diagnostic.hpp"
#include "runbook/source.hpp"

namespace runbook::document {

class Document;

enum class Kind : std::uint8_t { null, scalar, sequence, map };

/// A node of the tree; a cheap view into its Document. An alias is seen as what it names, at the alias's own place;
/// what is nested in it keeps the places of the anchor's text.
class Node {
 public:
  [[nodiscard]] Kind kind() const;
  [[nodiscard]] bool is_null() const { return kind() == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind() == Kind::scalar; }
  [[nodiscard]] bool is_sequence() const { return kind() == Kind::sequence; }
  [[nodiscard]] bool is_map() const { return kind() == Kind::map; }

  /// The exact span in the text: a scalar with its quotes, a block scalar from its indicator to the end of its last
  /// line with text, a collection from its first to its last character. A null value that is not written has the place
  /// of its key (in a sequence, of its `-`); one that is written (`~`, `null`) its own.
  [[nodiscard]] Location location() const;
  /// Where its text is written: of an alias the place of what it names, else location().
  [[nodiscard]] Location written_at() const;

  /// A scalar's text after YAML's quoting and folding. Empty for everything else.
  [[nodiscard]] std::string_view text() const;
  /// Whether a scalar is written plain (no quotes, no block).
  [[nodiscard]] bool is_plain() const;

  /// Items of a sequence, entries of a map; 0 for everything else.
  [[nodiscard]] std::uint32_t size() const;
  /// Item `i` of a sequence; value of entry `i` of a map.
  [[nodiscard]] Node at(std::uint32_t i) const;
  /// Key of entry `i` of a map, always a plain text scalar (RB006 otherwise, and the entry is left out).
  [[nodiscard]] Node key(std::uint32_t i) const;
  /// Entries of a map whose key was given before (RB003 said so): they are not among the others, but may hold faults and
  /// definitions of their own.
  [[nodiscard]] std::uint32_t repeated_size() const;
  [[nodiscard]] Node repeated_key(std::uint32_t i) const;
  [[nodiscard]] Node repeated_at(std::uint32_t i) const;
  /// Whether a map lost an entry whose key cannot be used (RB006 said so): what seems to be missing may stand in it.
  [[nodiscard]] bool is_incomplete() const;
  /// The value of a map's entry by its key; nothing where there is none.
  [[nodiscard]] std::optional<Node> find(std::string_view key) const;

  /// Whether a fault within this node itself has been reported (bad characters in a scalar, one that is too long, an
  /// alias that names nothing, a tag): what it says cannot be trusted, and a second diagnostic about its value or its
  /// kind would be a cascade.
  [[nodiscard]] bool is_damaged() const;

  /// Whether both are the same node at the same place.
  friend bool operator==(const Node&, const Node&) = default;

 private:
  friend class Document;
  Node(const Document* document, std::uint32_t index, std::uint32_t alias)
      : document_(document), index_(index), alias_(alias) {}
  const Document* document_;
  std::uint32_t index_;
  std::uint32_t alias_;  // the alias node that was followed to come here, or index_ itself
};

/// A `#` comment, from `#` to the end of its line (without the line break).
struct Comment {
  Span span;
  bool alone = false;  ///< nothing but white space stands before it on its line
};

/// One document of a file. Nodes point into it, so it does not move.
class Document {
 public:
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  [[nodiscard]] Node root() const;

 private:
  friend class Node;
  friend class PlainReader;
  friend class TreeBuilder;

  struct Cell {
    enum class Kind : std::uint8_t { null, scalar, sequence, map, alias };  // as document::Kind, and one more
    Span span;
    const char* text = nullptr;  // a scalar's, in the source or in owned_
    std::uint32_t first = 0;     // a collection's place in children_; an alias's target
    std::uint32_t size = 0;      // a scalar's bytes; items of a sequence, entries of a map
    Kind kind = Kind::null;
    bool plain = false;
    bool damaged = false;
    bool incomplete = false;      // a map that lost an entry
    std::uint32_t repeated = 0;   // entries of a map behind its `size`
  };

  Document() = default;
  [[nodiscard]] Node node(std::uint32_t cell) const;

  FileId file_{};
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> children_;  // of each collection in one piece: items, or key and value in turn
  std::uint32_t root_ = 0;
  std::deque<std::string> owned_;               // texts that the source does not hold as they are
  std::shared_ptr<const std::string> patched_;  // the source with its bad characters replaced, where it had any
};

// Here, since the model asks for them a hundred times a file.

inline Node Document::node(std::uint32_t cell) const {
  const Cell& c = cells_[cell];
  return {this, c.kind == Cell::Kind::alias ? c.first : cell, cell};
}

inline Node Document::root() const { return node(root_); }

inline Kind Node::kind() const {  // never of an alias: index_ is what one names
  static_assert(static_cast<int>(Document::Cell::Kind::map) == static_cast<int>(Kind::map));
  return static_cast<Kind>(document_->cells_[index_].kind);
}

inline Location Node::location() const { return {document_->file_, document_->cells_[alias_].span}; }

inline Location Node::written_at() const { return {document_->file_, document_->cells_[index_].span}; }

inline std::string_view Node::text() const {
  const Document::Cell& cell = document_->cells_[index_];
  if (cell.kind != Document::Cell::Kind::scalar) return {};
  return {cell.text, cell.size};
}

inline bool Node::is_plain() const { return document_->cells_[index_].plain; }

inline bool Node::is_damaged() const { return document_->cells_[index_].damaged; }

inline std::uint32_t Node::size() const {
  const Document::Cell& cell = document_->cells_[index_];
  return cell.kind == Document::Cell::Kind::sequence || cell.kind == Document::Cell::Kind::map ? cell.size : 0;
}

inline Node Node::at(std::uint32_t i) const {
  const Document::Cell& cell = document_->cells_[index_];
  const std::uint32_t child = cell.kind == Document::Cell::Kind::map ? 2 * i + 1 : i;
  return document_->node(document_->children_[cell.first + child]);
}

inline Node Node::key(std::uint32_t i) const {
  return document_->node(document_->children_[document_->cells_[index_].first + 2 * i]);
}

inline std::uint32_t Node::repeated_size() const { return document_->cells_[index_].repeated; }

inline bool Node::is_incomplete() const { return document_->cells_[index_].incomplete; }

/// What a file holds: its documents in order, those that could be read; and its comments (but for those of documents
/// that could not be read).
struct Parsed {
  std::vector<std::unique_ptr<Document>> documents;  // each stays where it is while nodes point into it
  std::vector<Comment> comments;
  bool loose = false;   ///< text after a document's end, which may have been meant as a part of it, was dropped
  bool broken = false;  ///< a document, or text that may have been meant as one, was dropped (`diagnostics` says why)
};

/// Who reads: the fast reader where it can (plain_reader.hpp), or yaml-cpp alone, for comparison. The result is the same.
enum class Engine : std::uint8_t { fast, yaml_cpp };

/// Reads a file's text. Never throws, and never recurses deeper than the 32 levels of RB004; whatever is wrong is added to
/// `diagnostics` (RB002 to RB006) and what can still be read is given back. `text` must outlive the result.
[[nodiscard]] Parsed parse(FileId file, std::string_view text, std::vector<Diagnostic>& diagnostics,
                           Engine engine = Engine::fast);

}  // namespace runbook::document
