#include "runbook/fix.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "text/line_index.hpp"

namespace runbook {
namespace {

/// More than the levels of nesting that a document may have (language.md, RB004): each round uncovers one at the least.
constexpr int most_rounds = 100;

std::vector<Edit> in_order(std::vector<Edit> edits) {
  std::ranges::sort(edits);
  const auto rest = std::ranges::unique(edits);
  edits.erase(rest.begin(), rest.end());
  return edits;
}

/// Whether two edits cannot both be made: they share bytes, or stand at one place, so that their order would matter.
bool collide(const Edit& a, const Edit& b) {
  if (a.at.file != b.at.file) return false;
  if (a.at.span.begin == b.at.span.begin) return true;
  return a.at.span.begin < b.at.span.end && b.at.span.begin < a.at.span.end;
}

bool is_sound(const std::vector<Edit>& edits) {
  for (std::size_t i = 1; i < edits.size(); ++i)
    if (edits[i].at.file != edits[0].at.file || collide(edits[i - 1], edits[i])) return false;
  return !edits.empty();
}

/// Each file read once, and what was mended in place of what stands on the disk.
class Rereader final : public FileReader {
 public:
  explicit Rereader(FileReader& files) : files_(files), listing_(files.list()) {}
  Listing list() override { return listing_; }
  Result<std::string> read(std::string_view path) override {
    const auto found = texts_.find(std::string{path});
    if (found != texts_.end()) return found->second;
    return texts_.emplace(path, files_.read(path)).first->second;
  }
  void put(const std::string& path, std::string text) { texts_.insert_or_assign(path, std::move(text)); }

 private:
  FileReader& files_;
  Listing listing_;
  std::map<std::string, Result<std::string>> texts_;
};

/// The fixes of one round and the findings that they come from.
struct Round {
  std::vector<Fix> fixes;
  std::vector<const Diagnostic*> of;
};

Round next_round(const std::vector<Diagnostic>& found, const Loaded& loaded, const Wanted& wanted) {
  Round others, comments;
  for (const auto& finding : found) {
    if (!finding.fix || !wanted(finding, loaded.sources)) continue;
    auto& round = finding.code == Code::unused_allow ? comments : others;
    round.fixes.push_back(*finding.fix);
    round.of.push_back(&finding);
  }
  if (!others.fixes.empty() || loaded.complete) return others.fixes.empty() ? comments : others;
  return {};
}

std::vector<Span> secrets_of(const Loaded& loaded, FileId file) {
  std::vector<Span> spans;
  for (const auto& secret : loaded.secrets)
    if (secret.file == file) spans.push_back(secret.span);
  return spans;
}

}  // namespace

std::vector<std::size_t> compatible(std::span<const Fix> fixes) {
  std::vector<std::size_t> taken;
  std::map<Location, Edit> done;  // by place: disjoint, so each edit need only be held against its neighbours
  for (std::size_t i = 0; i < fixes.size(); ++i) {
    const auto edits = in_order(fixes[i].edits);
    if (!is_sound(edits)) continue;
    const bool fits = std::ranges::all_of(edits, [&](const Edit& edit) {
      const auto after = done.lower_bound(edit.at);
      if (after != done.end() && after->second == edit) return true;
      if (after != done.end() && collide(after->second, edit)) return false;
      return after == done.begin() || !collide(std::prev(after)->second, edit);
    });
    if (!fits) continue;
    for (const auto& edit : edits) done.emplace(edit.at, edit);
    taken.push_back(i);
  }
  return taken;
}

std::string edited(std::string_view text, FileId file, std::vector<Edit> edits) {
  std::string out;
  std::size_t at = 0;
  for (const auto& edit : in_order(std::move(edits))) {
    if (edit.at.file != file) continue;
    const auto begin = std::clamp<std::size_t>(edit.at.span.begin, at, text.size());
    out += text.substr(at, begin - at);
    out += edit.text;
    at = std::clamp<std::size_t>(edit.at.span.end, begin, text.size());
  }
  return out.append(text.substr(at));
}

std::vector<std::optional<std::uint32_t>> origins(std::string_view text, FileId file, std::vector<Edit> edits) {
  std::vector<std::uint32_t> starts{0};
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts.push_back(i + 1);
  std::vector<std::optional<std::uint32_t>> lines;
  std::optional<std::uint32_t> last;
  bool fresh = true;  // the next byte of the new text starts a line
  const auto start_line = [&](std::size_t offset) {
    const auto line = static_cast<std::uint32_t>(std::ranges::upper_bound(starts, offset) - starts.begin()) - 1;
    lines.push_back(last && line <= *last ? std::nullopt : std::optional{line});
    if (lines.back()) last = line;
    fresh = false;
  };
  const auto write = [&](std::string_view bytes, std::size_t offset, bool kept) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (fresh) start_line(kept ? offset + i : offset);
      fresh = bytes[i] == '\n';
    }
  };
  std::size_t at = 0;
  for (const auto& edit : in_order(std::move(edits))) {
    if (edit.at.file != file) continue;
    const auto begin = std::clamp<std::size_t>(edit.at.span.begin, at, text.size());
    write(text.substr(at, begin - at), at, true);
    write(edit.text, begin, false);
    at = std::clamp<std::size_t>(edit.at.span.end, begin, text.size());
  }
  write(text.substr(at), at, true);
  if (fresh) start_line(text.size());
  return lines;
}

