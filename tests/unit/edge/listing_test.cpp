// Which files of a tree are runbooks, and in which order.
#include "edge/listing.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "edge/ignore.hpp"

using namespace runbook;
using edge::Entry;

namespace {

/// A tree in memory. Its entries come as they were put in, as a file system's do.
struct Tree : edge::Folders, FileReader {
  std::map<std::string, std::vector<Entry>> folders{{"", {}}};
  std::map<std::string, std::string> ignore_files;

  void add(const std::string& folder, Entry entry) {
    if (entry.folder && !entry.link) folders[(folder.empty() ? "" : folder + "/") + entry.name];
    folders[folder].push_back(std::move(entry));
  }
  Result<std::vector<Entry>> entries(const std::string& folder) override {
    const auto found = folders.find(folder);
    if (found == folders.end()) return tl::make_unexpected(Failure{"no permission", false});
    return found->second;
  }
  Listing list() override { return edge::list_runbooks(*this, *this); }
  Result<std::string> read(std::string_view path) override { return ignore_files.at(std::string{path}); }
};

Entry file(std::string name) { return {.name = std::move(name)}; }
Entry folder(std::string name) { return {.name = std::move(name), .folder = true}; }
Entry link(std::string name, std::string real, bool to_folder) {
  return {.name = std::move(name), .folder = to_folder, .link = true, .leads = Entry::Leads::inside, .real = std::move(real)};
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("Files come in the order of their paths, whatever order their folders have") {
  std::mt19937 random{7};
  const std::string letters = "-./a~\x80";  // what sorts before `/`, after it, and beyond a signed char
  for (int round = 0; round < 300; ++round) {
    Tree tree;
    Paths wanted, places{""};
    for (int i = 0; i < 25; ++i) {
      std::string name = "n";
      for (auto left = random() % 3; left > 0; --left) {
        const char letter = letters[random() % letters.size()];
        if (letter != '/') name += letter;
      }
      const std::string place = places[random() % places.size()];
      const bool is_folder = random() % 3 == 0;
      if (!is_folder) name += ".yaml";
      if (std::ranges::find(tree.folders[place], name, &Entry::name) != tree.folders[place].end()) continue;
      const std::string path = (place.empty() ? "" : place + "/") + name;
      tree.add(place, is_folder ? folder(name) : file(name));
      (is_folder ? places : wanted).push_back(path);
    }
    std::ranges::sort(wanted);
    CHECK(tree.list().files == wanted);
  }
}

TEST_CASE("What links lead to is listed once, by its own name before any link's, and by the first link of several") {
  Tree tree;
  tree.add("", link("b-door", "hidden/.store", true));
  tree.add("", link("a-door", "hidden/.store", true));
  tree.add("", link("again.yaml", "real/one.yaml", false));
  tree.add("", link("notes.yaml", "real/notes.txt", false));
  tree.add("", link("through.yaml", "hidden/.store/two.yaml", false));
  tree.add("", link("real-too", "real", true));
  tree.add("", folder("real"));
  tree.add("real", file("one.yaml"));
  tree.add("real", file("notes.txt"));
  tree.folders["hidden/.store"] = {file("two.yaml"), file("0.yml")};
  CHECK(tree.list().files == Paths{"a-door/0.yml", "a-door/two.yaml", "notes.yaml", "real/one.yaml"});
  CHECK(tree.list().failures.empty());
}

TEST_CASE("A link to a file that is not listed under its own name is listed") {
  Tree tree;
  tree.add("", file(".runbookignore"));
  tree.ignore_files[".runbookignore"] = "real/one.yaml\nskipped\n";
  tree.add("", link("shown.yaml", "real/one.yaml", false));
  tree.add("", link("deep.yaml", "skipped/in/two.yaml", false));
  tree.add("", folder("skipped"));
  tree.add("skipped", file("x.yaml"));
  tree.add("", folder("real"));
  tree.add("real", file("one.yaml"));
  CHECK(tree.list().files == Paths{"deep.yaml", "shown.yaml"});
}

TEST_CASE("A folder that cannot be read and a link out of the workspace are told, and the rest is listed") {
  Tree tree;
  tree.add("", file("b.yaml"));
  tree.add("", folder("closed"));
  tree.folders.erase("closed");
  tree.add("", {.name = "out", .folder = true, .link = true, .leads = Entry::Leads::outside});
  const auto listing = tree.list();
  CHECK(listing.files == Paths{"b.yaml"});
  REQUIRE(listing.failures.size() == 2);
  CHECK(listing.failures[0].path == "closed");
  CHECK(listing.failures[1].path == "out");
}
