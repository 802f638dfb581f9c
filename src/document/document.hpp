// The tree of one YAML document, with the place of everything in it. Only this folder knows yaml-cpp.
#pragma once

#include <cstdint>
#include <memory>
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

  /// The exact span in the text: a scalar with its quotes, a block scalar from its indicator to the end of its last line
  /// with text, a collection from its first to its last character. A null value that is not written has the place of its
  /// key (in a sequence, of its `-`); one that is written (`~`, `null`) its own.
  [[nodiscard]] Location location() const;

  /// A scalar's text after YAML's quoting and folding. Empty for everything else.
  [[nodiscard]] std::string_view text() const;
  /// Whether a scalar is written plain (no quotes, no block).
  [[nodiscard]] bool is_plain() const;

  /// Items of a sequence, entries of a map; 0 for everything else.
  [[nodiscard]] std::uint32_t size() const;
  /// Item `i` of a sequence; value of entry `i` of a map. A duplicate key's entry is not among them (RB003 said so).
  [[nodiscard]] Node at(std::uint32_t i) const;
  /// Key of entry `i` of a map, always a plain text scalar (RB006 otherwise, and the entry is left out).
  [[nodiscard]] Node key(std::uint32_t i) const;

 private:
  friend class Document;
  friend class TreeBuilder;
  Node(const Document* document, std::uint32_t index, std::uint32_t alias) : document_(document), index_(index), alias_(alias) {}
  const Document* document_;
  std::uint32_t index_;
  std::uint32_t alias_;  // the alias node that was followed to come here, or index_ itself
};

/// A `#` comment, from `#` to the end of its line (without the line break).
struct Comment {
  Span span;
  bool alone = false;  ///< nothing but white space stands before it on its line
};

/// One document of a file. Movable; nodes point into it, so it must not move while nodes are held.
class Document {
 public:
  [[nodiscard]] Node root() const;
  // (private: the arena; up to the implementation)
};

/// What a file holds: its documents in order, those that could be read; and its comments.
struct Parsed {
  std::vector<std::unique_ptr<Document>> documents;  // each stays where it is while nodes point into it
  std::vector<Comment> comments;
};

/// Reads a file's text. Never throws and never recurses on data; whatever is wrong is added to `diagnostics` (RB002 to
/// RB006) and what can still be read is given back. `text` must outlive the result.
[[nodiscard]] Parsed parse(FileId file, std::string_view text, std::vector<Diagnostic>& diagnostics);

}  // namespace runbook::document
