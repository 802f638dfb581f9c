// Every sentence of an SLA and of an on-call schedule in the text that the shipped runbooks were written from is proven
// by a scenario, which quotes it under `x-proves`.
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/places.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path root{places::root()};

// The pipelines of the source, in its order.
const std::vector<std::string> pipelines{"profit-unit", "profit-aggregate", "growth-daily", "growth-aggregate",
                                         "engagement-aggregate"};

std::string folded(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c != ' ' && c != '\n')
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

/// Pipeline to the sentences under its "SLA's:" and "On-call schedule:".
std::map<std::string, std::vector<std::string>> promises() {
  std::map<std::string, std::vector<std::string>> found;
  std::ifstream in{root / "tests/data/pipeline-runbooks.md"};
  std::size_t pipeline = 0;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("### Pipeline Name:")) ++pipeline, inside = false;
    const auto star = line.find('*');
    if (star == line.npos || pipeline == 0) continue;
    const auto text = folded(line.substr(line.find_first_not_of(" *", star)));
    if (star < 2)
      inside = text.starts_with("SLA") || text.starts_with("On-call schedule");
    else if (inside)
      found[pipelines[pipeline - 1]].push_back(text);
  }
  return found;
}

/// The sentences that the scenarios of a file prove.
std::set<std::string> proven_in(const fs::path& file) {
  std::set<std::string> sentences;
  for (const auto& document : YAML::LoadAllFromFile(file.string())) {
    for (const auto& sentence : document["x-proves"]) sentences.insert(folded(sentence.as<std::string>()));
  }
  return sentences;
}

}  // namespace

TEST_CASE("every sentence of an SLA or an on-call schedule is proven by a scenario of its pipeline") {
  const auto all = promises();
  CHECK(all.size() == 5);
  // The rotation is one for all pipelines, and stands in a file of its own.
  const auto shared = proven_in(root / "runbooks/scenarios/on-call.yaml");
  std::size_t count = 0;
  for (const auto& [pipeline, sentences] : all) {
    const auto proven = proven_in(root / "runbooks/scenarios" / (pipeline + ".yaml"));
    for (const auto& sentence : sentences) {
      INFO(pipeline << ": " << sentence);
      CHECK((proven.contains(sentence) || shared.contains(sentence)));
      ++count;
    }
    for (const auto& sentence : proven) {
      INFO(pipeline << " does not say: " << sentence);
      CHECK(std::find(sentences.begin(), sentences.end(), sentence) != sentences.end());
    }
  }
  CHECK(count == 21);
}
