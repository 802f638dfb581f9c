// An example of an explanation, with what a workspace needs besides put around it.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "check/workspace_text.hpp"

namespace runbook::testing {

/// Key of a document's first level to its text.
using Frame = std::vector<std::pair<std::string_view, std::string_view>>;

inline const Frame company_frame = {
    {"workspace", "workspace: shop\n"},
    {"timezone", "timezone: Europe/Berlin\n"},
    {"people", "people:\n  ann: {}\n  bob: {}\n"},
};
inline const Frame pipeline_frame = {
    {"title", "title: Sales\n"},
    {"reviewed", "reviewed: 2026-11-01\n"},
    {"sources", "sources: [ { id: orders } ]\n"},
    {"owners", "owners: { primary: [ann] }\n"},
    {"raci", "raci: { responsible: [ann], accountable: [bob] }\n"},
    {"issues", "issues: [ { id: it-is-late, title: It is late, affects: ['*'], fix: [Ask.] } ]\n"},
};

/// The keys of a document's first level.
inline std::set<std::string> first_keys(const std::string& text) {
  std::set<std::string> keys;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    const auto colon = text.find(':', at);
    if (colon != text.npos && text.find_first_of(" #-{\n", at) > colon) keys.insert(text.substr(at, colon - at));
    if (text.find('\n', at) == text.npos) break;
  }
  return keys;
}

/// The files of an excerpt: each document begins with `# FILE`, and is given the keys that it leaves out.
inline std::map<std::string, std::string> files_of(std::string_view excerpt) {
  std::map<std::string, std::string> files;
  for (std::string rest{excerpt}; !rest.empty();) {
    const auto end = rest.find("\n---\n");
    std::string text = rest.substr(0, end) + "\n";
    rest = end == rest.npos ? std::string{} : rest.substr(end + 5);
    const auto path = text.substr(2, text.find('\n') - 2);
    const bool company = path.ends_with("workspace.yaml");
    const auto keys = first_keys(text);
    if (!company && !keys.contains("pipeline")) text += "pipeline: " + path.substr(0, path.size() - 5) + "\n";
    for (const auto& [key, line] : company ? company_frame : pipeline_frame) {
      if (!keys.contains(std::string{key})) text += line;
    }
    files[path] = text;
  }
  const auto add = [&](const std::string& path, std::string text, const Frame& frame) {
    for (const auto& row : frame) text += row.second;
    files.emplace(path, text);
  };
  add("workspace.yaml", "", company_frame);
  if (std::ranges::all_of(files, [](const auto& file) { return file.first.ends_with("workspace.yaml"); })) {
    add("sales.yaml", "pipeline: sales\n", pipeline_frame);
  }
  files.emplace("holidays/de.ics",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
                "DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  return files;
}

}  // namespace runbook::testing
