#include "document/pieces.hpp"

#include <algorithm>
#include <utility>

#include "document/limits.hpp"
#include "document/span_scan.hpp"
#include "text/utf8.hpp"

namespace runbook::document {
namespace {

bool is_marker(std::string_view text, std::size_t at, std::string_view marker) {
  if (text.substr(at, 3) != marker) return false;
  return at + 3 >= text.size() || is_space(text[at + 3]);
}

// The place of the next `---` or `...` line at or after `from`, which is a line's beginning.
std::size_t next_marker(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size();) {
    if (is_marker(text, at, "---") || is_marker(text, at, "...")) return at;
    const std::size_t newline = text.find('\n', at);
    if (newline == std::string_view::npos) break;
    at = newline + 1;
  }
  return text.size();
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

class Cutter {
 public:
  Cutter(FileId file, std::string_view text, std::vector<Diagnostic>& diagnostics, bool& dropped)
      : file_(file), text_(text), diagnostics_(diagnostics), dropped_(dropped) {}

  std::vector<Piece> run() {
    std::size_t at = skip_marks(0);
    bool explicit_end = false;
    while (true) {
      const bool opened = is_marker(text_, at, "---");
      const std::size_t end = next_marker(text_, opened ? at + 3 : at);
      if (opened) {
        add_opened(at, end);
      } else {
        add_unopened(at, end, explicit_end);
      }
      if (end >= text_.size()) return pieces_;
      explicit_end = is_marker(text_, end, "...");
      at = explicit_end ? end + 3 : end;
    }
  }

 private:
  void add_opened(std::size_t begin, std::size_t end) {
    const bool own_tags = std::exchange(own_tags_, false);
    saw_document_ = true;
    if (skip_blank(text_, begin + 3, end) < end) pieces_.push_back({span_of(begin, end), true, own_tags});
  }

  // Directives and comments, and, at the beginning of a file alone, a document that nothing opens.
  void add_unopened(std::size_t begin, std::size_t end, bool after_end) {
    std::size_t at = skip_blank(text_, begin, end);
    while (at < end && text_[at] == '%' && (at == 0 || text_[at - 1] == '\n' || is_file_start(at))) {
      const std::size_t line_end = std::min(text_.find('\n', at), end);
      read_directive(at, line_end);
      at = skip_blank(text_, line_end, end);
    }
    if (at >= end) return;
    if (!saw_document_) {
      saw_document_ = true;
      pieces_.push_back(
          {span_of(skip_marks(line_start(text_, at, begin)), end), false, std::exchange(own_tags_, false)});
      return;
    }
    dropped_ = true;
    if (diagnostics_.size() > diagnostics_limit) return;
    const std::size_t stop = std::min({text_.find('\n', at), end, text_.size()});
    diagnostics_.push_back(make_diagnostic(
        Code::unsupported_yaml, {file_, trimmed(at, stop)},
        after_end ? "this text stands after the end of a document (`...`)" : "this text belongs to no document",
        "begin a new document with a line `---` before it"));
  }

  // yaml-cpp skips a byte-order mark at the beginning of what it is given, without counting it.
  std::size_t skip_marks(std::size_t at) const {
    while (text_.substr(at).starts_with(text::byte_order_mark)) at += text::byte_order_mark.size();
    return at;
  }

  bool is_file_start(std::size_t at) const {
    return at == text::byte_order_mark.size() && text_.starts_with(text::byte_order_mark);
  }

  Span trimmed(std::size_t begin, std::size_t end) const {
    while (end > begin && is_space(text_[end - 1])) --end;
    return span_of(begin, end);
  }

  void read_directive(std::size_t begin, std::size_t end) {
    const Span span = trimmed(begin, end);
    const std::string_view line = text_.substr(span.begin, span.end - span.begin);
    const auto refuse = [&](std::string message, std::string help) {
      if (diagnostics_.size() > diagnostics_limit) return;
      diagnostics_.push_back(
          make_diagnostic(Code::unsupported_yaml, {file_, span}, std::move(message), std::move(help)));
    };
    if (line.starts_with("%YAML") && (line.size() == 5 || is_space(line[5]))) {
      const std::size_t version = line.find_first_not_of(" \t", 5);
      const bool known = version != std::string_view::npos && line.substr(version).starts_with("1.");
      if (!known) refuse("this is not a version of YAML that is read here", "write `%YAML 1.2`, or leave it out");
    } else if (line.starts_with("%TAG")) {
      own_tags_ = true;
      refuse("tags of one's own are not part of this language", "leave the directive and its tags out");
    } else {
      refuse("a line that begins with `%` is a directive, and this one is unknown",
             "leave it out, or quote it if it is text");
    }
  }

  FileId file_;
  std::string_view text_;
  std::vector<Diagnostic>& diagnostics_;
  bool& dropped_;
  std::vector<Piece> pieces_;
  bool saw_document_ = false;
  bool own_tags_ = false;
};

}  // namespace

std::vector<Piece> cut_into_pieces(FileId file, std::string_view text, std::vector<Diagnostic>& diagnostics,
                                   bool& dropped) {
  return Cutter(file, text, diagnostics, dropped).run();
}

}  // namespace runbook::document
