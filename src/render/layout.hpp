// Text in columns, measured as a terminal shows it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "render/md_scan.hpp"
#include "render/style.hpp"
#include "text/utf8.hpp"
#include "text/wrap.hpp"

namespace runbook::render {

/// A user's text as it may stand on one line of a terminal: controls as pictures, line breaks and tabs as one space,
/// none at the ends.
[[nodiscard]] inline std::string one_line(std::string_view text) { return md::fold(text); }

using text::wrap;

/// Items with `, ` between them, broken between items alone where each fits a line: a name stays in one piece.
[[nodiscard]] std::vector<std::string> wrap_items(const std::vector<std::string>& items, std::size_t width);

/// Appends `first` and then `text`, wrapped to `width`, its further lines indented to the end of `first`.
void hang(std::string& out, std::string_view first, std::string_view text, std::size_t width, Style style,
          const Painter& paint);

/// Drops spaces at the end of what stands in `out` after its last line break, then ends the line.
void end_line(std::string& out);

struct Cell {
  std::string text;
  Style style = Style::plain;
};

/// Rows in aligned columns. What does not fit is first dropped (columns with `drop`, the highest first), then the
/// column that `shrinks` is cut.
class Table {
 public:
  struct Column {
    bool right = false;    ///< aligned to the right
    int drop = 0;          ///< 0: never dropped
    std::size_t least = 0; ///< > 0: may be cut down to so many columns
  };
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// As many cells as there are columns, or fewer.
  void row(std::vector<Cell> cells) { rows_.push_back({{}, std::move(cells)}); }
  /// A line of its own among the rows, as it is.
  void line(std::string text) { rows_.push_back({std::move(text), {}}); }
  /// Each row on a line of its own, `indent` spaces before it.
  [[nodiscard]] std::string text(std::size_t width, std::size_t indent, const Painter& paint) const;

 private:
  struct Row {
    std::string line;
    std::vector<Cell> cells;
  };
  [[nodiscard]] std::vector<std::size_t> fit(std::size_t width) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace runbook::render
