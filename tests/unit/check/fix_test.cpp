// Fixes: what is mended, what is left alone, and the pure functions that make the edits.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "check/workspace_text.hpp"
#include "runbook/fix.hpp"
#include "support/places.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string head =
    "workspace: cases\ntimezone: Europe/Berlin\npeople: { ann: {}, bob: {} }\n---\n";
const std::string tail =
    "reviewed: 2026-11-01\nsources: [ { id: orders } ]\nowners: { primary: ann }\nraci: { responsible: ann, accountable: bob }\n";

Mended mend_text(const std::string& text) {
  MemoryFiles files{{{"workspace.yaml", text}}};
  return mend(files, "", case_now, [](const Diagnostic&, const Sources&) { return true; });
}

/// The text after mending, which mending again leaves as it is.
std::string mended(const std::string& text) {
  const auto once = mend_text(text);
  const auto after = once.files.empty() ? text : once.files.front().after;
  const auto twice = mend_text(after);
  CHECK(twice.files.empty());
  CHECK(twice.fixed.empty());
  CHECK(twice.diagnostics.size() == once.diagnostics.size());
  return after;
}

/// A pipeline with `lines` in it, and what they become.
std::string pipeline(const std::string& lines) { return head + "pipeline: sales\ntitle: Sales\n" + tail + lines; }
std::string mended_lines(const std::string& lines) {
  const auto before = pipeline("");
  const auto after = mended(pipeline(lines));
  REQUIRE(after.starts_with(before));
  return after.substr(before.size());
}

Edit edit(std::uint32_t begin, std::uint32_t end, std::string text) { return {{FileId{}, {begin, end}}, std::move(text)}; }

}  // namespace

TEST_CASE("a misspelt key becomes the only one that it is near to, in its own quotes") {
  CHECK(mended(head + "pipeline: sales\ntitel: Sales   # as the board says\n" + tail) ==
        head + "pipeline: sales\ntitle: Sales   # as the board says\n" + tail);
  CHECK(mended(head + "pipeline: sales\n\"titel\":   'Sales'\n" + tail) == head + "pipeline: sales\n\"title\":   'Sales'\n" + tail);
  CHECK(mended(head + "pipeline: sales\n'TITLE': Sales\n" + tail) == head + "pipeline: sales\n'title': Sales\n" + tail);
  CHECK(mended_lines("sla: { freshnes: [] }\n") == "sla: { freshness: [] }\n");
}

TEST_CASE("a key that may mean several, or that another one may mean as well, is left to a person") {
  for (const std::string lines : {"titles: x\n", "colour: red\n", "purpos: a\npurpse: b\n",
                                  "oncall: { coverag: [], coverages: [] }\n", "sla: { commitments: [ { id: a, title: A, every: day, fro: 2026-01-01, frm: 2026-01-01 } ] }\n"}) {
    INFO(lines);
    CHECK(mended_lines(lines) == lines);
  }
}

TEST_CASE("a word of an enumeration becomes the only one that it is near to") {
  CHECK(mended(head + "pipeline: sales\ntitle: Sales\n" +
               "reviewed: 2026-11-01\nsources: [ { id: orders, kind: Internal } ]\nowners: { primary: ann }\nraci: { responsible: ann, accountable: bob }\n") ==
        head + "pipeline: sales\ntitle: Sales\n" +
            "reviewed: 2026-11-01\nsources: [ { id: orders, kind: internal } ]\nowners: { primary: ann }\nraci: { responsible: ann, accountable: bob }\n");
  CHECK(mended_lines("sla: { commitments: [ { id: a, title: A, by: ann, every: \"mnth\", due: lst-day, settles_problems: yes } ] }\n") ==
        "sla: { commitments: [ { id: a, title: A, by: ann, every: \"month\", due: last-day, settles_problems: true } ] }\n");
  CHECK(mended_lines("sla: { freshness: [ { sources: kind:intrnal, warn_after: 2 days, alarm_after: '72 H' } ] }\nissues: [ { id: i, title: I, affects: orders, fix: wait } ]\n") ==
        "sla: { freshness: [ { sources: kind:internal, warn_after: 2d, alarm_after: '72h' } ] }\nissues: [ { id: i, title: I, affects: orders, fix: wait } ]\n");
}

