// docs/source-map.md: every line of the text that the shipped runbooks were written from, beside the key that holds it.
#include <yaml-cpp/yaml.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/places.hpp"

namespace {

const std::string root = places::root();

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream in{root + "/" + path};
  REQUIRE(in);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string folded(const std::string& text) {
  std::istringstream words{text};
  std::string result;
  for (std::string word; words >> word;) result += (result.empty() ? "" : " ") + word;
  return result;
}

/// Without bullets and heading marks.
std::string bare(const std::string& line) {
  const auto begin = line.find_first_not_of(" \t*#");
  return begin == std::string::npos ? std::string{} : folded(line.substr(begin));
}

struct Row {
  std::size_t line = 0;
  std::string statement, part, file, key;
};

std::vector<Row> rows() {
  std::vector<Row> found;
  for (const auto& line : lines_of("docs/source-map.md")) {
    if (!line.starts_with("| ") || line.starts_with("| Line")) continue;
    std::vector<std::string> cells;
    std::istringstream in{line.substr(1)};
    for (std::string cell; std::getline(in, cell, '|');) cells.push_back(folded(cell));
    REQUIRE(cells.size() >= 5);
    found.push_back({std::stoul(cells[0]), cells[1], cells[2], cells[3], cells[4]});
  }
  return found;
}

/// `sla.commitments[monthly-report].title`: keys, list items by id or by place. Undefined where there is no such key.
YAML::Node look_up(const std::string& file, const std::string& key) {
  static std::map<std::string, YAML::Node> read;
  if (!read.contains(file)) read[file] = YAML::LoadFile(root + "/" + file);
  YAML::Node node = read[file];
  std::istringstream steps{key};
  for (std::string step; std::getline(steps, step, '.');) {
    const auto bracket = step.find('[');
    const YAML::Node inner = node[step.substr(0, bracket)];
    if (!inner) return inner;
    node.reset(inner);
    if (bracket == std::string::npos) continue;
    const auto item = step.substr(bracket + 1, step.size() - bracket - 2);
    YAML::Node chosen{YAML::NodeType::Undefined};
    for (std::size_t i = 0; i < node.size(); ++i)
      if (item == std::to_string(i) || (node[i].IsMap() && node[i]["id"] && node[i]["id"].Scalar() == item)) chosen.reset(node[i]);
    if (!chosen.IsDefined()) return chosen;
    node.reset(chosen);
  }
  return node;
}

/// What the workspace calls a party: its title, or a person's name.
std::string title_of_party(const std::string& id) {
  const auto workspace = YAML::LoadFile(root + "/runbooks/workspace.yaml");
  for (const auto* kind : {"roles", "teams", "rotations"})
    if (const auto party = workspace[kind][id]) return party["title"].as<std::string>("");
  return {};
}

}  // namespace

TEST_CASE("the kept source has the lines that the map quotes, and each of them has a row") {
  const auto source = lines_of("tests/data/pipeline-runbooks.md");
  std::set<std::size_t> mapped;
  for (const auto& row : rows()) {
    INFO("line " << row.line << ": " << row.statement);
    REQUIRE(row.line >= 1);
    REQUIRE(row.line <= source.size());
    CHECK(bare(source[row.line - 1]) == row.statement);
    mapped.insert(row.line);
  }
  for (std::size_t i = 0; i < source.size(); ++i) {
    INFO("line " << i + 1 << ": " << source[i]);
    // Two headings only open the document's parts; all else says something.
    const auto text = bare(source[i]);
    CHECK((text.empty() || text == "Pipelines" || text == "Runbooks" || mapped.contains(i + 1)));
  }
}

TEST_CASE("each key of the map holds its part of the statement, word for word") {
  const auto all = rows();
  CHECK(all.size() > 170);
  for (const auto& row : all) {
    INFO("line " << row.line << ": " << row.statement << "\nat " << row.file << ": " << row.key);
    const auto node = look_up(row.file, row.key);
    REQUIRE(node.IsDefined());
    if (row.part.empty()) {
      CHECK_FALSE(node.IsScalar());
      continue;
    }
    REQUIRE(node.IsScalar());
    const auto& value = node.Scalar();
    const bool said = folded(value).find(row.part) != std::string::npos || folded(title_of_party(value)) == row.part ||
                      value == row.part;
    INFO("value: " << value << ", title: " << title_of_party(value));
    if (row.key == "domain") {  // an id-like word of the heading
      std::string lower = row.part;
      for (auto& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      CHECK((said || value == lower));
    } else {
      CHECK(said);
    }
  }
}
