// The stations that `check` and `status` pass, each timed on its own in one process beside what bounds it from below: the
// bare read of the bytes, and a loop that does nothing but evaluate. A process a run, so that each station meets the heap
// that it meets in the program. Prints one JSON object of seconds.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bare_loop.hpp"
#include "document/document.hpp"
#include "edge/disk.hpp"
#include "runbook/check.hpp"
#include "runbook/evaluate.hpp"
#include "runbook/load.hpp"
#include "runbook/render.hpp"

namespace {

using namespace runbook;

/// Seconds of processor time, user and system, of all threads.
double processor_time() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

/// Runs `work` and notes the processor time that it took.
class Stations {
 public:
  template <class Work>
  void time(const char* name, Work work) {
    const double begin = processor_time();
    work();
    std::printf("%s\"%s\": %.9f", any_ ? ", " : "{", name, processor_time() - begin);
    any_ = true;
  }
  ~Stations() { std::puts("}"); }

 private:
  bool any_ = false;
};

/// Opens and reads, and nothing else.
std::string bare_read(const std::string& path) {
  std::string bytes;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info {};
  if (file < 0 || ::fstat(file, &info) != 0) std::abort();
  bytes.resize(static_cast<std::size_t>(info.st_size));
  if (::read(file, bytes.data(), bytes.size()) != info.st_size) std::abort();
  ::close(file);
  return bytes;
}

/// The files of a workspace that are in memory already.
class MemoryReader final : public FileReader {
 public:
  explicit MemoryReader(std::map<std::string, std::string>& files) : files_(files) {}
  Listing list() override {
    Listing listing;
    for (const auto& [path, text] : files_) listing.files.push_back(path);
    return listing;
  }
  Result<std::string> read(std::string_view path) override { return std::move(files_.find(std::string{path})->second); }

 private:
  std::map<std::string, std::string>& files_;
};

void parse_all(const std::map<std::string, std::string>& files, document::Engine engine) {
  for (const auto& [path, text] : files) {
    std::vector<Diagnostic> diagnostics;
    (void)document::parse(FileId{}, text, diagnostics, engine);
  }
}

Instant instant_of(const char* text) { return resolve(*parse_moment(text), Zone{}); }

}  // namespace

// phases FOLDER OBSERVATIONS INSTANT [--yaml-cpp]
int main(int count, char** words) {
  if (count < 4) return std::fputs("phases FOLDER OBSERVATIONS INSTANT [--yaml-cpp]\n", stderr), 2;
  const std::string folder = words[1];
  const Instant now = instant_of(words[3]);
  const auto paths = edge::DiskReader{folder}.list().files;
  std::map<std::string, std::string> files;
  std::vector<FactText> seen(1);
  Loaded loaded;
  ReadFacts facts;
  StatusReport report;

  Stations stations;
  stations.time("read", [&] {
    for (const auto& path : paths) files.emplace(path, bare_read(folder + "/" + path));
  });
  stations.time("parse", [&] { parse_all(files, document::Engine::fast); });
  if (count > 4) stations.time("parse_yaml_cpp", [&] { parse_all(files, document::Engine::yaml_cpp); });
  stations.time("read_observations", [&] { seen[0] = {words[2], bare_read(words[2])}; });
  stations.time("load", [&] {
    MemoryReader reader{files};
    loaded = load(reader, "");
  });
  if (!loaded.workspace) return std::fputs("no workspace\n", stderr), 2;
  stations.time("rules", [&] { (void)check(loaded, now); });
  stations.time("rules_for_status", [&] { (void)check(loaded, now, Rules::errors); });
  stations.time("facts", [&] { facts = read_facts(*loaded.workspace, seen); });
  stations.time("evaluate", [&] { report = evaluate(*loaded.workspace, facts.facts, now); });
  stations.time("text", [&] { (void)status_text(report, *loaded.workspace, loaded.sources, {}); });
  stations.time("json", [&] { status_json(report, *loaded.workspace, loaded.sources, [](std::string_view) {}); });
  bench::BareLoop loop{facts.facts};
  stations.time("bare_loop", [&] { loop.run(now); });
  return loop.problems() == ~std::size_t{0};  // its result is used, so it is not left out
}