TEST_CASE("a time or a date gets the zero that it lacks") {
  CHECK(mended_lines("sla: { commitments: [ { id: a, title: A, by: ann, every: day, at: 9:00, from: 2026/1/5 } ] }\n") ==
        "sla: { commitments: [ { id: a, title: A, by: ann, every: day, at: 09:00, from: 2026-01-05 } ] }\n");
  CHECK(mended_lines("sla: { commitments: [ { id: a, title: A, by: ann, every: day, at: 9 o'clock, from: 5.1.2026 } ] }\n") ==
        "sla: { commitments: [ { id: a, title: A, by: ann, every: day, at: 9 o'clock, from: 5.1.2026 } ] }\n");
  CHECK(mended("workspace: w\ntimezone: UTC\nworking_hours: { days: Mon-Friday, hours: \"9:00-17:00\" }\n") ==
        "workspace: w\ntimezone: UTC\nworking_hours: { days: mon-fri, hours: \"09:00-17:00\" }\n");
}

TEST_CASE("a comment that silences nothing goes, with its line where it has one of its own") {
  CHECK(mended_lines("# runbook: allow RB601 it is with the vendor\nlabels: {}\n") == "labels: {}\n");
  CHECK(mended_lines("labels: {}  # runbook: allow RB601 it is with the vendor\nnotify: {}") == "labels: {}\nnotify: {}");
  CHECK(mended_lines("issues:\n  # runbook: allow RB603, RB601, RB102 it is with the vendor\n  - { id: i, title: I }\n") ==
        "issues:\n  # runbook: allow RB601 it is with the vendor\n  - { id: i, title: I }\n");
  // What names no code was meant to name one, and what has no reason wants one.
  CHECK(mended_lines("# runbook: allow RB6O1 it is with the vendor\nlabels: {}\n") == "# runbook: allow RB6O1 it is with the vendor\nlabels: {}\n");
  CHECK(mended_lines("# runbook: allow RB601\nlabels: {}\n") == "# runbook: allow RB601\nlabels: {}\n");
}

TEST_CASE("a comment stays where another fix gives it something to silence") {
  CHECK(mended_lines("# runbook: allow RB601 it is with the vendor\nissuse: [ { id: i, title: I } ]\n") ==
        "# runbook: allow RB601 it is with the vendor\nissues: [ { id: i, title: I } ]\n");
}

TEST_CASE("faults that a fix uncovers are mended in the same run") {
  CHECK(mended_lines("slaa: { comitments: [ { id: a, title: A, by: ann, evry: mnth } ] }\n") ==
        "sla: { commitments: [ { id: a, title: A, by: ann, every: month } ] }\n");
}

TEST_CASE("line breaks, a byte-order mark and the place of everything else are kept") {
  CHECK(mended("\xEF\xBB\xBFworkspace: w\r\ntimezon: UTC\r\n# runbook: allow RB601 none\r\nx-a:   [ 1,2 ]\r\n") ==
        "\xEF\xBB\xBFworkspace: w\r\ntimezone: UTC\r\nx-a:   [ 1,2 ]\r\n");
  CHECK(mended("\xEF\xBB\xBF# runbook: allow RB601 none\nworkspace: w\ntimezone: UTC\n") == "\xEF\xBB\xBFworkspace: w\ntimezone: UTC\n");
}

TEST_CASE("what is written otherwise than it reads, or is given to others by an anchor, is left to a person") {
  for (const std::string lines :
       {"sla: { commitments: [ { id: a, title: A, by: ann, every: \"\\x6dnth\" } ] }\n",
        "sla: { commitments: [ { id: a, title: A, by: ann, every: >-\n  mnth\n } ] }\n",
        "x-m: &m mnth\nsla: { commitments: [ { id: a, title: A, by: ann, every: *m } ] }\n",
        "sla: { commitments: [ { id: a, title: A, by: ann, every: &m mnth } ] }\npurpose: *m\n"}) {
    INFO(lines);
    CHECK(mended_lines(lines) == lines);
  }
}