Mended mend(FileReader& files, const ShownPaths& shown, Instant now, const Wanted& wanted,
            const std::optional<Overlay>& overlay) {
  Mended mended;
  Rereader reader{files};
  auto buffer = overlay;
  std::map<std::string, std::string> inside;  // how it is shown, to its path in the workspace
  for (const auto& path : reader.list().files) inside.emplace(shown(path), path);
  if (overlay) inside.insert_or_assign(shown(overlay->path), overlay->path);
  std::map<std::string, MendedFile> changed;
  for (int count = 0;; ++count) {
    mended.loaded = load(reader, shown, buffer);
    mended.diagnostics = check(mended.loaded, now);
    const auto& sources = mended.loaded.sources;
    const auto round = next_round(mended.diagnostics, mended.loaded, wanted);
    const auto taken = compatible(round.fixes);
    if (taken.empty() || count == most_rounds) break;
    std::map<FileId, std::vector<Edit>> edits;
    std::map<FileId, text::LineIndex> indexes;
    for (const auto i : taken) {
      const auto& finding = *round.of[i];
      const auto where = indexes.try_emplace(finding.at.file, sources.text(finding.at.file)).first->second.position(finding.at.span.begin);
      mended.fixed.push_back({finding.code, sources.path(finding.at.file), where.line, where.column, round.fixes[i].title});
      for (const auto& edit : round.fixes[i].edits) edits[edit.at.file].push_back(edit);
    }
    for (auto& [file, of_file] : edits) {
      const auto known = inside.find(sources.path(file));
      if (known == inside.end()) continue;
      const auto& path = known->second;
      const std::string before{sources.text(file)};
      auto after = edited(before, file, of_file);
      auto lines = origins(before, file, std::move(of_file));
      const auto [place, first] =
          changed.try_emplace(path, MendedFile{path, sources.path(file), before, {}, {}, secrets_of(mended.loaded, file), {}});
      if (!first) {
        for (auto& line : lines)
          if (line) line = place->second.origins[*line];
      }
      place->second.after = after;
      place->second.origins = std::move(lines);
      if (buffer && buffer->path == path) buffer->text = std::move(after);
      else reader.put(path, std::move(after));
    }
  }
  for (const auto file : mended.loaded.files) {
    const auto known = inside.find(mended.loaded.sources.path(file));
    const auto found = known == inside.end() ? changed.end() : changed.find(known->second);
    if (found != changed.end()) found->second.secrets_after = secrets_of(mended.loaded, file);
  }
  for (auto& [path, file] : changed) mended.files.push_back(std::move(file));
  std::ranges::stable_sort(mended.fixed, [](const MendedFinding& a, const MendedFinding& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  return mended;
}

}  // namespace runbook
