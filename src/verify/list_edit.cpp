#include "verify/list_edit.hpp"

#include <algorithm>
#include <set>

namespace runbook::verification {
namespace {

using Items = std::vector<Located<std::string>>;

/// An id or subject as a plain scalar; `null` alone would be something else.
std::string plain(const std::string& name) { return name == "null" ? "\"null\"" : name; }

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + plain(name);
  return text;
}

/// Edits one list; `keep[i]` says of each item whether it stays, `added` is what is new.
class Editor {
 public:
  Editor(std::string_view text, Location at, const Items& items, const std::vector<std::string>& wanted)
      : text_(text), at_(at), items_(items) {
    std::set<std::string> left{wanted.begin(), wanted.end()};
    for (const auto& item : items) keep_.push_back(left.erase(item.value) == 1);  // a second mention goes
    added_.assign(left.begin(), left.end());
    for (std::size_t i = 0; i < keep_.size(); ++i) {
      if (keep_[i]) last_kept_ = i;
    }
  }

  std::optional<std::vector<Rewording>> edit() {
    const char first = at_.span.begin < text_.size() ? text_[at_.span.begin] : '\0';
    bool known = true;
    if (first == '*') {
      put(at_.span, "[" + joined(added_and_kept()) + "]");
    } else if (first == '[') {
      known = flow();
    } else if (first == '-' && items_.front().at.span.begin != at_.span.begin) {
      known = block();
    } else {
      const auto names = added_and_kept();
      put(at_.span, names.size() == 1 ? plain(names.front()) : "[" + joined(names) + "]");
    }
    if (!known) return std::nullopt;
    std::sort(edits_.begin(), edits_.end());
    return std::move(edits_);
  }

 private:
  void put(Span where, std::string text) { edits_.push_back({{at_.file, where}, std::move(text)}); }
  [[nodiscard]] Span span(std::size_t item) const { return items_[item].at.span; }

  /// For lists that are written anew.
  std::vector<std::string> added_and_kept() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (keep_[i]) names.push_back(items_[i].value);
    }
    names.insert(names.end(), added_.begin(), added_.end());
    return names;
  }

  /// Within brackets it is not sure which item a comment is about: where one would go, a person has to say.
  bool replace(Span where, std::string text) {
    if (text_.substr(where.begin, where.end - where.begin).find('#') != text_.npos) return false;
    put(where, std::move(text));
    return true;
  }

  bool flow() {
    if (items_.empty()) return replace(at_.span, "[" + joined(added_) + "]");
    if (!last_kept_) return replace({span(0).begin, span(items_.size() - 1).end}, joined(added_));
    for (std::size_t i = 0; i < *last_kept_; ++i) {
      if (!keep_[i] && !replace({span(i).begin, span(i + 1).begin}, "")) return false;
    }
    const Span tail{span(*last_kept_).end, span(items_.size() - 1).end};
    return (tail.begin == tail.end && added_.empty()) || replace(tail, added_.empty() ? "" : ", " + joined(added_));
  }

  /// Each item has a line, and takes it with it, with the comment that stands beside it. Comments on lines of their own
  /// stay.
  bool block() {
    std::vector<Span> lines;  // of each item, with the break
    for (const auto& item : items_) {
      const auto line = line_of(item.at.span);
      if (!line) return false;
      lines.push_back(*line);
    }
    const bool empty = !last_kept_ && added_.empty();
    // Beside its key, where nothing but space stands between: `[]` may not stand as far left as `- ` may.
    std::uint32_t key_end = at_.span.begin;
    while (key_end > 0 && std::string_view{" \r\n"}.find(text_[key_end - 1]) != std::string_view::npos) --key_end;
    const bool beside = key_end > 0 && text_[key_end - 1] == ':';
    if (empty && beside) put({key_end, key_end}, " []");
    const bool in_place = empty && !beside;
    if (in_place) put({at_.span.begin, span(0).end}, "  []");
    for (std::size_t i = in_place ? 1 : 0; i < items_.size(); ++i) {
      if (!keep_[i]) put(lines[i], "");
    }
    // New ones follow the last that stays, else they stand where the first was.
    const std::uint32_t to = last_kept_ ? lines[*last_kept_].end : lines.front().begin;
    const std::string line_break = text_.find("\r\n") != text_.npos ? "\r\n" : "\n";
    const bool starts = to == 0 || text_[to - 1] == '\n';
    std::string more;
    for (const std::string& name : added_)
      more += (starts ? "" : line_break) + indent_ + "- " + plain(name) + (starts ? line_break : "");
    if (!more.empty()) put({to, to}, more);
    return true;
  }

  /// The line of `- item`, alone on it; nothing for an item that stands otherwise.
  std::optional<Span> line_of(Span item) {
    std::size_t dash = item.begin;
    while (dash > 0 && text_[dash - 1] == ' ') --dash;
    if (dash == 0 || text_[dash - 1] != '-') return std::nullopt;
    std::size_t begin = --dash;
    while (begin > 0 && text_[begin - 1] == ' ') --begin;
    if (begin > 0 && text_[begin - 1] != '\n') return std::nullopt;
    indent_ = std::string(text_.substr(begin, dash - begin));
    const std::size_t end = std::min(text_.find('\n', item.end), text_.size() - 1) + 1;
    return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  Location at_;
  const Items& items_;
  std::vector<bool> keep_;
  std::optional<std::size_t> last_kept_;
  std::vector<std::string> added_;
  std::string indent_;
  std::vector<Rewording> edits_;
};

}  // namespace

std::optional<std::vector<Rewording>> edit_list(std::string_view text, Location at, const Items& items,
                                                const std::vector<std::string>& wanted) {
  return Editor{text, at, items, wanted}.edit();
}

}  // namespace runbook::verification