TEST_CASE("the key that says what a document is can be misspelt, too") {
  CHECK(mended("workspce: w\ntimezone: UTC\n") == "workspace: w\ntimezone: UTC\n");
  CHECK(mended(head + "pipelin: sales\ntitle: Sales\n" + tail) == head + "pipeline: sales\ntitle: Sales\n" + tail);
  CHECK(mended("workspce: w\nwrkspace: w\n") == "workspce: w\nwrkspace: w\n");
}

TEST_CASE("names of things are left to a person: whom to tell is no spelling") {
  const auto text = head + "pipeline: sales\ntitle: Sales\nreviewed: 2026-11-01\nsources: [ { id: orders } ]\nowners: { primary: an }\nraci: { responsible: ann, accountable: bob }\n";
  CHECK(mended(text) == text);
}

TEST_CASE("what was mended is told with its place, and what is left is checked again") {
  const auto result = mend_text(head + "pipeline: sales\ntitel: Sales\nissues: [ { id: i, title: I } ]\n" + tail);
  REQUIRE(result.fixed.size() == 1);
  CHECK(result.fixed[0].code == Code::unknown_key);
  CHECK(result.fixed[0].file == "workspace.yaml");
  CHECK(result.fixed[0].line == 6);
  CHECK(result.fixed[0].column == 1);
  CHECK(result.fixed[0].title == "write `title` in place of `titel`");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].code == Code::issue_without_fix);
}

TEST_CASE("only findings that are wanted are fixed") {
  MemoryFiles files{{{"workspace.yaml", head + "pipeline: sales\ntitel: Sales\n" + tail}}};
  const auto result = mend(files, "sub/", case_now, [](const Diagnostic& finding, const Sources& sources) {
    return sources.path(finding.at.file) != "sub/workspace.yaml";
  });
  CHECK(result.files.empty());
  CHECK(result.diagnostics.size() == 1);
}

TEST_CASE("a file is found again by how it is shown, also from a folder within the workspace") {
  MemoryFiles files{{{"workspace.yaml", "workspce: w\ntimezone: UTC\n"}, {"sub/sales.yaml", "pipelin: sales\n"}}};
  const auto result = mend(files, ShownPaths{"../", "sub"}, case_now, [](const Diagnostic&, const Sources&) { return true; });
  REQUIRE(result.files.size() == 2);
  CHECK(result.files[0].path == "sub/sales.yaml");
  CHECK(result.files[0].shown == "sales.yaml");
  CHECK(result.files[1].path == "workspace.yaml");
  CHECK(result.files[1].shown == "../workspace.yaml");
}

TEST_CASE("edits are made in place, the rest is kept") {
  CHECK(edited("abcdef", FileId{}, {}) == "abcdef");
  CHECK(edited("abcdef", FileId{}, {edit(4, 5, "E"), edit(0, 2, ""), edit(4, 5, "E")}) == "cdEf");
  CHECK(edited("abc", FileId{}, {edit(3, 3, "d"), edit(0, 0, "_")}) == "_abcd");
  CHECK(edited("abc", FileId{1}, {edit(0, 3, "")}) == "abc");
  CHECK(edited("abc", FileId{}, {edit(2, 90, "C")}) == "abC");
}

TEST_CASE("each line knows the one that it was") {
  const auto shown = [](const std::string& text, const std::vector<Edit>& edits) {
    std::string out;
    for (const auto line : origins(text, FileId{}, edits)) out += (line ? std::to_string(*line) : "+") + " ";
    return out;
  };
  CHECK(shown("a\nb\nc", {}) == "0 1 2 ");
  CHECK(shown("a\nb\n", {}) == "0 1 2 ");
  CHECK(shown("", {}) == "0 ");
  CHECK(shown("a\nb\nc\n", {edit(2, 4, "")}) == "0 2 3 ");
  CHECK(shown("a\nb\nc\n", {edit(0, 2, ""), edit(4, 5, "C")}) == "1 2 3 ");
  CHECK(shown("a\nb\n", {edit(1, 1, "x\ny")}) == "0 + 1 2 ");
  CHECK(shown("a\nb", {edit(1, 3, "")}) == "0 ");
}

