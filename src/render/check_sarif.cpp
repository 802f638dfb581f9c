// SARIF 2.1.0 with what GitHub code scanning asks for (docs.github.com, "SARIF support for code scanning").
#include <algorithm>
#include <map>

#include "render/escape.hpp"
#include "render/json.hpp"
#include "render/limits.hpp"
#include "render/place.hpp"
#include "runbook/check.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Json;

/// A message is a template to SARIF: braces are doubled (3.11.5).
std::string message_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '{' || c == '}') out += c;
  }
  return out;
}

/// FNV-1a: stable over runs, machines and standard libraries, which std::hash is not.
std::string fingerprint(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[(hash >> shift) & 15];
  return digits;
}

std::string level_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

Json rule(const CodeInfo& code) {
  const Explanation* why = explain(code.code);
  const std::string full = why ? std::string(why->why) : std::string(code.summary);
  std::string help = full, markdown = full;
  if (why) {
    help += "\n\nBad:\n\n" + std::string(why->bad) + "\n\nGood:\n\n" + std::string(why->good);
    markdown += "\n\nBad:\n\n```yaml\n" + std::string(why->bad) + "\n```\n\nGood:\n\n```yaml\n" +
                std::string(why->good) + "\n```\n";
  }
  return {{"id", code_id(code.code)},
          {"name", code.name},
          {"shortDescription", {{"text", code.summary}}},
          {"fullDescription", {{"text", full}}},
          {"help", {{"text", help}, {"markdown", markdown}}},
          {"defaultConfiguration", {{"level", level_of(code.severity)}}},
          {"properties", {{"tags", Json::array({"runbook"})}}}};
}

Json physical(const render::FileRange& at) {
  return {{"artifactLocation", {{"uri", render::uri_path(at.file)}}},
          {"region",
           {{"startLine", at.line},
            {"startColumn", at.column},
            {"endLine", at.end_line},
            {"endColumn", at.end_column}}}};
}

/// The line a finding starts in, without its indentation: what the fingerprint keeps to when lines move. Without its
/// secrets: from a hash of few unknown letters they could be guessed.
std::string line_text(const Location& at, render::Places& places, const std::vector<Location>& secrets) {
  const text::LineIndex* lines = places.lines(at.file);
  if (lines == nullptr) return {};
  const Span span = lines->line(lines->position(at.span.begin).line);
  std::string line{places.sources().text(at.file).substr(span.begin, span.end - span.begin)};
  for (const Location& secret : secrets) {
    if (secret.file != at.file) continue;
    for (auto i = std::max(secret.span.begin, span.begin); i < std::min(secret.span.end, span.end); ++i) line[i - span.begin] = '*';
  }
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

class Results {
 public:
  Results(const Sources& sources, const std::vector<Location>& secrets) : places_(sources), secrets_(secrets) {
    std::size_t index = 0;
    for (const CodeInfo& code : all_codes()) rule_index_[code.code] = index++;
  }

  Json result(const Diagnostic& finding) {
    const render::FileRange at = places_(finding.at);
    std::string text = finding.message;
    if (!finding.help.empty()) text += "\nhelp: " + finding.help;
    Json one = {{"ruleId", code_id(finding.code)},
                {"ruleIndex", rule_index_[finding.code]},
                {"level", level_of(finding.severity)},
                {"message", {{"text", message_text(text)}}},
                {"locations", Json::array({Json{{"physicalLocation", physical(at)}}})},
                {"partialFingerprints", {{"primaryLocationLineHash", print(finding, at.file)}}}};
    if (!finding.related.empty()) one["relatedLocations"] = related(finding);
    if (finding.fix) one["fixes"] = Json::array({fix(*finding.fix)});
    return one;
  }

 private:
  Json related(const Diagnostic& finding) {
    Json list = Json::array();
    for (std::size_t i = 0; i < std::min(finding.related.size(), render::most_sarif_related); ++i) {
      const Related& other = finding.related[i];
      list.push_back({{"id", i + 1},
                      {"physicalLocation", physical(places_(other.at))},
                      {"message", {{"text", message_text(other.message)}}}});
    }
    return list;
  }

  Json fix(const Fix& one) {
    Json replacements = Json::array();
    for (const Edit& edit : one.edits) {
      replacements.push_back({{"deletedRegion", physical(places_(edit.at))["region"]}, {"insertedContent", {{"text", edit.text}}}});
    }
    const Json artifact = physical(places_(one.edits.front().at))["artifactLocation"];
    return {{"description", {{"text", message_text(one.title)}}},
            {"artifactChanges", Json::array({Json{{"artifactLocation", artifact}, {"replacements", std::move(replacements)}}})}};
  }

  /// The same line with the same finding may stand in a file twice: the count tells them apart, as GitHub's own does.
  std::string print(const Diagnostic& finding, const std::string& file) {
    const std::string hash =
        fingerprint(code_id(finding.code) + "\n" + file + "\n" + line_text(finding.at, places_, secrets_));
    return hash + ":" + std::to_string(++seen_[hash]);
  }

  render::Places places_;
  const std::vector<Location>& secrets_;
  std::map<Code, std::size_t> rule_index_;
  std::map<std::string, int> seen_;
};

/// All of them, in their order; of too many the errors first.
std::vector<const Diagnostic*> shown(const std::vector<Diagnostic>& findings) {
  std::vector<const Diagnostic*> list;
  for (const Diagnostic& finding : findings) list.push_back(&finding);
  if (list.size() <= render::most_sarif_results) return list;
  std::ranges::stable_sort(list, {}, &Diagnostic::severity);
  list.resize(render::most_sarif_results);
  return list;
}

}  // namespace

std::string check_sarif(const CheckReport& report, const Sources& sources, std::string_view version) {
  Json rules = Json::array();
  for (const CodeInfo& code : all_codes()) rules.push_back(rule(code));
  Results results(sources, report.secrets);
  Json list = Json::array();
  for (const Diagnostic* finding : shown(report.diagnostics)) list.push_back(results.result(*finding));
  Json invocation = {{"executionSuccessful", true}};
  if (report.diagnostics.size() > render::most_sarif_results) {
    invocation["toolExecutionNotifications"] = Json::array(
        {Json{{"level", "warning"},
              {"message", {{"text", "only the first 25000 of " + std::to_string(report.diagnostics.size()) + " findings are given"}}}}});
  }
  const Json driver = {{"name", "runbook"}, {"version", version}, {"rules", std::move(rules)}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"columnKind", "unicodeCodePoints"},
                    {"invocations", Json::array({invocation})},
                    {"results", std::move(list)}};
  return render::to_output({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                            {"version", "2.1.0"},
                            {"runs", Json::array({run})}});
}

}  // namespace runbook
