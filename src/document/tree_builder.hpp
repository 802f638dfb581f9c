// From yaml-cpp's events to the tree of a Document.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace runbook::document {

/// Thrown by the builder through the parser to end a document that cannot be kept; the reason is in the diagnostics.
struct Stop {};

/// What the builder reads from.
struct BuilderInput {
  FileId file;
  std::string_view text;                       ///< the whole file as the parser sees it
  Span piece;                                  ///< what is given to the parser: marks count from its beginning
  bool own_tags_reported = false;              ///< say nothing about tags
  const std::vector<Span>* damage = nullptr;   ///< ascending: bytes that are not what the author wrote
  std::shared_ptr<const std::string> patched;  ///< owner of `text`, where that is not the file's own
};

/// Builds one document. Limits are held here, by an explicit stack: no recursion.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const BuilderInput& input, std::vector<Diagnostic>& diagnostics);

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { end_collection(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { end_collection(); }

  /// The document read; null where there is none: nothing is written at all.
  [[nodiscard]] std::unique_ptr<Document> take();
  [[nodiscard]] bool is_empty() const { return empty_; }
  /// One past everything that has been read.
  [[nodiscard]] std::size_t cursor() const { return cursor_; }
  /// Stretches in which a `#` begins no comment, ascending.
  [[nodiscard]] const std::vector<Span>& opaque() const { return opaque_; }
  /// The last quoted scalar that goes over several lines.
  [[nodiscard]] std::optional<Span> last_long_quote() const { return last_long_quote_; }

 private:
  using Cell = Document::Cell;

  struct Frame {
    std::uint32_t cell;
    std::size_t pending;    // where its children begin in pending_
    std::size_t indent_at;  // where yaml-cpp took its indentation from
    std::uint32_t nodes_before;
    std::uint32_t height = 0;  // levels below it
    YAML::anchor_t anchor;
    bool map;
    bool flow;
    bool compact = false;  // a map of one entry in a flow sequence, without braces
    bool key_next;
  };

  // What an anchor names; `nodes` and `height` as an alias to it counts.
  struct Anchor {
    std::uint32_t cell = 0;
    std::uint32_t nodes = 0;
    std::uint32_t height = 0;
    bool open = false;
  };

  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const;
  [[nodiscard]] char at(std::size_t i) const { return i < limit_ ? input_.text[i] : '\0'; }
  [[nodiscard]] static Span span(std::size_t begin, std::size_t end);
  void report(Code code, Span where, std::string message, std::string help = {}, std::vector<Related> related = {});

  void count_nodes(std::uint32_t nodes, Span where);
  void check_tag(const std::string& tag, std::optional<Span> where, std::string_view wanted, Cell& cell);
  void start_collection(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, bool map, bool flow);
  void end_collection();
  void keep_children(const Frame& frame);
  [[nodiscard]] bool is_key_usable(std::uint32_t key);
  [[nodiscard]] bool is_missing_entry(std::uint32_t cell);
  std::size_t set_repeated_aside(std::vector<std::uint32_t>& entries);
  std::uint32_t add(const Cell& cell);
  void attach(std::uint32_t cell, std::uint32_t height);
  void name_anchor(YAML::anchor_t anchor, Anchor named);
  [[nodiscard]] Anchor& anchor_of(YAML::anchor_t anchor);
  [[nodiscard]] int block_indent() const;
  [[nodiscard]] std::string_view key_text(std::uint32_t key) const;

  void read_quoted(Cell& cell, std::size_t begin, const std::string& value);
  void read_block(Cell& cell, std::size_t begin, const std::string& value);
  void read_plain(Cell& cell, std::size_t begin, const std::string& value);
  void own(Cell& cell, const std::string& value);
  void check_scalar(Cell& cell);
  [[nodiscard]] bool is_written_null(std::size_t begin) const;
  [[nodiscard]] Span place_of_missing(std::size_t mark);
  void check_colon(Cell& key);

  BuilderInput input_;
  std::size_t limit_;
  std::vector<Diagnostic>& diagnostics_;
  std::unique_ptr<Document> document_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> pending_;  // children of the open collections
  std::vector<Anchor> anchors_;
  std::vector<Span> opaque_;
  std::optional<Span> last_long_quote_;
  std::size_t cursor_;
  std::uint32_t nodes_ = 0;
  bool empty_ = true;
};

}  // namespace runbook::document
