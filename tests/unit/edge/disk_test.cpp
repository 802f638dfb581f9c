// Reading a workspace's files: those within it, by whatever way they are named, and no others.
#include "edge/disk.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

using namespace runbook;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone afterwards; `w` in it is the workspace.
struct Scratch {
  fs::path folder = fs::temp_directory_path() / ("runbook-disk-" + std::to_string(::getpid()));
  Scratch() {
    fs::remove_all(folder);
    fs::create_directories(folder / "w/sub");
    for (const char* path : {"w/a.yaml", "w/sub/b.yaml", "out.yaml"}) std::ofstream{folder / path} << path;
    fs::create_symlink("sub/b.yaml", folder / "w/inside.yaml");
    fs::create_symlink(folder / "w/a.yaml", folder / "w/absolute.yaml");
    fs::create_symlink("sub", folder / "w/linked");
    fs::create_symlink("../out.yaml", folder / "w/outside.yaml");
    fs::create_symlink("..", folder / "w/up");
    fs::create_symlink("nowhere.yaml", folder / "w/dangling.yaml");
    fs::create_symlink("circle.yaml", folder / "w/circle.yaml");
    ::mkfifo((folder / "w/pipe.yaml").c_str(), 0600);
  }
  ~Scratch() { fs::remove_all(folder); }
};

std::string said(edge::DiskReader& reader, std::string_view path) {
  const auto text = reader.read(path);
  return text ? *text : "! " + text.error().message;
}

}  // namespace

TEST_CASE("A file is read where it lies within the workspace, by a link as well, and refused where it does not") {
  const Scratch scratch;
  fs::create_symlink("w", scratch.folder / "door");
  for (const char* root : {"w", "door"}) {
    edge::DiskReader reader{scratch.folder / root};
    CHECK(said(reader, "a.yaml") == "w/a.yaml");
    CHECK(said(reader, "sub/b.yaml") == "w/sub/b.yaml");
    CHECK(said(reader, "sub/../a.yaml") == "w/a.yaml");
    CHECK(said(reader, "inside.yaml") == "w/sub/b.yaml");
    CHECK(said(reader, "absolute.yaml") == "w/a.yaml");
    CHECK(said(reader, "linked/b.yaml") == "w/sub/b.yaml");
    const std::string outside = "! this file is outside of the workspace, and is not read";
    CHECK(said(reader, "outside.yaml") == outside);
    CHECK(said(reader, "../out.yaml") == outside);
    CHECK(said(reader, "up/out.yaml") == outside);
    CHECK(said(reader, (scratch.folder / "out.yaml").string()) == outside);
    CHECK(said(reader, "dangling.yaml") == "! this file cannot be read: there is no such file");
    CHECK(said(reader, "missing.yaml") == "! this file cannot be read: there is no such file");
    CHECK(said(reader, "circle.yaml") == "! this file cannot be read: its links lead in a circle");
    CHECK(said(reader, "sub") == "! this is a folder, not a file");
    CHECK(said(reader, "pipe.yaml") == "! this is not a regular file, and is not read");
  }
}
