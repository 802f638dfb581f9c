// What `check` prints, whole. The findings are made by hand, so that each place is known.
#include "render/golden.hpp"
#include "text/utf8.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

/// Sources and findings over them.
struct Findings {
  Sources sources;
  CheckReport report;

  FileId file(std::string path, std::string text) {
    const FileId id = sources.add(std::move(path), std::move(text));
    report.files.push_back(id);
    return id;
  }
  /// The place of the first `part` in a file.
  Location place(FileId id, std::string_view part) const {
    const std::size_t begin = sources.text(id).find(part);
    REQUIRE(begin != std::string_view::npos);
    return {id, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())}};
  }
  void add(Code code, Location place, std::string message, std::string help = {}, std::vector<Related> related = {}) {
    report.diagnostics.push_back(make_diagnostic(code, place, std::move(message), std::move(help), std::move(related)));
  }
  std::string text(unsigned width = 80, bool color = false) const { return check_text(report, sources, {color, width}); }
};

Findings sample() {
  Findings all;
  all.report.workspace = "shop";
  const FileId profit = all.file("runbooks/profit.yaml",
                                 "pipeline: profit\n"
                                 "raci:\n"
                                 "\taccountable: [owner, \"héad 漢字\", x]\n"
                                 "sources:\n"
                                 "  - id: marketing\n"
                                 "  - id: marketing\n");
  const FileId workspace = all.file("runbooks/workspace.yaml", "workspace: shop\nchannels:\n  c: { slack: xoxb-very-secret }\n");
  all.file("runbooks/clean.yaml", "pipeline: clean\n");
  all.add(Code::accountable_not_one, all.place(profit, "\"héad 漢字\""), "one party is accountable, here are three",
          "keep one of them and name the others under `consulted`,\nor under `informed`, where they only want to be told of what happens");
  Location second = all.place(profit, "marketing");
  second.span = {static_cast<std::uint32_t>(all.sources.text(profit).rfind("marketing")),
                 static_cast<std::uint32_t>(all.sources.text(profit).rfind("marketing") + 9)};
  all.add(Code::duplicate_id, second, "the source `marketing` is there already", "", {{all.place(profit, "marketing"), "first here"}});
  all.add(Code::literal_secret, all.place(workspace, "xoxb-very-secret"), "a literal secret", "write `env:NAME`");
  all.add(Code::unused_definition, all.place(workspace, "c:"), "nothing uses the channel `c`", "", {{all.place(workspace, "xoxb-very-secret"), "its address"}});
  return all;
}

}  // namespace

TEST_CASE("a finding shows its code, its name, its place, the span and the help") {
  const Findings all = sample();
  is_as_expected("check-80.txt", all.text(80));
  is_as_expected("check-200.txt", all.text(200));
  is_as_expected("check-color.txt", all.text(80, true));
  is_as_expected("check.json", check_json(all.report, all.sources));
  is_as_expected("check.github", check_github(all.report, all.sources));
  is_as_expected("check.junit.xml", check_junit(all.report, all.sources));
}

TEST_CASE("success is one calm line") {
  Findings all;
  all.file("a.yaml", "pipeline: a\n");
  CHECK(all.text() == "✔ 1 file, nothing to object\n");
  CHECK(check_github(all.report, all.sources) == "0 errors, 0 warnings in 1 file\n");
}

TEST_CASE("a secret is printed nowhere") {
  const Findings all = sample();
  for (const std::string& output : {all.text(), check_json(all.report, all.sources), check_github(all.report, all.sources),
                                    check_sarif(all.report, all.sources, "1"), check_junit(all.report, all.sources)}) {
    CHECK(output.find("very-secret") == std::string::npos);
  }
}

TEST_CASE("a line of 10,000 characters is cut around the place") {
  Findings all;
  const std::string line = "k: " + std::string(5000, 'a') + " HERE " + std::string(5000, 'b');
  const FileId id = all.file("long.yaml", line + "\n");
  all.add(Code::invalid_value, all.place(id, "HERE"), "wrong");
  CHECK(all.text(60) ==
        "error[RB104] invalid-value: wrong\n"
        " --> long.yaml:1:5005\n"
        "  |\n"
        "1 | …aaaaaaaaaaaaaaaaaaaaaaa HERE bbbbbbbbbbbbbbbbbbbbbbbbb…\n"
        "  |                          ^^^^\n"
        "\n"
        "1 error in 1 file\n");
}

TEST_CASE("a span over several lines is shown by its first, an empty one by one mark") {
  Findings all;
  const FileId id = all.file("a.yaml", "sources:\n  - a\n  - b\nend:\n");
  all.add(Code::wrong_shape, all.place(id, "  - a\n  - b"), "a map is wanted");
  all.add(Code::missing_key, {id, {24, 24}}, "a value is wanted");
  CHECK(all.text(60) ==
        "error[RB103] wrong-shape: a map is wanted\n"
        " --> a.yaml:2:1\n"
        "  |\n"
        "2 |   - a\n"
        "  | ^^^^^ … to line 3\n"
        "\n"
        "error[RB102] missing-key: a value is wanted\n"
        " --> a.yaml:4:4\n"
        "  |\n"
        "4 | end:\n"
        "  |    ^\n"
        "\n"
        "2 errors in 1 file\n");
  const std::string github = check_github(all.report, all.sources);
  CHECK(github.starts_with("::error title=RB103 wrong-shape,file=a.yaml,line=2,endLine=3::a map is wanted\n"));
}

