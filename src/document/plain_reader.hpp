// A fast reader of the plain YAML that runbooks are written in: block and flow collections, texts plain, quoted on one
// line or in a block (`|`, `>`), comments. yaml-cpp reads whatever this one hands over.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace runbook::document {

struct PlainDocument {
  std::unique_ptr<Document> document;
  std::vector<Span> opaque;  ///< stretches in which a `#` begins no comment, ascending (TreeBuilder::opaque)
};

/// Reads `piece` of `text`, in which check_raw_text has found no fault. Gives nothing where it meets anything else than
/// the plain subset or has any doubt, every error included: yaml-cpp remains the judge of what YAML is, and of every
/// message. What it gives is the tree that TreeBuilder makes of yaml-cpp's events, cell by cell
/// (tests/unit/document/plain_reader_test.cpp and tests/fuzz/plain_fuzz.cpp hold that).
[[nodiscard]] std::optional<PlainDocument> read_plain(FileId file, std::string_view text, Span piece);

}  // namespace runbook::document
