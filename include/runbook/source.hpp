// Source texts and the places in them.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace runbook {

/// Bytes [begin, end) of one file. Line and column are found only when somebody wants to read them.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

enum class FileId : std::uint32_t {};

/// A place in a workspace's texts.
struct Location {
  FileId file{};
  Span span;
  auto operator<=>(const Location&) const = default;
};

/// A value together with the place it was read from.
template <class T>
struct Located {
  T value{};
  Location at;
  bool operator==(const Located&) const = default;
};

/// Every text that a workspace was read from, owned in one place; views into a text stay valid as texts are added.
class Sources {
 public:
  /// `path`: as a person should see it, relative to the working folder, with `/`. `text`: the file's bytes as they are.
  FileId add(std::string path, std::string text);
  /// Gives a file its text, once, before anybody looks at it; several threads may fill several files at once.
  void fill(FileId file, std::string text);
  /// Gives up a file's text, but for where its lines end; several threads may do so as above.
  void forget(FileId file);

  [[nodiscard]] const std::string& path(FileId file) const;
  /// Empty where it was forgotten.
  [[nodiscard]] std::string_view text(FileId file) const;
  /// Whether that is so.
  [[nodiscard]] bool is_forgotten(FileId file) const;
  /// The line that a location begins in, from 1; also of a text that was forgotten. LF and CRLF end lines. Takes as long as
  /// some hundred lines of a forgotten text, and as all before the location of another.
  [[nodiscard]] std::size_t line(Location at) const;
  [[nodiscard]] std::size_t size() const { return files_.size(); }

 private:
  /// A line every so often, so that the others are counted from there.
  struct Mark {
    std::uint32_t begin;   // in the text
    std::uint32_t line;    // from 1
    std::uint32_t length;  // where its length stands
  };
  struct File {
    std::string path;
    std::string text;        // or, once it is forgotten, the length of each line that ends, 7 bits a byte, the lowest first
    bool forgotten = false;
    std::vector<Mark> marks;  // of a forgotten text
  };
  std::deque<File> files_;  // a deque: growing must not move the texts that spans and views point into
};

}  // namespace runbook