TEST_CASE("what cannot be read, or stands nowhere, has a place without a line") {
  Findings all;
  const FileId id = all.file("gone.yaml", "");
  all.add(Code::unreadable_file, {id, {0, 0}}, "it cannot be read: no permission");
  all.add(Code::workspace_not_one, {FileId{99}, {0, 0}}, "there is no workspace");
  CHECK(all.text(80) ==
        "error[RB001] unreadable-file: it cannot be read: no permission\n"
        " --> gone.yaml:1:1\n\n"
        "error[RB108] workspace-not-one: there is no workspace\n"
        " --> workspace.yaml:1:1\n\n"
        "2 errors in 1 file\n");
}

TEST_CASE("control bytes of a source reach the terminal as pictures") {
  Findings all;
  const FileId id = all.file("a\x1b.yaml", "a: \x1b[31m\xff\xe2\x80\xae red\r\nb: 1\r\n");
  all.add(Code::invalid_text, all.place(id, "\x1b[31m"), "a control character: \x1b[31m", "take out \x07");
  const std::string text = all.text(80);
  CHECK(text ==
        "error[RB005] invalid-text: a control character: ␛[31m\n"
        " --> a␛.yaml:1:4\n"
        "  |\n"
        "1 | a: ␛[31m\\xFF<U+202E> red\n"
        "  |    ^^^^^\n"
        "  help: take out ␇\n"
        "\n"
        "1 error in 1 file\n");
}

TEST_CASE("SARIF has what code scanning asks for") {
  const Findings all = sample();
  const auto sarif = nlohmann::json::parse(check_sarif(all.report, all.sources, "1.2.3"));
  const auto& run = sarif["runs"][0];
  CHECK(sarif["version"] == "2.1.0");
  CHECK(run["columnKind"] == "unicodeCodePoints");
  CHECK(run["tool"]["driver"]["version"] == "1.2.3");
  CHECK(run["tool"]["driver"]["rules"].size() == all_codes().size());
  for (const auto& rule : run["tool"]["driver"]["rules"]) {
    for (const char* const key : {"shortDescription", "fullDescription", "help"}) CHECK(!rule[key]["text"].get<std::string>().empty());
  }
  REQUIRE(run["results"].size() == all.report.diagnostics.size());
  const auto& first = run["results"][0];
  CHECK(first["ruleId"] == "RB301");
  CHECK(run["tool"]["driver"]["rules"][first["ruleIndex"].get<std::size_t>()]["id"] == "RB301");
  CHECK(first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "runbooks/profit.yaml");
  CHECK(first["locations"][0]["physicalLocation"]["region"].dump() ==
        R"({"endColumn":32,"endLine":3,"startColumn":23,"startLine":3})");
  CHECK(run["results"][1]["relatedLocations"][0]["message"]["text"] == "first here");
}

TEST_CASE("a fingerprint survives a line shift, and tells equal lines apart") {
  const auto prints = [](const std::string& text) {
    Findings all;
    const FileId id = all.file("a.yaml", text);
    for (std::size_t at = text.find("bad"); at != text.npos; at = text.find("bad", at + 1)) {
      all.add(Code::invalid_value, {id, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 3)}}, "braces {0}");
    }
    std::vector<std::string> list;
    const auto sarif = nlohmann::json::parse(check_sarif(all.report, all.sources, "1"));  // must outlive the loop over its part
    for (const auto& result : sarif["runs"][0]["results"]) {
      list.push_back(result["partialFingerprints"]["primaryLocationLineHash"]);
      CHECK(result["message"]["text"] == "braces {{0}}");
    }
    return list;
  };
  const auto before = prints("a: bad\na: bad\n");
  REQUIRE(before.size() == 2);
  CHECK(before[0] != before[1]);
  CHECK(prints("\n\n  a: bad\nb: 1\na: bad\n") == before);
}

TEST_CASE("JUnit names are unique, and GitHub is told of the limit it keeps silent about") {
  Findings all;
  const FileId id = all.file("a.yaml", "a: 1\n");
  for (int i = 0; i < 11; ++i) all.add(Code::invalid_value, all.place(id, "1"), "the same");
  const std::string junit = check_junit(all.report, all.sources);
  CHECK(junit.find("name=\"RB104 invalid-value at a.yaml:1:4 (11)\"") != junit.npos);
  CHECK(check_github(all.report, all.sources).ends_with(
      "11 errors, 0 warnings in 1 file; GitHub annotates only the first 10 errors and 10 warnings of a step, all stand above\n"));
}

TEST_CASE("who was asked something else shows the first findings, tells how many there are, and hides secrets of all") {
  const Findings all = sample();
  const auto first = check_text(all.report, all.sources, {false, 80}, 2);
  CHECK(first.find("RB301") != std::string::npos);
  CHECK(first.find("RB109") == std::string::npos);
  CHECK(first.ends_with("\n3 errors, 1 warning in 3 files; above are the first 2, `runbook check` shows all\n"));
  CHECK(check_text(all.report, all.sources, {false, 80}, 4) == all.text(80));
}
