// A file's text to its documents: the one place that runs yaml-cpp.
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "document/comments.hpp"
#include "document/document.hpp"
#include "document/explain_fault.hpp"
#include "document/limits.hpp"
#include "document/pieces.hpp"
#include "document/plain_reader.hpp"
#include "document/raw_text.hpp"
#include "document/span_scan.hpp"
#include "document/tree_builder.hpp"
#include "text/amounts.hpp"

namespace runbook::document {
namespace {

// How often a document is read again for the sake of an alias that names nothing; less often where that takes long.
constexpr std::size_t undefined_aliases_shown = 20;

// A stream over a text that stays where it is.
class TextBuffer final : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    char* const begin = const_cast<char*>(text.data());  // streambuf's interface; nothing writes
    setg(begin, begin, begin + text.size());
  }
};

class Reader {
 public:
  Reader(FileId file, std::string_view text, std::vector<Diagnostic>& diagnostics, Engine engine)
      : file_(file), text_(text), diagnostics_(diagnostics), engine_(engine) {}

  Parsed run() {
    if (text_.size() > file_bytes_limit) {
      diagnostics_.push_back(make_diagnostic(Code::limit_exceeded, {file_, {0, 0}}, "this file is larger than " + text::in_bytes(file_bytes_limit),
                                             "split it into several files"));
      parsed_.broken = true;
      return std::move(parsed_);
    }
    RawText raw = check_raw_text(file_, text_, diagnostics_);
    if (!raw.readable) {
      parsed_.broken = true;
      return std::move(parsed_);
    }
    damage_ = std::move(raw.faults);
    if (!damage_.empty()) patch(std::move(raw.patched));
    raw_damage_ = damage_;
    std::size_t broken = 0;
    const auto pieces = cut_into_pieces(file_, text_, diagnostics_, parsed_.loose);
    parsed_.broken = parsed_.loose;
    for (const Piece& piece : pieces) {
      if (broken == broken_documents_limit) {
        diagnostics_.push_back(make_diagnostic(Code::limit_exceeded, {file_, {piece.span.begin, piece.span.begin + 1}},
                                               text::in_groups(broken_documents_limit) + " documents before this one cannot be read, so the rest of the file is not looked at",
                                               "mend those first, or keep this in a file of its own"));
        break;
      }
      if (!read(piece)) ++broken;
    }
    parsed_.comments = find_comments(text_, opaque_);
    return std::move(parsed_);
  }

 private:
  void patch(std::string text) {
    patched_ = std::make_shared<const std::string>(std::move(text));
    text_ = *patched_;
  }

  // Whether the piece could be read.
  bool read(const Piece& piece) {
    const std::size_t documents = parsed_.documents.size();
    const std::size_t opaque = opaque_.size();
    bool kept = true;
    if (has_too_many_indicators(piece.span)) {
      diagnostics_.push_back(make_diagnostic(Code::limit_exceeded, {file_, {piece.span.begin, piece.span.begin + 1}},
                                             "this document holds more than " + text::in_groups(nodes_limit) + " nodes",
                                             "split it into several documents or files"));
      kept = false;
    } else if (read_fast(piece)) {
      return true;
    } else {
      const std::size_t bytes = piece.span.end - piece.span.begin;
      std::size_t retries = std::clamp<std::size_t>(file_bytes_limit / (bytes + 1), 1, undefined_aliases_shown);
      while (const std::optional<std::size_t> alias = attempt(piece, kept)) {
        if (retries-- == 0) break;
        make_text_of(*alias);
      }
    }
    if (kept) return true;
    parsed_.broken = true;
    parsed_.documents.resize(documents);
    opaque_.resize(opaque);
    opaque_.push_back(piece.span);
    return false;
  }

  bool read_fast(const Piece& piece) {
    if (engine_ != Engine::fast || !damage_.empty() || piece.own_tags) return false;
    auto plain = read_plain(file_, text_, piece.span);
    if (!plain) return false;
    opaque_.insert(opaque_.end(), plain->opaque.begin(), plain->opaque.end());
    parsed_.documents.push_back(std::move(plain->document));
    return true;
  }

