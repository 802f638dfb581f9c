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
    if (first == '*' || items_.empty()) {
      put(at_.span, "[" + joined(added_and_kept()) + "]");
    } else if (first == '[') {
      flow();
    } else if (first == '-' && items_.front().at.span.begin != at_.span.begin) {
      if (!block()) return std::nullopt;
    } else {
      const auto names = added_and_kept();
      put(at_.span, names.size() == 1 ? plain(names.front()) : "[" + joined(names) + "]");
    }
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

  void flow() {
    if (!last_kept_) return put({span(0).begin, span(items_.size() - 1).end}, joined(added_));
    for (std::size_t i = 0; i < *last_kept_; ++i) {
      if (!keep_[i]) put({span(i).begin, span(i + 1).begin}, "");
    }
    const Span tail{span(*last_kept_).end, span(items_.size() - 1).end};
    if (tail.begin < tail.end || !added_.empty()) put(tail, added_.empty() ? "" : ", " + joined(added_));
  }

  bool block() {
    std::vector<Span> lines;  // of each item, with the break
    for (const auto& item : items_) {
      const auto line = line_of(item.at.span);
      if (!line) return false;
      lines.push_back(*line);
    }
    if (!last_kept_ && added_.empty()) {
      // Beside its key, where nothing but space stands between: `[]` may not stand as far left as `- ` may.
      std::size_t begin = at_.span.begin;
      while (begin > 0 && std::string_view{" \r\n"}.find(text_[begin - 1]) != std::string_view::npos) --begin;
      const bool beside = begin > 0 && text_[begin - 1] == ':';
      put({beside ? static_cast<std::uint32_t>(begin) : at_.span.begin, span(items_.size() - 1).end}, beside ? " []" : "[]");
      return true;
    }
    std::size_t anchor = last_kept_.value_or(0);  // the item after whose line new ones stand
    std::size_t used = 0;
    if (!last_kept_) put(span(0), plain(added_[used++]));
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!keep_[i] && (last_kept_ || i != 0)) put(lines[i], "");
    }
    std::string more;
    const std::string line_break = text_.find("\r\n") != text_.npos ? "\r\n" : "\n";
    const bool ends = lines[anchor].end > 0 && text_[lines[anchor].end - 1] == '\n';
    for (; used < added_.size(); ++used)
      more += (ends ? "" : line_break) + indent_ + "- " + plain(added_[used]) + (ends ? line_break : "");
    if (!more.empty()) put({lines[anchor].end, lines[anchor].end}, more);
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
