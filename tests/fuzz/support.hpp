// What the fuzz targets share.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include "runbook/load.hpp"
#include "runbook/ports.hpp"

namespace runbook::fuzz {

/// Ends the program, which libFuzzer reports with the input that broke the promise.
inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::cerr << "broken promise: " << promise << "\n";
  std::abort();
}

/// What may reach a terminal: no control but the line break.
inline void require_calm(std::string_view text) {
  for (const char c : text) require(static_cast<unsigned char>(c) >= 0x20 || c == '\n', "no control reaches a terminal");
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A workspace in memory. The input is cut at lines `%%%` into files: the first is workspace.yaml, then a.yaml, b.yaml …
class Files final : public FileReader {
 public:
  explicit Files(std::string_view input) {
    char name = 'a';
    std::string path = "workspace.yaml";
    for (;;) {
      const auto cut = input.find("%%%\n");
      files_[path] = std::string{input.substr(0, cut)};
      if (cut == input.npos || name > 'h') break;
      input.remove_prefix(cut + 4);
      path = std::string{name++} + ".yaml";
    }
  }
  Listing list() override {
    Listing listing;
    for (const auto& [path, text] : files_) listing.files.push_back(path);
    return listing;
  }
  Result<std::string> read(std::string_view path) override {
    const auto found = files_.find(std::string{path});
    if (found == files_.end()) return tl::unexpected(Failure{"no such file", false});
    return found->second;
  }

 private:
  std::map<std::string, std::string> files_;
};

/// Findings say something, and lie in the files that they name.
inline void require_placed(const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
  for (const Diagnostic& d : diagnostics) {
    require(d.at.span.begin <= d.at.span.end && d.at.span.end <= sources.text(d.at.file).size(), "a finding lies in its file");
    require(!d.message.empty(), "a finding says something");
    for (const Related& r : d.related)
      require(r.at.span.end <= sources.text(r.at.file).size(), "a related place lies in the text");
  }
}

}  // namespace runbook::fuzz
