// The table of architecture.md, held against every #include line: linking alone does not keep a layer honest.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "support/places.hpp"

namespace fs = std::filesystem;

namespace {

using Words = std::set<std::string>;

struct Layer {
  Words ours;     ///< layers whose headers it may include, besides its own and the public ones
  Words theirs;   ///< libraries, by the first folder or file of the #include
};

// What a layer may include, transitively what stands left of it in
// text -> document -> model -> ( check | evaluate -> verify | schedule ) -> render -> cli.
const std::map<std::string, Layer> table{
    {"text", {{}, {}}},
    {"parts", {{"text"}, {"tl"}}},
    {"document", {{"text"}, {"yaml-cpp"}}},
    {"calendar", {{"text", "parts"}, {"date", "libical", "tl"}}},
    {"model", {{"text", "document", "calendar"}, {}}},
    {"schedule", {{"text", "model", "calendar"}, {}}},
    {"facts", {{"text", "document", "model", "calendar"}, {"nlohmann"}}},
    {"evaluate", {{"text", "model", "calendar", "schedule"}, {}}},
    {"verify", {{"text", "model", "calendar", "schedule", "evaluate"}, {}}},
    {"check", {{"text", "model", "calendar", "schedule"}, {}}},
    {"render", {{"text", "calendar"}, {"nlohmann", "fmt"}}},
    {"memory", {{"text", "model", "calendar", "facts", "evaluate"}, {"nlohmann"}}},
    {"edge", {{"text", "parts"}, {"sys", "linux", "arpa", "netinet", "nlohmann", "curl", "soci", "postgresql"}}},
    {"cli", {{"text", "edge", "render"}, {"CLI", "spdlog", "sys"}}},
};

/// `#include "a/b.hpp"` gives a; `#include <a/b>` gives a; a header of the standard library or of POSIX gives nothing.
std::string first_word(std::string_view line, char open) {
  const auto begin = line.find(open);
  if (begin == line.npos) return {};
  const auto rest = line.substr(begin + 1);
  return std::string{rest.substr(0, rest.find('/') == rest.npos ? 0 : rest.find('/'))};
}

template <class Look>
void each_include(const fs::path& folder, Look look) {
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    std::ifstream in{entry.path()};
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (line.starts_with("#include")) look(entry.path().string() + ":" + std::to_string(number), line);
    }
  }
}

const fs::path root{places::root()};

}  // namespace

TEST_CASE("every folder of src is a layer of the table") {
  Words folders, layers;
  for (const auto& entry : fs::directory_iterator{root / "src"})
    if (entry.is_directory()) folders.insert(entry.path().filename());
  for (const auto& [name, layer] : table) layers.insert(name);
  CHECK(folders == layers);
}

TEST_CASE("a layer includes only what the table lets it") {
  for (const auto& [name, layer] : table) {
    each_include(root / "src" / name, [&](const std::string& place, const std::string& line) {
      INFO(place << ": " << line);
      // What each layer holds itself to is told to people in one place.
      const bool limits = name == "cli" && line.ends_with("/limits.hpp\"");
      if (const auto ours = first_word(line, '"'); !ours.empty())
        CHECK((ours == name || ours == "runbook" || layer.ours.contains(ours) || limits));
      if (const auto theirs = first_word(line, '<'); !theirs.empty()) CHECK(layer.theirs.contains(theirs));
    });
  }
}

TEST_CASE("public headers include each other, the standard library and std::expected's stand-in only") {
  each_include(root / "include", [](const std::string& place, const std::string& line) {
    INFO(place << ": " << line);
    const auto ours = first_word(line, '"'), theirs = first_word(line, '<');
    CHECK((ours.empty() || ours == "runbook"));
    CHECK((theirs.empty() || theirs == "tl"));
  });
}

TEST_CASE("no file of the program has grown past 400 lines") {
  for (const auto* folder : {"src", "include"}) {
    for (const auto& entry : fs::recursive_directory_iterator{root / folder}) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ifstream in{entry.path()};
      const auto lines = std::count(std::istreambuf_iterator<char>{in}, {}, '\n');
      INFO(entry.path().string());
      CHECK(lines <= 400);
    }
  }
}
