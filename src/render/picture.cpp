#include "render/picture.hpp"

#include "render/snippet.hpp"

namespace runbook::render {

void Illustrator::bar(std::string& out, std::size_t gutter, std::string_view number) const {
  out += paint_(Style::dim, std::string(gutter - number.size(), ' ') + std::string(number) + " |");
}

void Illustrator::picture(std::string& out, const Picture& picture, std::size_t gutter) {
  const FileRange range = places_(picture.at);
  const std::string where =
      text::visible(range.file) + ":" + std::to_string(range.line) + ":" + std::to_string(range.column);
  out += std::string(gutter, ' ') + paint_(Style::dim, picture.arrow) + " " + where;
  const text::LineIndex* lines = places_.lines(picture.at.file);
  const std::string_view text = lines ? places_.sources().text(picture.at.file) : std::string_view{};
  if (text.empty()) {  // a file or folder that could not be read has no line to show
    if (!picture.label.empty()) out += ": " + picture.label;
    out += '\n';
    return;
  }
  out += '\n';
  bar(out, gutter);
  out += '\n';
  const std::size_t prefix = gutter + 3;
  const auto found = secrets_.find(picture.at.file);
  const Snippet shown = snippet(text, lines->line(static_cast<std::uint32_t>(range.line)), picture.at.span,
                                found == secrets_.end() ? std::vector<Span>{} : found->second, width_ - prefix);
  bar(out, gutter, std::to_string(range.line));
  out += " " + shown.text;
  end_line(out);
  bar(out, gutter);
  out += " " + std::string(shown.mark, ' ') + paint_(picture.style, std::string(shown.marks, picture.mark));
  std::string note = picture.label;
  if (shown.goes_on && range.end_line > range.line) {
    note += (note.empty() ? "" : " ") + std::string("… to line ") + std::to_string(range.end_line);
  }
  if (!note.empty()) {
    const std::size_t taken = prefix + shown.mark + shown.marks + 1;
    if (taken + text::display_width(note) <= width_) {
      out += " " + paint_(picture.style, note);
    } else {
      for (const std::string& line : wrap(note, width_ - prefix)) {
        out += '\n';
        bar(out, gutter);
        out += " " + paint_(picture.style, line);
      }
    }
  }
  out += '\n';
}

}  // namespace runbook::render
