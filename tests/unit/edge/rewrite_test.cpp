// Changing a file in place, and making new ones: whole or not at all.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "edge/disk.hpp"

using namespace runbook;
using namespace runbook::edge;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone afterwards.
struct Scratch {
  fs::path folder = fs::temp_directory_path() / ("runbook-rewrite-" + std::to_string(::getpid()));
  Scratch() {
    fs::remove_all(folder);
    fs::create_directories(folder / "w");
  }
  ~Scratch() { fs::remove_all(folder); }
  void write(const std::string& path, const std::string& text) const { std::ofstream{folder / path, std::ios::binary} << text; }
  std::string read(const std::string& path) const {
    std::ifstream in{folder / path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
  }
  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::recursive_directory_iterator{folder}, fs::recursive_directory_iterator{}));
  }
};

}  // namespace

TEST_CASE("a file is rewritten in place, with its permissions, and nothing beside it is left") {
  const Scratch scratch;
  scratch.write("w/a.yaml", "old");
  fs::permissions(scratch.folder / "w/a.yaml", fs::perms{0640});
  REQUIRE(rewrite(scratch.folder / "w", "a.yaml", "old", "new"));
  CHECK(scratch.read("w/a.yaml") == "new");
  CHECK(fs::status(scratch.folder / "w/a.yaml").permissions() == fs::perms{0640});
  CHECK(scratch.count() == 2);
}

TEST_CASE("a file that has changed since it was read is left as it is") {
  const Scratch scratch;
  scratch.write("w/a.yaml", "theirs");
  const auto done = rewrite(scratch.folder / "w", "a.yaml", "old", "new");
  REQUIRE(!done);
  CHECK(done.error().message.ends_with("a.yaml cannot be written: it has changed since it was read"));
  CHECK(scratch.read("w/a.yaml") == "theirs");
  CHECK(!rewrite(scratch.folder / "w", "gone.yaml", "old", "new"));
  CHECK(scratch.count() == 2);
}

TEST_CASE("a link within the workspace is followed and stays, one that leads out is refused") {
  const Scratch scratch;
  scratch.write("w/real.yaml", "old");
  scratch.write("outside.yaml", "old");
  fs::create_symlink("real.yaml", scratch.folder / "w/link.yaml");
  fs::create_symlink("../outside.yaml", scratch.folder / "w/out.yaml");
  REQUIRE(rewrite(scratch.folder / "w", "link.yaml", "old", "new"));
  CHECK(fs::is_symlink(scratch.folder / "w/link.yaml"));
  CHECK(scratch.read("w/real.yaml") == "new");
  CHECK(!rewrite(scratch.folder / "w", "out.yaml", "old", "new"));
  CHECK(!rewrite(scratch.folder / "w", "../outside.yaml", "old", "new"));
  CHECK(scratch.read("outside.yaml") == "old");
}

TEST_CASE("new files are all made, with their folders") {
  const Scratch scratch;
  REQUIRE(create_all(scratch.folder / "new/deep", {{"a.yaml", "A"}, {"sub/b.yaml", "B"}}));
  CHECK(scratch.read("new/deep/a.yaml") == "A");
  CHECK(scratch.read("new/deep/sub/b.yaml") == "B");
}

TEST_CASE("where one name is taken none is made, and what was made before is taken away") {
  const Scratch scratch;
  scratch.write("w/b.yaml", "theirs");
  const auto before = scratch.count();
  REQUIRE(!create_all(scratch.folder / "w", {{"a.yaml", "A"}, {"b.yaml", "B"}}));
  REQUIRE(!create_all(scratch.folder / "w/b.yaml", {{"a.yaml", "A"}}));
  REQUIRE(!create_all(scratch.folder / "w", {{"sub/a.yaml", "A"}, {"b.yaml/c.yaml", "C"}}));
  fs::create_symlink("nowhere", scratch.folder / "w/c.yaml");
  REQUIRE(!create_all(scratch.folder / "w", {{"c.yaml", "C"}}));
  fs::remove(scratch.folder / "w/c.yaml");
  CHECK(scratch.count() == before);
  CHECK(scratch.read("w/b.yaml") == "theirs");
}

TEST_CASE("a buffer's path is a runbook's where list() would name it") {
  const Scratch scratch;
  fs::create_directories(scratch.folder / "w/sub");
  scratch.write("w/.runbookignore", "/observations.yaml\nold/\n");
  scratch.write("w/sub/.runbookignore", "draft-*\n");
  DiskReader reader{scratch.folder / "w"};
  for (const auto* path : {"new.yaml", "new/deep/new.yml", "sub/observations.yaml"}) CHECK(reader.would_list(path));
  for (const auto* path : {"observations.yaml", "old/a.yaml", "x/old/a.yaml", "sub/draft-1.yaml", ".a.yaml", ".git/a.yaml", "a.txt", ""})
    CHECK_FALSE(reader.would_list(path));
}
