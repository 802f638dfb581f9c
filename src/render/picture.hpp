// A place in the runbooks as a person sees it at a terminal: where it is, its line, and marks under the span.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "render/layout.hpp"
#include "render/place.hpp"

namespace runbook::render {

/// What to show of a place.
struct Picture {
  std::string_view arrow;  ///< before the place
  Location at;
  char mark = '^';
  Style style = Style::plain;  ///< of the marks and the label
  std::string label;           ///< beside the marks where it fits, else beneath; safe for a terminal
};

/// Draws places, all measured and masked alike. What it is made of must outlive it.
class Illustrator {
 public:
  Illustrator(Places& places, const Painter& paint, std::size_t width)
      : places_(places), paint_(paint), width_(width) {}

  /// Characters that no picture may show.
  void hide(Location secret) { secrets_[secret.file].push_back(secret.span); }

  /// `--> file:line:column` and the line with marks under the span. `gutter`: columns for line numbers.
  void picture(std::string& out, const Picture& picture, std::size_t gutter);
  /// Digits of the line number of a place: the gutter that its picture needs.
  [[nodiscard]] std::size_t gutter_of(Location at) { return std::to_string(places_(at).line).size(); }

 private:
  void bar(std::string& out, std::size_t gutter, std::string_view number = {}) const;

  Places& places_;
  const Painter& paint_;
  std::size_t width_;
  std::map<FileId, std::vector<Span>> secrets_;
};

}  // namespace runbook::render
