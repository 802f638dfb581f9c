// What `check --fix` changes, as a unified diff (POSIX diff -u, with paths as diagnostics name them).
#include <algorithm>

#include "render/style.hpp"
#include "runbook/render.hpp"
#include "text/utf8.hpp"

namespace runbook {
namespace {

using render::Style;

constexpr std::size_t context = 3;  // lines around a change, as every diff has them

/// The lines of a text; a final line break starts none.
struct Lines {
  explicit Lines(std::string_view whole, const std::vector<Span>& secret) : text(whole), secrets(secret) {
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if (text[i] != '\n') continue;
      spans.push_back({begin, i});
      begin = i + 1;
    }
    if (begin < text.size()) spans.push_back({begin, static_cast<std::uint32_t>(text.size())});
    whole_end = text.empty() || text.back() == '\n';
  }
  std::string_view at(std::size_t i) const { return text.substr(spans[i].begin, spans[i].end - spans[i].begin); }
  /// As it may be shown: no secret in it, no control but tabs and the line break's own CR.
  std::string shown(std::size_t i) const {
    std::string out;
    const auto line = at(i);
    for (std::size_t k = 0; k < line.size();) {
      const auto step = text::decode(line, k);
      const auto bytes = line.substr(k, step.length);
      const auto offset = spans[i].begin + k;
      const bool secret = std::ranges::any_of(secrets, [&](Span s) { return s.begin <= offset && offset < s.end; });
      if (secret) out += "•";
      else if (bytes == "\t" || (bytes == "\r" && k + 1 == line.size())) out += bytes;
      else out += text::visible(bytes);
      k += step.length;
    }
    return out;
  }

  std::string_view text;
  const std::vector<Span>& secrets;
  std::vector<Span> spans;
  bool whole_end = true;
};

/// A line of the diff: of `before`, of `after`, or of both.
struct Step {
  char sign = ' ';
  std::size_t before = 0;  ///< lines of `before` above it
  std::size_t after = 0;
};

std::vector<Step> steps_of(const MendedFile& file, const Lines& before, const Lines& after) {
  std::vector<Step> steps;
  std::size_t i = 0;
  std::vector<Step> added;  // held back so that a run shows what goes before what comes
  const auto flush = [&] {
    steps.insert(steps.end(), added.begin(), added.end());
    added.clear();
  };
  for (std::size_t j = 0; j < after.spans.size(); ++j) {
    const auto origin = file.origins[j];
    for (; origin && i < *origin; ++i) steps.push_back({'-', i, j});
    if (origin && i < before.spans.size() && before.at(i) == after.at(j)) {
      flush();
      steps.push_back({' ', i++, j});
      continue;
    }
    if (origin) steps.push_back({'-', i, j}), ++i;
    added.push_back({'+', i, j});
  }
  for (; i < before.spans.size(); ++i) steps.push_back({'-', i, after.spans.size()});
  flush();
  return steps;
}

class Writer {
 public:
  explicit Writer(const TextOptions& options) : paint_(options.color) {}

  void file(const MendedFile& file) {
    const Lines before{file.before, file.secrets_before}, after{file.after, file.secrets_after};
    const auto steps = steps_of(file, before, after);
    const auto name = text::visible(file.shown);
    out_ += paint_(Style::bold, "--- " + name) + "\n" + paint_(Style::bold, "+++ " + name) + "\n";
    for (std::size_t at = 0; at < steps.size();) {
      const auto changed = [](const Step& step) { return step.sign != ' '; };
      const auto from = std::find_if(steps.begin() + static_cast<std::ptrdiff_t>(at), steps.end(), changed);
      if (from == steps.end()) break;
      // On as long as the next change is near enough to share its context.
      auto last = static_cast<std::size_t>(from - steps.begin()), first = last;
      for (auto k = last; k < steps.size() && k <= last + 2 * context + 1; ++k)
        if (changed(steps[k])) last = k;
      first -= std::min(first, context);
      const auto end = std::min(last + context + 1, steps.size());
      hunk(std::vector<Step>(steps.begin() + static_cast<std::ptrdiff_t>(first), steps.begin() + static_cast<std::ptrdiff_t>(end)), before, after);
      at = end;
    }
  }
  std::string take() { return std::move(out_); }

 private:
  static std::string range(std::size_t first, std::size_t count) {
    const auto line = std::to_string(count == 0 ? first : first + 1);  // an empty range is named by the line above it
    return count == 1 ? line : line + "," + std::to_string(count);
  }

  void hunk(const std::vector<Step>& steps, const Lines& before, const Lines& after) {
    const auto count = [&](char other) {
      return static_cast<std::size_t>(std::ranges::count_if(steps, [&](const Step& step) { return step.sign != other; }));
    };
    out_ += paint_(Style::cyan, "@@ -" + range(steps.front().before, count('+')) + " +" + range(steps.front().after, count('-')) + " @@") + "\n";
    for (const auto& step : steps) {
      const bool is_new = step.sign == '+';
      const auto& lines = is_new ? after : before;
      const auto number = is_new ? step.after : step.before;
      const auto style = step.sign == ' ' ? Style::plain : is_new ? Style::green : Style::red;
      out_ += paint_(style, step.sign + lines.shown(number)) + "\n";
      if (number + 1 == lines.spans.size() && !lines.whole_end) out_ += "\\ No newline at end of file\n";
    }
  }

  render::Painter paint_;
  std::string out_;
};

}  // namespace

std::string check_diff(const std::vector<MendedFile>& files, const TextOptions& options) {
  Writer writer(options);
  for (const auto& file : files) writer.file(file);
  return writer.take();
}

}  // namespace runbook
