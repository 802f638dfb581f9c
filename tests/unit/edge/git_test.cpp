// A workspace read from a commit: a repository of our own in a scratch folder.
#include <catch2/catch.hpp>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "edge/disk.hpp"
#include "edge/git.hpp"
#include "edge/process.hpp"

namespace fs = std::filesystem;
using namespace runbook;
using namespace runbook::edge;

namespace {

using Names = std::vector<std::string>;

class Repository {
 public:
  Repository() : root_(fs::temp_directory_path() / ("runbook-git-" + std::to_string(::getpid()))) {
    fs::remove_all(root_);
    fs::create_directories(root_);
    git({"init", "-q", "-b", "main"});
  }
  ~Repository() { fs::remove_all(root_); }

  void write(const std::string& path, const std::string& text) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream{root_ / path, std::ios::binary} << text;
  }
  void link(const std::string& path, const std::string& target) {
    fs::create_directories((root_ / path).parent_path());
    fs::create_symlink(target, root_ / path);
  }
  void commit(const std::string& message) {
    git({"add", "-A"});
    git({"-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "--allow-empty", "-m", message});
  }
  std::string git(Names words) {
    words.insert(words.begin(), {"git", "-C", root_.string()});
    const auto finished = run_program(words, "", {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"}, {"GIT_CONFIG_GLOBAL=/dev/null"});
    REQUIRE(finished);
    INFO(finished->errors);
    REQUIRE(finished->code == 0);
    return finished->output;
  }
  std::string folder(const std::string& path = "") const { return (root_ / path).string(); }

 private:
  fs::path root_;
};

Names files_of(FileReader& reader) {
  const auto listing = reader.list();
  Names names = listing.files;
  for (const auto& failure : listing.failures) names.push_back("! " + failure.path + ": " + failure.reason);
  return names;
}

std::string text_of(FileReader& reader, std::string_view path) {
  const auto text = reader.read(path);
  return text ? *text : "! " + text.error().message;
}

std::unique_ptr<GitReader> opened(const Repository& repository, const std::string& revision, const std::string& folder = "") {
  auto reader = GitReader::open(repository.folder(folder), revision);
  INFO((reader ? std::string{} : reader.error().message));
  REQUIRE(reader);
  return std::move(*reader);
}

std::string refusal(const Repository& repository, const std::string& revision, const std::string& folder = "") {
  const auto reader = GitReader::open(repository.folder(folder), revision);
  return reader ? "opened" : reader.error().message;
}

}  // namespace

TEST_CASE("a commit is read as the folder was then, whatever the work tree says now") {
  Repository repository;
  repository.write("runbooks/workspace.yaml", "old");
  repository.write("runbooks/deep/er/p.yml", "pipeline");
  repository.write("runbooks/holidays/de.ics", "calendar");
  repository.write("runbooks/.hidden/x.yaml", "x");
  repository.write("runbooks/notes.txt", "n");
  repository.write("elsewhere.yaml", "e");
  repository.commit("first");
  repository.write("runbooks/workspace.yaml", "new");
  repository.write("runbooks/added.yaml", "a");
  const std::string before = repository.git({"status", "--porcelain"});

  auto reader = opened(repository, "HEAD", "runbooks");
  CHECK(files_of(*reader) == Names{"deep/er/p.yml", "workspace.yaml"});
  CHECK(text_of(*reader, "workspace.yaml") == "old");
  CHECK(text_of(*reader, "deep/er/p.yml") == "pipeline");
  CHECK(text_of(*reader, "holidays/de.ics") == "calendar");
  CHECK(text_of(*reader, "notes.txt") == "n");
  CHECK(text_of(*reader, "added.yaml") == "! this file cannot be read: there is no such file");
  CHECK(text_of(*reader, "deep") == "! this is a folder, not a file");
  CHECK(text_of(*reader, "../elsewhere.yaml") == "! this file is outside of the workspace, and is not read");
  CHECK(repository.git({"status", "--porcelain"}) == before);

  auto whole = opened(repository, "main");
  CHECK(files_of(*whole) == Names{"elsewhere.yaml", "runbooks/deep/er/p.yml", "runbooks/workspace.yaml"});
}

TEST_CASE("an older commit, a tag and a short name of a commit are revisions") {
  Repository repository;
  repository.write("workspace.yaml", "1");
  repository.commit("first");
  repository.git({"tag", "one"});
  repository.write("workspace.yaml", "2");
  repository.commit("second");
  CHECK(text_of(*opened(repository, "HEAD"), "workspace.yaml") == "2");
  for (const std::string& revision : {std::string{"HEAD~1"}, std::string{"one"}, std::string{"main^"}, repository.git({"rev-parse", "one"}).substr(0, 8)}) {
    CHECK(text_of(*opened(repository, revision), "workspace.yaml") == "1");
  }
}

TEST_CASE("what looks like an option, or is no commit, is refused in words") {
  Repository repository;
  repository.write("workspace.yaml", "1");
  repository.commit("first");
  const fs::path trap = fs::temp_directory_path() / ("runbook-trap-" + std::to_string(::getpid()));
  CHECK(refusal(repository, "--output=" + trap.string()) == "`--output=" + trap.string() + "` is no revision");
  CHECK(refusal(repository, "-h") == "`-h` is no revision");
  CHECK(refusal(repository, "") == "`` is no revision");
  for (const auto* revision : {"nowhere", "HEAD:workspace.yaml", "HEAD; touch /tmp/x", "$(touch /tmp/x)", "`id`", "HEAD\n--output=x", "a\x1b[1mb", "..", "HEAD..HEAD", "@{-9}"}) {
    CAPTURE(revision);
    CHECK_THAT(refusal(repository, revision), Catch::Contains("is neither a folder nor a revision of this repository"));
  }
  CHECK(refusal(repository, "a\x1b[1mb").find('\x1b') == std::string::npos);
  CHECK_FALSE(fs::exists(trap));
  repository.write("later/workspace.yaml", "1");
  CHECK(refusal(repository, "HEAD", "later") == "there is no folder later in `HEAD`");
  CHECK_THAT(GitReader::open("/", "HEAD").error().message, Catch::StartsWith("/ is in no git repository that can be read: fatal: not a git repository"));
}

TEST_CASE("links and ignored files mean in a commit what they mean on disk") {
  Repository repository;
  repository.write("w/workspace.yaml", "w");
  repository.write("w/.shared/common.yaml", "shared");
  repository.write("w/.shared/deep/more.yaml", "more");
  repository.write("w/a/real.yaml", "real");
  repository.write("w/drafts/d.yaml", "d");
  repository.write("w/a/skip.yaml", "s");
  repository.write("w/.runbookignore", "drafts/\n");
  repository.write("w/a/.runbookignore", "skip.yaml\n");
  repository.write("outside/o.yaml", "o");
  repository.link("w/shared", ".shared");           // a hidden folder under another name
  repository.link("w/again.yaml", "a/real.yaml");   // a file that is listed anyway
  repository.link("w/one.yaml", "shared/deep/../common.yaml");
  repository.link("w/out.yaml", "../outside/o.yaml");
  repository.link("w/out", "../outside");
  repository.link("w/absolute.yaml", "/etc/hostname");
  repository.link("w/broken.yaml", "nothing");
  repository.link("w/loop.yaml", "loop.yaml");
  repository.commit("links");

  auto reader = opened(repository, "HEAD", "w");
  DiskReader disk{repository.folder("w")};
  Names expected{"a/real.yaml", "absolute.yaml", "broken.yaml", "loop.yaml", "out.yaml", "shared/common.yaml", "shared/deep/more.yaml", "workspace.yaml"};
  CHECK(files_of(*reader) == expected);
  expected.push_back("! out: this link leads out of the workspace");  // that it leads to a folder is nothing a commit knows
  CHECK(files_of(disk) == expected);
  for (const auto* path : {"a/real.yaml", "one.yaml", "shared/deep/more.yaml", "out.yaml", "absolute.yaml", "broken.yaml"}) {
    CAPTURE(path);
    CHECK(text_of(*reader, path) == text_of(disk, path));
  }
  CHECK(text_of(*reader, "loop.yaml") == "! this file cannot be read: there is no such file");
}

TEST_CASE("strange names, empty files, large files and submodules do no harm") {
  Repository repository;
  repository.write("workspace.yaml", "");
  repository.write("a b\tc.yaml", "tab");
  repository.write("näme \"quoted\".yaml", "quoted");
  repository.write("large.yaml", std::string((8u << 20) + 1, 'x'));
  repository.write("twice.yaml", "tab");  // the same object as another
  repository.commit("names");
  repository.git({"update-index", "--add", "--cacheinfo", "160000," + repository.git({"rev-parse", "HEAD"}).substr(0, 40) + ",module.yaml"});
  repository.git({"-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "module"});
  auto reader = opened(repository, "HEAD");
  CHECK(files_of(*reader) == Names{"a b\tc.yaml", "large.yaml", "module.yaml", "näme \"quoted\".yaml", "twice.yaml", "workspace.yaml"});
  CHECK(text_of(*reader, "workspace.yaml") == "");
  CHECK(text_of(*reader, "a b\tc.yaml") == "tab");
  CHECK(text_of(*reader, "twice.yaml") == "tab");
  CHECK(text_of(*reader, "näme \"quoted\".yaml") == "quoted");
  CHECK(text_of(*reader, "large.yaml") == "! this file is larger than 8 MiB");
  CHECK(text_of(*reader, "module.yaml") == "! this is not a regular file, and is not read");
}

TEST_CASE("a program gets its input and arguments as they are, and what it says and how it ended comes back") {
  const auto run = [](Names words, std::string_view input = "") { return run_program(words, input, {"HOME"}, {"RUNBOOK_TEST=a b"}); };
  const auto cat = run({"cat"}, std::string(1 << 20, 'x'));
  REQUIRE(cat);
  CHECK(cat->output.size() == 1 << 20);
  const auto echo = run({"printf", "%s|", "a b", "$HOME", "`id`", ""});
  CHECK(echo->output == "a b|$HOME|`id`||");
  const auto sh = run({"sh", "-c", "echo \"$RUNBOOK_TEST-$HOME\"; echo bad >&2; exit 3"});
  CHECK(sh->output == "a b-\n");
  CHECK(sh->errors == "bad\n");
  CHECK(sh->code == 3);
  CHECK(run({"sh", "-c", "kill -9 $$"})->code == 128 + 9);
  CHECK(run({"sh", "-c", "yes | head -n 1"})->output == "y\n");  // SIGPIPE is as programs know it
  CHECK_FALSE(run({"no-such-program-anywhere"}));
}
