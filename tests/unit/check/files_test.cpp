// Findings over several files: what is wrong with one never hides what is wrong with another.
#include <catch2/catch.hpp>

#include "check/workspace_text.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string company = "workspace: cases\ntimezone: Europe/Berlin\npeople: { ann: {}, bob: {} }\n";

std::string pipeline(const std::string& id, const std::string& more = {}) {
  return "pipeline: " + id + "\ntitle: T\nreviewed: 2026-11-01\nsources: [ { id: orders } ]\nowners: { primary: ann }\n" +
         "raci: { responsible: ann, accountable: bob }\n" + more;
}

/// As MemoryFiles, but some files are there and cannot be read.
class Unreadable final : public MemoryFiles {
 public:
  Unreadable(std::map<std::string, std::string> files, std::string locked) : MemoryFiles(std::move(files)), locked_(std::move(locked)) {}
  Listing list() override {
    auto listing = MemoryFiles::list();
    listing.files.push_back(locked_);
    return listing;
  }
  Result<std::string> read(std::string_view path) override {
    if (path == locked_) return tl::unexpected(Failure{"permission denied", false});
    return MemoryFiles::read(path);
  }

 private:
  std::string locked_;
};

/// "sales.yaml:12 RB601", as check sorts them.
std::vector<std::string> found(FileReader& files) {
  const auto loaded = load(files, "");
  std::vector<std::string> findings;
  for (const auto& finding : check(loaded, case_now)) {
    const text::LineIndex lines{loaded.sources.text(finding.at.file)};
    findings.push_back(loaded.sources.path(finding.at.file) + ":" + std::to_string(lines.position(finding.at.span.begin).line) + " " +
                       code_id(finding.code));
  }
  return findings;
}
std::vector<std::string> found(std::map<std::string, std::string> files) {
  MemoryFiles reader{std::move(files)};
  return found(reader);
}

using Findings = std::vector<std::string>;

}  // namespace

TEST_CASE("a file that cannot be read may define what others name, and hides nothing else") {
  const auto sums = "pipeline: sums\ntitle: T\nreviewed: 2026-11-01\nsources: [ { id: x, kind: pipeline, from: elsewhere } ]\n"
                    "owners: { primary: nobody }\nraci: { responsible: ann, accountable: [] }\nissues:\n"
                    "  - { id: late, title: Late, affects: [elsewhere/orders] }\n";
  Unreadable files{{{"workspace.yaml", company}, {"sums.yaml", sums}}, "locked.yaml"};
  CHECK(found(files) == Findings{"locked.yaml:1 RB001", "sums.yaml:5 RB201", "sums.yaml:6 RB301", "sums.yaml:8 RB601"});
}

TEST_CASE("a file of another encoding uses nobody knows what, so nothing is called unused") {
  std::string wide;
  for (const char c : std::string{"pipeline: sums\nowners: { primary: cid }\n"}) wide += {c, '\0'};
  const auto with_cid = "workspace: cases\ntimezone: Europe/Berlin\npeople: { ann: {}, bob: {}, cid: {} }\n";
  CHECK(found({{"workspace.yaml", with_cid}, {"sales.yaml", pipeline("sales")}, {"sums.yaml", wide}}) == Findings{"sums.yaml:1 RB005"});
  CHECK(found({{"workspace.yaml", with_cid}, {"sales.yaml", pipeline("sales")}}) == Findings{"workspace.yaml:3 RB203"});
}

TEST_CASE("a workspace that cannot be read hides no finding of the pipelines, and none is made of it") {
  const auto faulty = pipeline("sales", "sla:\n  freshness: [ { sources: orders, warn_after: 2d, alarm_after: 1d } ]\n");
  for (const auto* broken : {"workspace: cases\n\tpeople: {}\n", "workspace: [\n", "people: {}\nwho: knows\n", "- a\n"}) {
    INFO(broken);
    const auto findings = found({{"workspace.yaml", broken}, {"sales.yaml", faulty}});
    REQUIRE(findings.size() == 3);
    CHECK(findings[0] == "sales.yaml:4 RB603");
    CHECK(findings[1] == "sales.yaml:8 RB401");
    CHECK(findings[2].starts_with("workspace.yaml:"));
  }
  Unreadable files{{{"sales.yaml", faulty}}, "workspace.yaml"};
  CHECK(found(files) == Findings{"sales.yaml:4 RB603", "sales.yaml:8 RB401", "workspace.yaml:1 RB001"});
}

