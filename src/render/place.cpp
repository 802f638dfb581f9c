#include "render/place.hpp"

#include <algorithm>

namespace runbook::render {

FileRange Places::operator()(Location location) {
  const text::LineIndex* index = lines(location.file);
  if (index == nullptr) return {.file = "workspace.yaml"};
  const text::Position begin = index->position(location.span.begin);
  const text::Position end = index->position(std::max(location.span.begin, location.span.end));
  return {sources_.path(location.file), begin.line, begin.column, end.line, end.column};
}

Places::Beginning Places::beginning(Location location) {
  if (static_cast<std::size_t>(location.file) >= sources_.size()) return {"workspace.yaml", 1};
  const bool forgotten = sources_.is_forgotten(location.file);
  return {sources_.path(location.file), forgotten ? sources_.line(location) : lines(location.file)->position(location.span.begin).line};
}

std::string Places::line_of(Location location) {
  const auto [file, line] = beginning(location);
  return std::string{file} + ":" + std::to_string(line);
}

const text::LineIndex* Places::lines(FileId file) {
  if (static_cast<std::size_t>(file) >= sources_.size()) return nullptr;
  auto found = lines_.find(file);
  if (found == lines_.end()) found = lines_.emplace(file, text::LineIndex(sources_.text(file))).first;
  return &found->second;
}

}  // namespace runbook::render
