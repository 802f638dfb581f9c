// What is packed because there may be a million of it: texts, sources, selected sources; and texts that are forgotten.
#include <algorithm>
#include <catch2/catch.hpp>
#include <utility>

#include "support/fake_files.hpp"
#include "runbook/load.hpp"
#include "runbook/perhaps.hpp"

using namespace runbook;

namespace {

std::vector<SourceRef> all_of(const Selected& selected) {
  std::vector<SourceRef> list;
  for (const SourceRef one : selected) list.push_back(one);
  return list;
}

}  // namespace

TEST_CASE("kept texts stay where they are, however many follow") {
  Texts texts;
  std::vector<std::pair<std::string, std::string_view>> all;
  for (std::size_t i = 0; i < 500; ++i) {
    std::string text(i % 7 == 3 ? 900 : i % 40, static_cast<char>('a' + i % 26));
    const auto kept = texts.keep(text);
    all.emplace_back(std::move(text), kept);
  }
  for (const auto& [text, kept] : all) CHECK(text == kept);
  CHECK(texts.keep("id", "Title") == "idTitle");
}

TEST_CASE("equal lists of texts stand once") {
  Texts texts;
  const auto first = texts.keep(std::vector<std::string_view>{"a", "b"});
  const auto other = texts.keep(std::vector<std::string_view>{"a"});
  const auto again = texts.keep(std::vector<std::string_view>{"a", "b"});
  CHECK(first.begin() == again.begin());
  CHECK(first == again);
  CHECK_FALSE(first == other);
  CHECK(first.size() == 2);
  CHECK(first[1] == "b");
  CHECK(texts.keep(std::vector<std::string_view>{}).empty());
  CHECK(TextList{} == texts.keep(std::vector<std::string_view>{}));
}

TEST_CASE("a source has what was said of it, and its id for a title") {
  Texts texts;
  SourceWords words;
  words.id = "ads";
  words.title = "Ads";
  words.tags = {"x", "y"};
  words.contains = {"clicks"};
  words.labels = LabelMap{{"k", "v"}};
  words.unread.add("kind");
  Source source{words, texts};
  CHECK(source.id == "ads");
  CHECK(source.title() == "Ads");
  CHECK(std::ranges::equal(source.tags(), words.tags));
  CHECK(std::ranges::equal(source.contains(), words.contains));
  CHECK(source.labels() == words.labels);
  CHECK(source.unread("kind"));
  CHECK_FALSE(source.unread("id"));
  CHECK_FALSE(source.probe());
  CHECK_FALSE(std::as_const(source).from());

  SourceWords plain;
  plain.id = "ads";
  plain.contains = {"clicks"};
  Source bare{plain, texts};
  CHECK(bare.title() == "ads");
  CHECK(bare.tags().empty());
  CHECK(bare.contains().size() == 1);
  bare.add_unread("id");
  CHECK(bare.unread("id"));
  const Source copy = bare;
  CHECK(copy.unread("id"));
}

TEST_CASE("selected sources are a run or a list") {
  const Handle<Pipeline> p{3};
  const Selected none{p, {}}, run{p, {4, 5, 6}}, list{p, {1, 4, 9}};
  CHECK(none.empty());
  CHECK_FALSE(none.contains({p, 0}));
  CHECK(all_of(run) == std::vector<SourceRef>{{p, 4}, {p, 5}, {p, 6}});
  CHECK(all_of(list) == std::vector<SourceRef>{{p, 1}, {p, 4}, {p, 9}});
  for (std::uint32_t i = 0; i < 12; ++i) {
    CHECK(run.contains({p, i}) == (i >= 4 && i <= 6));
    CHECK(list.contains({p, i}) == (i == 1 || i == 4 || i == 9));
    CHECK_FALSE(run.contains({{2}, i}));
  }
}

TEST_CASE("a value that never occurs stands for none") {
  Perhaps<Instant> none, some = Instant{};
  CHECK_FALSE(none);
  CHECK(some);
  CHECK(none == std::nullopt);
  CHECK(none.value_or(Instant::max()) == Instant::max());
  CHECK(std::optional<Instant>{some} == Instant{});
  CHECK(std::optional<Instant>{none} == std::nullopt);
  CHECK(Perhaps<Instant>{std::optional<Instant>{}} == none);
  CHECK_FALSE(Perhaps<Handle<Pipeline>>{});
  CHECK(Perhaps<Handle<Pipeline>>{Handle<Pipeline>{0}});
}

TEST_CASE("texts of clean files are forgotten where it is asked, those with a finding or an allow are kept") {
  testing::FakeFiles files{{{"workspace.yaml", "workspace: w\ntimezone: UTC\nversion: 1\npeople: { a: {} }\n"},
                   {"clean.yaml", "scenario: S\nexpect: [{ at: 2026-01-01T00:00:00Z, told: [] }]\n"},
                   {"allow.yaml", "# runbook: allow RB602 later\nscenario: T\nexpect: [{ at: 2026-01-01T00:00:00Z, told: [] }]\n"},
                   {"slip.yaml", "scenario: U\nexpcet: []\n"}}};
  const Loaded lean = load(files, "", {}, 1, KeepTexts::faulty), whole = load(files, "");
  REQUIRE(lean.sources.size() == whole.sources.size());
  for (const FileId file : whole.files) {
    const bool kept = whole.sources.path(file) == "allow.yaml" || whole.sources.path(file) == "slip.yaml";
    INFO(whole.sources.path(file));
    CHECK(lean.sources.text(file) == (kept ? whole.sources.text(file) : std::string_view{}));
    CHECK_FALSE(whole.sources.text(file).empty());
  }
  CHECK(lean.diagnostics == whole.diagnostics);
  REQUIRE(lean.workspace);
  CHECK(lean.sources.line(lean.workspace->people.at(0).at) == 4);
}

TEST_CASE("What is boxed stays where it was made, and a copy is another") {
  Boxed<std::pair<int, char>> first, second;
  first.push_back({2, 'a'});
  const auto* made = &first.emplace_back();
  first[1] = {1, 'b'};
  second = {{2, 'c'}, {1, 'd'}};
  const auto copy = second;
  first.append(std::move(second));
  first.sort_by(&std::pair<int, char>::first);
  std::string order;
  for (const auto& [number, letter] : first) order += letter;
  CHECK(order == "bdac");  // of equal ones in the order they had
  CHECK(&first[0] == made);
  CHECK(copy.size() == 2);
  CHECK(&copy[0] != &first[3]);
  CHECK(copy[0].second == 'c');
}
