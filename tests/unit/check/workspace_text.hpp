// A workspace in memory, and what `check` says about it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/check.hpp"
#include "text/line_index.hpp"

namespace runbook::testing {

/// The instant at which cases and examples are checked.
inline const Instant case_now = std::chrono::sys_days{std::chrono::November / 23 / 2026} + std::chrono::hours{9};

class MemoryFiles : public FileReader {
 public:
  explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}
  Listing list() override {
    Listing listing;
    for (const auto& [path, text] : files_) {
      if (path.ends_with(".yaml")) listing.files.push_back(path);
    }
    return listing;
  }
  Result<std::string> read(std::string_view path) override {
    if (path.starts_with("..")) return tl::unexpected(Failure{"outside of the workspace", false});
    const auto found = files_.find(std::string{path});
    if (found == files_.end()) return tl::unexpected(Failure{"no such file", false});
    return found->second;
  }

 private:
  std::map<std::string, std::string> files_;
};

inline Loaded load_text(const std::string& text) {
  MemoryFiles files{{{"workspace.yaml", text}}};
  return load(files, "");
}

inline std::vector<Diagnostic> check_text(const std::string& text, Rules rules = Rules::all) {
  return check(load_text(text), case_now, rules);
}

/// "12:3-12:9 RB301: message", the help and the related places below, as a person would compare them.
inline std::string shown(const Loaded& loaded, const std::vector<Diagnostic>& findings) {
  std::string out;
  const auto place = [&](const Location& at) {
    const text::LineIndex lines{loaded.sources.text(at.file)};
    const auto begin = lines.position(at.span.begin), end = lines.position(at.span.end);
    return std::to_string(begin.line) + ":" + std::to_string(begin.column) + "-" + std::to_string(end.line) + ":" +
           std::to_string(end.column);
  };
  for (const auto& finding : findings) {
    out += place(finding.at) + " " + (finding.severity == Severity::error ? "error " : "warning ") + code_id(finding.code) +
           ": " + finding.message + "\n";
    if (!finding.help.empty()) out += "  help: " + finding.help + "\n";
    for (const auto& related : finding.related) out += "  " + place(related.at) + ": " + related.message + "\n";
  }
  return out;
}

inline std::string shown(const std::string& text, Rules rules = Rules::all) {
  const auto loaded = load_text(text);
  return shown(loaded, check(loaded, case_now, rules));
}

}  // namespace runbook::testing
