// Reading on many threads, from the disk as the program does it: the same as on one, and under the sanitizer of threads
// (preset tsan) without a race.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "edge/disk.hpp"
#include "runbook/check.hpp"
#include "runbook/load.hpp"

using namespace runbook;
namespace fs = std::filesystem;

namespace {

constexpr int files = 600;  // enough that links and rules are worth a second thread

/// A workspace of many files, in zones of their own and with faults of every stage: YAML, shape, names, rules.
class Scratch {
 public:
  Scratch() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    put("workspace.yaml",
        "workspace: many\ntimezone: Europe/Berlin\npeople: { ann: {}, bob: { timezone: America/New_York } }\n"
        "teams: { data: { members: [ann, bob], timezone: Asia/Tokyo } }\n");
    for (int i = 0; i < files; ++i) put("p" + std::to_string(i) + ".yaml", pipeline(i));
    fs::create_symlink("p0.yaml", folder_ / "linked.yaml");
  }
  ~Scratch() { fs::remove_all(folder_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] const fs::path& folder() const { return folder_; }

 private:
  void put(const std::string& name, const std::string& text) const { std::ofstream{folder_ / name} << text; }
  static std::string pipeline(int i) {
    const auto id = "pipeline-" + std::to_string(i);
    std::string text = "pipeline: " + id + "\ntitle: \"Pipeline " + std::to_string(i) + "\"\nsources:\n";
    for (int s = 0; s < 5; ++s) text += "  - { id: s" + std::to_string(s) + ", title: Source, tags: [t" + std::to_string(i % 3) + "] }\n";
    text += "owners: { primary: ann }\nraci: { responsible: data, accountable: ann }\n";
    text += "sla: { freshness: { sources: 'tag:t" + std::to_string(i % 3) + "', warn_after: 1d, alarm_after: 2d } }\n";
    if (i % 5 == 1) text += "purpsoe: a slip\n";
    if (i % 5 == 2) text += "oncall: { coverage: { id: x, by: nobody-here } }\n";
    if (i % 5 == 3) text += "\tbroken\n";
    if (i % 5 == 4) text += "audience: &a [x]\nlabels: { k: 1 }\n";  // which the fast reader leaves to yaml-cpp
    return text;
  }

  fs::path folder_ = fs::temp_directory_path() / ("runbook-threads-" + std::to_string(::getpid()));
};

/// Everything that is said, each in a line.
std::string said(const fs::path& folder, unsigned threads) {
  edge::DiskReader reader{folder};
  const Loaded loaded = load(reader, "", {}, threads);
  std::string lines;
  for (const Diagnostic& one : check(loaded, std::chrono::sys_days{std::chrono::November / 23 / 2026}, Rules::all, threads))
    lines += loaded.sources.path(one.at.file) + ":" + std::to_string(one.at.span.begin) + " " + one.message + "\n";
  return lines;
}

}  // namespace

TEST_CASE("what many threads read is what one reads, however often it is tried") {
  const Scratch scratch;
  const auto alone = said(scratch.folder(), 1);
  CHECK(std::ranges::count(alone, '\n') > files / 2);
  for (int i = 0; i < 5; ++i) CHECK(said(scratch.folder(), 8) == alone);
}