TEST_CASE("fixes that touch the same place are not made together, equal ones are") {
  const std::vector<Fix> fixes{{"a", {edit(0, 2, "x")}}, {"b", {edit(1, 3, "y")}}, {"a again", {edit(0, 2, "x")}},
                               {"c", {edit(2, 4, "z")}}, {"crossed", {edit(5, 8, ""), edit(7, 9, "")}}, {"nothing", {}}};
  CHECK(compatible(fixes) == std::vector<std::size_t>{0, 2, 3});
}

TEST_CASE("whatever the fixes: what is taken is disjoint, nothing that fits is left out, the rest of the text is kept") {
  std::mt19937 random{20261125};
  const auto upto = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % (n + 1)); };
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto n = upto(40); n > 0; --n) text += static_cast<char>('a' + upto(25));
    const auto size = static_cast<std::uint32_t>(text.size());
    std::vector<Fix> fixes;
    for (auto n = upto(6); n > 0; --n) {
      Fix fix;
      for (auto m = 1 + upto(2); m > 0; --m) {
        const auto begin = upto(size);
        fix.edits.push_back(edit(begin, begin + upto(size - begin), std::string(upto(3), '#')));
      }
      fixes.push_back(fix);
    }
    const auto taken = compatible(fixes);
    std::vector<Edit> edits;
    for (const auto i : taken) edits.insert(edits.end(), fixes[i].edits.begin(), fixes[i].edits.end());
    std::ranges::sort(edits);
    edits.erase(std::unique(edits.begin(), edits.end()), edits.end());
    std::vector<bool> touched(size + 1);
    std::size_t inserted = 0, removed = 0;
    for (std::size_t i = 0; i < edits.size(); ++i) {
      if (i > 0) CHECK(edits[i - 1].at.span.end <= edits[i].at.span.begin);
      for (auto at = edits[i].at.span.begin; at < edits[i].at.span.end; ++at) touched[at] = true;
      inserted += edits[i].text.size();
      removed += edits[i].at.span.end - edits[i].at.span.begin;
    }
    const auto after = edited(text, FileId{}, edits);
    CHECK(after.size() == size - removed + inserted);
    std::string kept, left;
    for (std::uint32_t at = 0; at < size; ++at)
      if (!touched[at]) kept += text[at];
    for (const char c : after)
      if (c != '#') left += c;
    CHECK(left == kept);
    if (!fixes.empty() && taken.empty()) {
      for (const auto& fix : fixes) CHECK(compatible(std::vector{fix}).empty());
    }
  }
}

TEST_CASE("every case of every rule: mending again changes nothing, no fix that was made is left, and no new fault of the same kind") {
  std::size_t fixes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{places::root() + "/tests/cases/rules"}) {
    if (entry.path().extension() != ".yaml") continue;
    INFO(entry.path().string());
    std::ifstream in{entry.path(), std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto before = check(load_text(text), case_now);
    const auto once = mend_text(text);
    fixes += once.fixed.size();
    (void)mended(text);  // holds that a second run changes nothing
    for (const auto& left : once.diagnostics) CHECK_FALSE((left.fix && left.code != Code::unused_allow));
    for (const auto code : {Code::invalid_yaml, Code::duplicate_key, Code::unknown_key, Code::duplicate_id}) {
      const auto count = [&](const std::vector<Diagnostic>& found) { return std::ranges::count(found, code, &Diagnostic::code); };
      CHECK(count(once.diagnostics) <= count(before));
    }
  }
  CHECK(fixes >= 5);
}
