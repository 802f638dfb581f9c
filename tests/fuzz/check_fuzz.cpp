// libFuzzer target: whatever bytes a workspace's files hold, decoding, linking, checking, fixing and rendering end, and
// what they say has a place. The input is cut at lines `%%%` into files: the first is workspace.yaml, then a.yaml, b.yaml …
//
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -Iinclude -Isrc -DUSE_OS_TZDB=1
//     tests/fuzz/check_fuzz.cpp src/{document,text,calendar,model,schedule,check,facts,evaluate,render}/*.cpp src/check/*/*.cpp
//     -lyaml-cpp -ldate-tz -lical -lfmt -o check_fuzz
//   ./check_fuzz -max_len=4096 -timeout=10 -dict=tests/fuzz/yaml.dict NEW_CORPUS tests/fuzz/corpus/check
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include "runbook/check.hpp"
#include "runbook/load.hpp"
#include "runbook/render.hpp"

namespace {

using namespace runbook;

void require(bool holds, const char* promise) {
  if (holds) return;
  std::cerr << "broken promise: " << promise << "\n";
  std::abort();
}

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Files files{{reinterpret_cast<const char*>(data), size}};
  const Loaded loaded = load(files, "");
  const Instant now = std::chrono::sys_days{std::chrono::November / 23 / 2026};
  CheckReport report;
  report.files = loaded.files;
  report.secrets = loaded.secrets;
  report.diagnostics = check(loaded, now);
  for (const Diagnostic& d : report.diagnostics) {
    require(d.at.span.begin <= d.at.span.end && d.at.span.end <= loaded.sources.text(d.at.file).size(), "a finding lies in its file");
    require(!d.message.empty(), "a finding says something");
    for (const Related& r : d.related) require(r.at.span.end <= loaded.sources.text(r.at.file).size(), "a related place lies in its file");
  }
  const std::string text = check_text(report, loaded.sources, {false, 80});
  for (const char c : text) require(static_cast<unsigned char>(c) >= 0x20 || c == '\n', "no control reaches a terminal");
  (void)check_json(report, loaded.sources);
  (void)check_sarif(report, loaded.sources, "0");
  (void)check_github(report, loaded.sources);
  (void)check_junit(report, loaded.sources);
  return 0;
}