  bool has_too_many_indicators(Span piece) const {
    if (piece.end - piece.begin <= indicators_limit) return false;
    bool counted[256] = {};
    for (const char c : std::string_view("[]{},&*!\"'")) counted[static_cast<unsigned char>(c)] = true;
    std::size_t count = 0;
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
      const bool colon = text_[i] == ':' && i + 1 < piece.end && is_space(text_[i + 1]);
      if (colon || counted[static_cast<unsigned char>(text_[i])]) ++count;
    }
    return count > indicators_limit;
  }

  // An alias that names nothing ends yaml-cpp's reading. So it becomes a text of the same length, and the document is
  // read again: it shall not hide what else is wrong.
  void make_text_of(std::size_t alias) {
    std::string text(text_);
    text[alias] = 'x';
    const auto begin = static_cast<std::uint32_t>(alias);
    const Span span{begin, static_cast<std::uint32_t>(name_end(text_, alias, text_.size()))};
    diagnostics_.push_back(make_diagnostic(
        Code::invalid_yaml, {file_, span},
        "the alias `" + std::string(text_.substr(span.begin, span.end - span.begin)) + "` names no anchor before it",
        "to write a text that begins with `*`, quote it"));
    patch(std::move(text));
    damage_.insert(std::ranges::lower_bound(damage_, span), span);
  }

  // Reads a piece into a document; `kept` says whether all of it could be read. Gives the place of an undefined alias
  // where that was all that hindered it; nothing has been reported then.
  std::optional<std::size_t> attempt(const Piece& piece, bool& kept) {
    std::vector<Diagnostic> found;
    TreeBuilder builder({file_, text_, piece.span, piece.own_tags, &damage_, patched_}, found);
    TextBuffer buffer(text_.substr(piece.span.begin, piece.span.end - piece.span.begin));
    std::istream stream(&buffer);
    kept = false;
    try {
      YAML::Parser parser(stream);
      parser.HandleNextDocument(builder);
      kept = !parser;
      if (!kept) report_rest(builder, piece, found);
    } catch (const Stop&) {  // the builder has said why
    } catch (const YAML::Exception& e) {
      const std::size_t at =
          std::min<std::size_t>(piece.span.begin + static_cast<std::size_t>(std::max(e.mark.pos, 0)), piece.span.end);
      const bool undefined = e.msg.starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR);
      if (undefined && at < piece.span.end && text_[at] == '*') return at;
      report_fault({text_, piece.span, at, e.msg, builder.last_long_quote()}, found);
    } catch (const std::exception& e) {
      report_fault({text_, piece.span, piece.span.begin, e.what(), {}}, found);
    }
    diagnostics_.insert(diagnostics_.end(), found.begin(), found.end());
    if (!kept) return std::nullopt;
    opaque_.insert(opaque_.end(), builder.opaque().begin(), builder.opaque().end());
    if (auto document = builder.take()) parsed_.documents.push_back(std::move(document));
    return std::nullopt;
  }

  // Something follows the document's end without `---`: what came before is hardly what was meant, so it is dropped.
  void report_rest(const TreeBuilder& builder, const Piece& piece, std::vector<Diagnostic>& found) const {
    const std::size_t begin =
        std::min<std::size_t>(skip_blank(text_, builder.cursor(), piece.span.end), piece.span.end - 1);
    std::size_t end = std::min<std::size_t>(text_.find('\n', begin), piece.span.end);
    while (end > begin && is_space(text_[end - 1])) --end;
    const Location at{file_, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
    if (builder.is_empty()) {
      const std::string first(1, text_[begin]);
      found.push_back(make_diagnostic(Code::invalid_yaml, {file_, {at.span.begin, at.span.begin + 1}},
                                      "a document cannot begin with `" + first + "`",
                                      "quote it if it is meant as text"));
      return;
    }
    found.push_back(
        make_diagnostic(Code::unsupported_yaml, at, "here the document has ended, and this text belongs to no other",
                        "indent it as what it belongs to, or begin a new document with a line `---` before it"));
  }

  // A bad character that had to be replaced may be what the parser stumbles over: one fault, one diagnostic.
  void report_fault(const ParserFault& fault, std::vector<Diagnostic>& found) const {
    const std::size_t line = line_start(text_, fault.at);
    const std::size_t end = std::min(text_.find('\n', fault.at), text_.size());
    const bool known = std::ranges::any_of(raw_damage_, [&](Span s) { return s.begin <= end && s.end >= line; });
    if (!known) found.push_back(explain_fault(file_, fault));
  }

  FileId file_;
  std::string_view text_;  // as it is given to yaml-cpp
  std::vector<Diagnostic>& diagnostics_;
  Engine engine_;
  Parsed parsed_;
  std::shared_ptr<const std::string> patched_;
  std::vector<Span> raw_damage_;  // bad characters
  std::vector<Span> damage_;      // and aliases that name nothing
  std::vector<Span> opaque_;
};

}  // namespace

Parsed parse(FileId file, std::string_view text, std::vector<Diagnostic>& diagnostics, Engine engine) {
  std::vector<Diagnostic> found;
  Parsed parsed = Reader(file, text, found, engine).run();
  std::ranges::stable_sort(found, [](const Diagnostic& a, const Diagnostic& b) { return a.at < b.at; });
  if (found.size() > diagnostics_limit) {
    found.resize(diagnostics_limit);
    found.back().help = "there is more, which is not shown: mend these first";
  }
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return parsed;
}

}  // namespace runbook::document