TEST_CASE("of two workspaces the one in workspace.yaml is it, and what the other defines counts as defined") {
  const auto other = "workspace: old\ntimezone: Mars\npeople: { cid: {} }\n";
  const auto real = company + "calendar: none\n";
  CHECK(found({{"archive/workspace.yaml", other}, {"workspace.yaml", real}, {"sales.yaml", pipeline("sales")}}) ==
        Findings{"archive/workspace.yaml:1 RB108", "archive/workspace.yaml:2 RB104", "workspace.yaml:4 RB201"});
  CHECK(found({{"workspace.yaml", real}, {"z/workspace.yaml", other}, {"sales.yaml", pipeline("sales")}}) ==
        Findings{"workspace.yaml:4 RB201", "z/workspace.yaml:1 RB108", "z/workspace.yaml:2 RB104"});
}

TEST_CASE("text after the end of the workspace's document may have been a part of it") {
  CHECK(found({{"workspace.yaml", company + "...\nteams: { crew: { members: [ann] } }\n"},
               {"sales.yaml", pipeline("sales", "issues: [ { id: late, title: Late, fix: wait, escalate: crew } ]\n")}}) ==
        Findings{"workspace.yaml:5 RB006"});
}

TEST_CASE("a circle over files is one finding, at the `from` of the first pipeline, and its names are not missed elsewhere") {
  const auto in_circle = [](const std::string& id, const std::string& from) {
    return "pipeline: " + id + "\ntitle: T\nreviewed: 2026-11-01\nsources: [ { id: x, kind: pipeline, from: " + from + " } ]\n" +
           "owners: { primary: ann }\nraci: { responsible: ann, accountable: bob }\n" +
           "issues: [ { id: late, title: Late, affects: [raw/orders], fix: wait } ]\n";
  };
  MemoryFiles files{{{"workspace.yaml", company}, {"a.yaml", in_circle("c", "a")}, {"b.yaml", in_circle("b", "c")}, {"c.yaml", in_circle("a", "b")},
                     {"raw.yaml", pipeline("raw")}}};
  const auto loaded = load(files, "");
  CHECK(shown(loaded, check(loaded, case_now)) ==
        "4:43-4:44 error RB202: pipelines take data from each other in a circle: `a -> b -> c -> a`\n"
        "  help: remove one of these `from`\n"
        "  4:43-4:44: `b` takes from `c` here\n"
        "  4:43-4:44: `c` takes from `a` here\n");
}

TEST_CASE("A literal secret is hidden where it stands and where an alias has it from, also in a file that is broken") {
  const auto hidden = [](const std::string& text) {
    MemoryFiles files{{{"workspace.yaml", text}}};
    const auto loaded = load(files, "");
    std::vector<std::string> texts;
    for (const Location& secret : loaded.secrets)
      texts.emplace_back(loaded.sources.text(secret.file).substr(secret.span.begin, secret.span.end - secret.span.begin));
    std::ranges::sort(texts);
    return texts;
  };
  using Texts = std::vector<std::string>;
  CHECK(hidden(company + "x-hook: &hook https://hooks.example.com/T0\nchannels: { alerts: { slack: *hook } }\n") ==
        Texts{"*hook", "https://hooks.example.com/T0"});
  CHECK(hidden(company + "channels: { alerts: { slack: env:HOOK } }\n").empty());
  CHECK(hidden(company + "channels:\n  alerts: { slack: \"xoxb") == Texts{"\"xoxb"});
  CHECK(hidden(company + "channels:\n  alerts: { slack: \"") == Texts{"\""});
}
