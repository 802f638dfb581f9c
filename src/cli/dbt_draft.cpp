#include "cli/dbt_draft.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "calendar/limits.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

/// Text as a YAML scalar that no reader takes for anything else. Controls, which the language does not take, become
/// pictures.
std::string in_quotes(std::string_view raw) {
  std::string line, text = "\"";
  auto end = std::min<std::size_t>(raw.size(), 2000);
  while (end < raw.size() && end > 0 && (static_cast<unsigned char>(raw[end]) & 0xC0) == 0x80) --end;
  for (const char c : raw.substr(0, end)) line += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  for (const char c : text::visible(line)) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

/// `Raw Orders.v2` as an id: `raw-orders-v2`, and no two alike.
std::string id_for(std::string_view words, std::string_view otherwise, std::set<std::string>& taken) {
  std::string id;
  for (const char c : words) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) id += small;
    else if (!id.empty() && id.back() != '-') id += '-';
  }
  const auto trim = [&] {
    while (id.ends_with('-')) id.pop_back();
  };
  trim();
  if (id.empty() || id[0] < 'a' || id == "null") id = std::string{otherwise} + (id.empty() ? "" : "-") + id;
  if (id.size() > 58) id.resize(58);  // room for a number
  trim();
  auto unique = id;
  for (int n = 2; !taken.insert(unique).second; ++n) unique = id + "-" + std::to_string(n);
  return unique;
}

/// The parts of `source.PROJECT.SOURCE.TABLE`, empty where there are fewer.
std::vector<std::string> parts_of(const std::string& unique_id) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (int i = 0; i < 3; ++i) {
    const auto dot = std::min(unique_id.find('.', begin), unique_id.size());
    parts.push_back(unique_id.substr(begin, dot - begin));
    begin = std::min(dot + 1, unique_id.size());
  }
  parts.push_back(unique_id.substr(begin));
  return parts;
}

struct Thresholds {
  Seconds warn{}, alarm{};
  std::string remark;
  auto operator<=>(const Thresholds&) const = default;
};

/// dbt may give one threshold alone, or an error that is no later than the warning; the language wants both, in order.
std::optional<Thresholds> thresholds_of(const edge::DbtCriteria& criteria) {
  const auto& [warn, error] = criteria;
  if (!warn && !error) return std::nullopt;
  if (!error) return Thresholds{*warn, *warn * 2, "dbt gives no error_after: twice the warning"};
  if (!warn) return Thresholds{*error / 2, *error, "dbt gives no warn_after: half of the error"};
  if (*warn >= *error) return Thresholds{*error / 2, *error, "dbt warns no earlier than it fails: half of the error"};
  return Thresholds{*warn, *error, {}};
}

}  // namespace

std::string draft_of(const DbtDraft& draft) {
  std::set<std::string> unique_ids, taken;
  for (const auto& [id, source] : draft.found) unique_ids.insert(id);
  for (const auto& [id, source] : draft.declared)
    if (draft.found.empty() || source.criteria != edge::DbtCriteria{}) unique_ids.insert(id);
  std::string sources;
  std::map<Thresholds, std::vector<std::string>> rules;
  for (const auto& unique_id : unique_ids) {
    const auto parts = parts_of(unique_id);
    const auto id = id_for(parts[2] + "-" + parts[3], "source", taken);
    const auto found = draft.found.find(unique_id);
    const auto declared = draft.declared.find(unique_id);
    const bool known = declared != draft.declared.end();
    const auto title = known ? declared->second.source_name + "." + declared->second.name : parts[2] + "." + parts[3];
    sources += "  - id: " + id + "\n    title: " + in_quotes(title) + "\n";
    if (known && !declared->second.tags.empty()) {
      sources += "    tags: [";
      for (const auto& tag : declared->second.tags) sources += (sources.ends_with('[') ? "" : ", ") + in_quotes(tag);
      sources += "]\n";
    }
    if (known && declared->second.description.find_first_not_of(" \t\r\n") != std::string::npos)
      sources += "    contains: [" + in_quotes(declared->second.description) + "]\n";
    sources += "    probe: { dbt: { artifact: " + in_quotes(draft.artifact) + ", unique_id: " + in_quotes(unique_id) + " } }\n";
    // What was checked is nearer to the truth than what is declared; a check that broke says nothing.
    auto criteria = found != draft.found.end() ? found->second.criteria : edge::DbtCriteria{};
    if (criteria == edge::DbtCriteria{} && known) criteria = declared->second.criteria;
    // What is late after a hundred years is promised by nobody, and no duration of the language.
    if (const auto thresholds = thresholds_of(criteria); thresholds && thresholds->alarm <= calendar::longest_duration) rules[*thresholds].push_back(id);
  }
  std::set<std::string> none;
  const auto project = unique_ids.empty() ? std::string{} : parts_of(*unique_ids.begin())[1];
  const auto pipeline = draft.pipeline.empty() ? id_for("dbt-" + project, "dbt", none) : draft.pipeline;
  const auto owner = draft.owner.empty() ? std::string{"data-team"} : draft.owner;
  std::string out = "# Drafted by `runbook import dbt`. To be said by you: who owns it, who is told, what commonly breaks.\n";
  if (draft.owner.empty()) {
    out += "workspace: " + id_for(project, "dbt", none) + "\ntimezone: UTC\nteams:\n  data-team: { title: Data team }\n";
    if (draft.outside) out += "probes: { paths: [" + in_quotes(draft.artifact) + "] }\n";
    out += "---\n";
  } else if (draft.outside) {
    out += "# workspace.yaml must let probes read it: probes: { paths: [" + in_quotes(draft.artifact) + "] }\n";
  }
  out += "pipeline: " + pipeline + "\ntitle: " + in_quotes("Sources of the dbt project " + project) + "\nsources:\n" + sources;
  out += "owners: { primary: [" + owner + "] }\nraci: { responsible: [" + owner + "], accountable: [" + owner + "] }\n";
  if (rules.empty()) return out;
  out += "sla:\n  freshness:\n";
  for (const auto& [thresholds, ids] : rules) {
    out += "    - sources: [";
    for (const auto& id : ids) out += (out.ends_with('[') ? "" : ", ") + id;
    out += "]\n      warn_after: " + format_duration(thresholds.warn) + "\n      alarm_after: " + format_duration(thresholds.alarm) + "\n";
    if (!thresholds.remark.empty()) out.insert(out.size() - 1, "  # " + thresholds.remark);
  }
  return out;
}

}  // namespace runbook::cli
