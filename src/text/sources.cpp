#include <algorithm>
#include <iterator>
#include <utility>

#include "runbook/source.hpp"

namespace runbook {
namespace {

constexpr std::size_t lines_a_mark = 128;

}  // namespace

FileId Sources::add(std::string path, std::string text) {
  files_.push_back({std::move(path), std::move(text), false, {}});
  return FileId{static_cast<std::uint32_t>(files_.size() - 1)};
}

void Sources::fill(FileId file, std::string text) { files_[static_cast<std::size_t>(file)].text = std::move(text); }

const std::string& Sources::path(FileId file) const { return files_[static_cast<std::size_t>(file)].path; }

void Sources::forget(FileId id) {
  File& file = files_[static_cast<std::size_t>(id)];
  const auto lines = static_cast<std::size_t>(std::ranges::count(file.text, '\n'));
  std::string lengths;
  lengths.reserve(lines * 5 / 4);  // most lines are of less than 128 bytes
  file.marks.reserve(lines / lines_a_mark);
  std::size_t begin = 0, line = 1;
  for (auto end = file.text.find('\n'); end != file.text.npos; end = file.text.find('\n', begin), ++line) {
    if (line % lines_a_mark == 0)
      file.marks.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(lengths.size())});
    auto length = end + 1 - begin;
    for (; length >= 0x80; length >>= 7) lengths += static_cast<char>(0x80 | (length & 0x7f));
    lengths += static_cast<char>(length);
    begin = end + 1;
  }
  file.text = std::move(lengths);
  file.forgotten = true;
}

bool Sources::is_forgotten(FileId file) const { return files_[static_cast<std::size_t>(file)].forgotten; }

std::string_view Sources::text(FileId id) const {
  const File& file = files_[static_cast<std::size_t>(id)];
  return file.forgotten ? std::string_view{} : file.text;
}

std::size_t Sources::line(Location at) const {
  const File& file = files_[static_cast<std::size_t>(at.file)];
  if (!file.forgotten) {
    const auto before = std::string_view{file.text}.substr(0, at.span.begin);
    return static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
  }
  const auto after = std::ranges::upper_bound(file.marks, at.span.begin, {}, &Mark::begin);
  const Mark from = after == file.marks.begin() ? Mark{0, 1, 0} : *std::prev(after);
  std::size_t line = from.line, end = from.begin, length = 0;
  int shift = 0;
  for (const char c : std::string_view{file.text}.substr(from.length)) {
    length |= static_cast<std::size_t>(c & 0x7f) << shift;
    shift += 7;
    if (static_cast<unsigned char>(c) >= 0x80) continue;
    end += length;
    if (end > at.span.begin) break;
    ++line;
    length = 0;
    shift = 0;
  }
  return line;
}

}  // namespace runbook
