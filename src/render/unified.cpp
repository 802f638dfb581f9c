#include "render/unified.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace runbook::render {
namespace {

constexpr std::size_t kAround = 3;

/// Each with its line break, the last perhaps without.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// Whole lines that give way to others.
struct Change {
  std::size_t first = 0;  ///< line of the old text, from 0
  std::size_t count = 0;
  std::string text;  ///< the new lines
};

class Differ {
 public:
  Differ(std::string_view text, const Painter& paint) : text_(text), lines_(lines_of(text)), paint_(paint) {
    for (const auto line : lines_) starts_.push_back(static_cast<std::size_t>(line.data() - text.data()));
    starts_.push_back(text.size());
  }

  void add(const std::vector<Rewording>& rewordings, FileId file) {
    for (const Rewording& one : rewordings) {
      if (one.at.file != file) continue;
      const Span span = one.at.span;
      const std::size_t first = line_at(span.begin);
      const bool whole = span.begin == starts_[first] && (one.text.empty() || one.text.back() == '\n');
      // A change of whole lines ends before the line that follows; any other takes the rest of its last line along.
      const std::size_t next = whole && starts_[line_at(span.end)] == span.end
                                   ? line_at(span.end)
                                   : std::min(line_at(span.end) + 1, lines_.size());
      if (!changes_.empty() && first < changes_.back().first + changes_.back().count) {
        Change& last = changes_.back();  // its text so far ends with the rest of its last line: that is done again
        last.text.resize(last.text.size() - (starts_[last.first + last.count] - done_));
        last.text += std::string{text_.substr(done_, span.begin - done_)} + one.text;
        last.count = std::max(last.first + last.count, next) - last.first;
      } else {
        changes_.push_back(
            {first, next - first, std::string{text_.substr(starts_[first], span.begin - starts_[first])} + one.text});
      }
      Change& last = changes_.back();
      done_ = span.end;
      last.text += text_.substr(done_, starts_[last.first + last.count] - done_);
    }
  }

  std::string diff(std::string_view path) {
    std::string out;
    std::ptrdiff_t moved = 0;
    for (std::size_t i = 0; i < changes_.size();) {
      std::size_t last = i;
      while (last + 1 < changes_.size() && changes_[last + 1].first <= end_of(changes_[last]) + 2 * kAround) ++last;
      hunk(out, i, last, moved);
      i = last + 1;
    }
    if (out.empty()) return out;
    const std::string name = text::visible(path);
    return paint_(Style::bold, "--- a/" + name) + "\n" + paint_(Style::bold, "+++ b/" + name) + "\n" + out;
  }

 private:
  /// The line in which a byte stands; past a final line break there is one more, empty.
  [[nodiscard]] std::size_t line_at(std::size_t offset) const {
    if (offset == text_.size() && !text_.empty() && text_.back() != '\n') return lines_.size() - 1;
    return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()) - 1;
  }
  static std::size_t end_of(const Change& change) { return change.first + change.count; }

  void line(std::string& out, char sign, Style style, std::string_view text) const {
    const bool ended = text.ends_with('\n');
    if (ended) text.remove_suffix(1);
    const bool carriage = text.ends_with('\r');
    if (carriage) text.remove_suffix(1);
    out += paint_(style, sign + text::visible(text)) + (carriage ? "\r\n" : "\n");
    if (!ended) out += "\\ No newline at end of file\n";
  }

  void hunk(std::string& out, std::size_t from, std::size_t to, std::ptrdiff_t& moved) const {
    const std::size_t begin = changes_[from].first - std::min(changes_[from].first, kAround);
    const std::size_t end = std::min(end_of(changes_[to]) + kAround, lines_.size());
    std::string body;
    std::size_t at = begin;
    std::ptrdiff_t grown = 0;
    const auto context = [&](std::size_t until) {
      for (; at < until; ++at) line(body, ' ', Style::plain, lines_[at]);
    };
    for (std::size_t i = from; i <= to; ++i) {
      context(changes_[i].first);
      for (; at < end_of(changes_[i]); ++at) line(body, '-', Style::red, lines_[at]);
      const auto fresh = lines_of(changes_[i].text);
      for (const auto one : fresh) line(body, '+', Style::green, one);
      grown += static_cast<std::ptrdiff_t>(fresh.size()) - static_cast<std::ptrdiff_t>(changes_[i].count);
    }
    context(end);
    const auto side = [](std::ptrdiff_t first, std::ptrdiff_t count) {
      return std::to_string(count == 0 ? first : first + 1) + (count == 1 ? "" : "," + std::to_string(count));
    };
    const auto first = static_cast<std::ptrdiff_t>(begin), count = static_cast<std::ptrdiff_t>(end - begin);
    out += paint_(Style::cyan, "@@ -" + side(first, count) + " +" + side(first + moved, count + grown) + " @@") + "\n" +
           body;
    moved += grown;
  }

  std::string_view text_;
  std::vector<std::string_view> lines_;
  std::vector<std::size_t> starts_;  // of each line, and the text's end
  const Painter& paint_;
  std::vector<Change> changes_;
  std::size_t done_ = 0;  // how far the old text stands in the last change
};

}  // namespace

std::string unified(std::string_view path, std::string_view text, FileId file, const std::vector<Rewording>& rewordings,
                    const Painter& paint) {
  Differ differ{text, paint};
  differ.add(rewordings, file);
  return differ.diff(path);
}

}  // namespace runbook::render
