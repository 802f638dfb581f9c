#include "document/plain_reader.hpp"

#include "document/plain_reader_class.hpp"

namespace runbook::document {

std::optional<PlainDocument> read_plain(FileId file, std::string_view text, Span piece) {
  return PlainReader{file, text, piece}.run();
}

}  // namespace runbook::document
