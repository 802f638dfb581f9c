#include "model/read_text.hpp"

#include <algorithm>

#include "document/document.hpp"
#include "model/allows.hpp"
#include "model/link.hpp"
#include "model/pipeline_sections.hpp"
#include "model/scenario_sections.hpp"

namespace runbook::model {
namespace {

bool has_damaged_key(const Node& map) {
  for (std::uint32_t i = 0; i < map.size(); ++i)
    if (map.key(i).is_damaged()) return true;
  return map.is_incomplete();
}

void read_document(const Node& root, const Sources& sources, FileReading& out) {
  Decoder decoder{out.diagnostics, out.secrets, sources};
  if (!decoder.want(document::Kind::map, root, "a workspace, a pipeline or a scenario")) {
    out.complete = false;
    return;
  }
  if (root.find("workspace")) {
    auto& found = out.workspaces.emplace_back();
    Decoder own{found.diagnostics, out.secrets, sources};
    Section<WrittenWorkspace>::read(own, root, found.written);
  } else if (root.find("pipeline")) {
    auto& pipeline = out.pipelines.emplace_back();
    Section<Pipeline>::read(decoder, root, pipeline);
    pipeline.texts = decoder.kept();
    settle(pipeline, decoder);
  } else if (root.find("scenario")) {
    Section<Scenario>::read(decoder, root, out.scenarios.emplace_back());
  } else if (has_damaged_key(root)) {
    out.complete = false;  // its fault is told, and what it was meant to be is not known
  } else {
    // What it was meant to be is not known, so what others name may stand in it.
    out.complete = false;
    const std::vector<std::string_view> kinds{"workspace", "pipeline", "scenario"};
    std::string help = "a document is a workspace, a pipeline or a scenario by its key";
    if (root.size() > 0 && root.key(0).text().find('/') != std::string_view::npos)
      help = "observations are no part of the workspace: name the file in .runbookignore, and give it with --observations";
    std::optional<Fix> fix;
    std::size_t near_keys = 0;  // of two that may be meant a person must choose
    for (std::uint32_t i = 0; i < root.size(); ++i) {
      const auto key = root.key(i);
      const auto near = did_you_mean(key.text(), kinds);
      if (near.empty()) continue;
      help = quoted(key.text()) + ": " + near;
      fix = ++near_keys == 1 ? decoder.correct(key, kinds) : std::nullopt;
    }
    decoder
        .report(Code::missing_key, Section<Pipeline>::first_key(root),
                "a document needs one of the keys `workspace`, `pipeline` or `scenario`", std::move(help))
        .fix = std::move(fix);
  }
}

/// In a document that cannot be read nobody knows what is a channel. So whatever stands behind the word of one, to the
/// end of its line, is kept out of all output unless it is a reference.
void hide_secrets(FileId file, std::string_view text, std::vector<Location>& secrets) {
  for (const auto& [word, kind] : Words<Channel::Kind>::all) {
    if (kind == Channel::Kind::email) continue;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) {
      auto begin = text.find_first_not_of("\"' \t", at + word.size());
      if (begin == text.npos || text[begin] != ':') continue;
      begin = text.find_first_not_of(" \t", begin + 1);
      if (begin == text.npos) continue;
      const auto end = std::min(text.find_first_of("\r\n", begin), text.size());
      const auto value = text.substr(std::min(text.find_first_not_of("\"'", begin), text.size()));
      if (end > begin && !value.starts_with("env:") && !value.starts_with("file:"))
        secrets.push_back({file, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    }
  }
}

}  // namespace

FileReading read_text(FileId file, const Sources& sources) {
  const auto text = sources.text(file);
  FileReading out;
  const auto parsed = document::parse(file, text, out.diagnostics);
  out.complete = !parsed.broken;
  out.loose = parsed.loose;
  for (const auto& document : parsed.documents) read_document(document->root(), sources, out);
  if (parsed.broken) hide_secrets(file, text, out.secrets);
  if (!parsed.comments.empty()) out.allows = find_allows(file, text, parsed);
  return out;
}

}  // namespace runbook::model
