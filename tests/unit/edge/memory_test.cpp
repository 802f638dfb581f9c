// One set of tests for every memory: the fake, SQLite, and PostgreSQL where a server is installed.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <memory>
#include <random>

#include "edge/state/open.hpp"
#include "support/fake_memory.hpp"
#include "support/postgres_server.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

Instant at(std::string_view text) { return resolve(parse_moment(text).value(), Zone{}); }

PostgresServer& server() {
  static PostgresServer one;
  return one;
}

/// A fresh memory of a kind, which can be opened again.
class Backend {
 public:
  explicit Backend(std::string kind) : kind_(std::move(kind)) {
    if (kind_ == "sqlite") place_ = (folder_.path() / "a folder=x/state.db").string();
    if (kind_ == "postgresql") ::setenv("RUNBOOK_TEST_STATE", server().fresh_database().c_str(), 1), place_ = "env:RUNBOOK_TEST_STATE";
  }
  [[nodiscard]] Memory& open(edge::StateAccess access = edge::StateAccess::write) {
    if (kind_ == "fake") return fake_;
    memory_.reset();
    auto opened = edge::open_state(edge::state_place(place_).value(), access, "shop");
    if (!opened) FAIL(opened.error().message);
    memory_ = std::move(*opened);
    return *memory_;
  }

 private:
  std::string kind_, place_;
  ScratchFolder folder_;
  FakeMemory fake_;
  std::unique_ptr<Memory> memory_;
};

std::vector<std::string> kinds() {
  std::vector<std::string> list{"fake", "sqlite"};
  if (!PostgresServer::programs().empty()) list.push_back("postgresql");
  else WARN("no PostgreSQL server is installed: skipped");
  return list;
}

Act act(Act::Kind kind, std::string id, std::string subject, Instant when, std::string note = "") {
  return {kind, std::move(id), std::move(subject), when, {}, {}, {}, std::move(note)};
}

const Who ada{"ada", "root"};

std::vector<std::string> lines(Memory& memory) {
  std::vector<std::string> list;
  REQUIRE(memory.each([&](const Event& event) {
    list.push_back(event_line(event));
    return true;
  }));
  return list;
}

}  // namespace

TEST_CASE("what was recorded is there, whole and in its order, when the state is opened again") {
  for (const auto& kind : kinds()) {
    INFO(kind);
    Backend backend{kind};
    const PeriodName november = parse_period("2026-11").value(), week = parse_period("2026-W53").value();
    Act silence = act(Act::Kind::silence, "00000000000000aa", "shop/*", at("2026-11-03T00:00:00Z"), "it's \"quoted\": :name, \xF0\x9F\x98\x80 \\ %");
    silence.until = at("2026-11-04T00:00:00Z");
    Act ack = act(Act::Kind::ack, "00000000000000ab", "shop/orders", at("2026-11-03T00:00:01Z"));
    ack.since = at("1969-12-31T23:59:59Z");
    const std::vector<Recording> recordings{
        {ada, at("2026-11-02T00:00:00Z"), {{"shop/orders", {{at("2026-11-01T10:00:00Z"), {}, 0}, {at("2026-11-01T09:00:00Z"), {}, 1}}},
                                           {"shop/report", {{at("2026-11-01T11:00:00Z"), november, 2}, {at("2026-11-01T11:00:00Z"), week, 3}, {at("2026-11-01T11:00:00Z"), {}, 4}}}}, {}},
        {{"", "bob"}, at("2026-11-03T00:00:00Z"), {}, {silence, ack}},
        {ada, at("2026-11-04T00:00:00Z"), {{"shop/orders", {{at("1970-01-01T00:00:00Z"), {}, 0}}}}, {}}};
    const auto recorded = backend.open().record(recordings);
    REQUIRE(recorded);
    CHECK(recorded->added == 8);
    CHECK(recorded->known == 0);
    std::string all;
    for (const auto& line : lines(backend.open(edge::StateAccess::read))) all += line;
    CHECK(all ==
          R"({"event":"observation","subject":"shop/orders","at":"2026-11-01T10:00:00+00:00","for":null,"recorded":"2026-11-02T00:00:00+00:00","by":"ada","user":"root"})" "\n"
          R"({"event":"observation","subject":"shop/orders","at":"2026-11-01T09:00:00+00:00","for":null,"recorded":"2026-11-02T00:00:00+00:00","by":"ada","user":"root"})" "\n"
          R"({"event":"observation","subject":"shop/report","at":"2026-11-01T11:00:00+00:00","for":"2026-11","recorded":"2026-11-02T00:00:00+00:00","by":"ada","user":"root"})" "\n"
          R"({"event":"observation","subject":"shop/report","at":"2026-11-01T11:00:00+00:00","for":"2026-W53","recorded":"2026-11-02T00:00:00+00:00","by":"ada","user":"root"})" "\n"
          R"({"event":"observation","subject":"shop/report","at":"2026-11-01T11:00:00+00:00","for":null,"recorded":"2026-11-02T00:00:00+00:00","by":"ada","user":"root"})" "\n"
          R"({"event":"silence","id":"00000000000000aa","about":"shop/*","at":"2026-11-03T00:00:00+00:00","since":null,"until":"2026-11-04T00:00:00+00:00","refers":null,"note":"it's \"quoted\": :name, )" "\xF0\x9F\x98\x80" R"( \\ %","recorded":"2026-11-03T00:00:00+00:00","by":null,"user":"bob"})" "\n"
          R"({"event":"ack","id":"00000000000000ab","about":"shop/orders","at":"2026-11-03T00:00:01+00:00","since":"1969-12-31T23:59:59+00:00","until":null,"refers":null,"note":null,"recorded":"2026-11-03T00:00:00+00:00","by":null,"user":"bob"})" "\n"
          R"({"event":"observation","subject":"shop/orders","at":"1970-01-01T00:00:00+00:00","for":null,"recorded":"2026-11-04T00:00:00+00:00","by":"ada","user":"root"})" "\n");
    // Said again it is known, and the copy of a copy is the same.
    const auto again = backend.open().record(read_event_lines(all).value());
    CHECK(again->added == 0);
    CHECK(again->known == 8);
    CHECK(lines(backend.open()).size() == 8);
    Backend copy{kind};
    REQUIRE(copy.open().record(read_event_lines(all).value()));
    std::string copied;
    for (const auto& line : lines(copy.open())) copied += line;
    CHECK(copied == all);
    CHECK(backend.open().last_recorded().value() == at("2026-11-04T00:00:00Z"));
  }
}

TEST_CASE("an answer is given the latest arrival of a source and every one of an obligation, and the rest is counted") {
  for (const auto& kind : kinds()) {
    INFO(kind);
    Backend backend{kind};
    const auto day = [](int n) { return at("2026-11-01T00:00:00Z") + std::chrono::days{n}; };
    Recording recording{ada, day(9), {{"shop/orders", {}}, {"shop/report", {}}, {"other/x", {}}}, {}};
    for (auto& one : recording.seen)
      for (const int n : {3, 1, 5, 7}) one.seen.push_back({day(n), {}, 0});
    REQUIRE(backend.open().record({recording}));
    auto found = backend.open(edge::StateAccess::read).recall({{"shop/orders", "shop/never"}, {"shop/report"}, day(5)}).value();
    std::ranges::sort(found.seen, {}, &Sightings::subject);
    REQUIRE(found.seen.size() == 2);
    CHECK(found.seen[0].subject == "shop/orders");
    CHECK(found.seen[0].seen == std::vector<Observation>{{day(5), {}, 0}});
    CHECK(found.seen[1].seen == std::vector<Observation>{{day(3), {}, 0}, {day(1), {}, 0}, {day(5), {}, 0}});
    CHECK(found.later == 2);
    CHECK(found.acts.empty());

    found = backend.open(edge::StateAccess::read).recall({{"shop/orders", "shop/never"}, {"shop/report"}, day(6), day(2)}).value();
    std::ranges::sort(found.seen, {}, &Sightings::subject);
    REQUIRE(found.seen.size() == 2);
    CHECK(found.seen[0].seen == std::vector<Observation>{{day(1), {}, 0}, {day(3), {}, 0}, {day(5), {}, 0}});
    CHECK(found.seen[1].seen == std::vector<Observation>{{day(3), {}, 0}, {day(1), {}, 0}, {day(5), {}, 0}});
    CHECK(found.later == 2);
  }
}

TEST_CASE("the log gives the newest first, of one subject where it is asked, and counts the rest") {
  for (const auto& kind : kinds()) {
    INFO(kind);
    Backend backend{kind};
    for (int n = 0; n < 3; ++n) {
      const auto when = at("2026-11-01T00:00:00Z") + std::chrono::days{n};
      Recording recording{ada, when, {{"shop/orders", {{when, {}, 0}}}, {"shop/rent", {{when, {}, 0}}}}, {}};
      recording.acts.push_back(act(Act::Kind::silence, "000000000000000" + std::to_string(n), n == 1 ? "shop/*" : "other", when));
      REQUIRE(backend.open().record({recording}));
    }
    LogQuery query;
    query.subject = "shop/orders";
    query.wanted = [](const Act& one) { return one.subject == "shop/*"; };
    const auto log = backend.open().log(query).value();
    CHECK(log.total == 4);
    std::string told;
    for (const Event& event : log.events) told += std::string{std::holds_alternative<Seen>(event.what) ? "seen " : "act "} + format_day(Zone{}.day_of(event.recorded)) + "\n";
    const auto first = log.events.at(1);
    CHECK(first.recorded == at("2026-11-02T00:00:00Z"));
    CHECK(log.events.front() == Event{ada, at("2026-11-03T00:00:00Z"), Seen{"shop/orders", at("2026-11-03T00:00:00Z"), {}}});
    CHECK(log.events.back() == Event{ada, at("2026-11-01T00:00:00Z"), Seen{"shop/orders", at("2026-11-01T00:00:00Z"), {}}});
    query.most = 1;
    CHECK(backend.open().log(query).value().events == std::vector<Event>{log.events.front()});
    CHECK(backend.open().log(query).value().total == 4);
    CHECK(backend.open().log({}).value().events.size() == 9);
  }
}

TEST_CASE("pruning changes no answer at its instant or later") {
  for (const auto& kind : kinds()) {
    INFO(kind);
    Backend backend{kind};
    std::mt19937 random{7};
    const auto start = at("2026-11-01T00:00:00Z");
    Recording recording{ada, start, {{"shop/a", {}}, {"shop/b", {}}, {"shop/duty", {}}, {"gone/x", {}}}, {}};
    for (auto& one : recording.seen)
      for (int n = 0; n < 40; ++n) one.seen.push_back({start + std::chrono::hours{random() % 1000}, {}, 0});
    REQUIRE(backend.open().record({recording}));
    const auto before = start + std::chrono::hours{500};
    const auto answers = [&] {
      std::vector<std::string> list;
      for (int n = 0; n < 20; ++n) {
        auto found = backend.open(edge::StateAccess::read).recall({{"shop/a", "shop/b"}, {"shop/duty"}, before + std::chrono::hours{n * 30}}).value();
        std::ranges::sort(found.seen, {}, &Sightings::subject);
        list.push_back(std::to_string(found.later));
        for (const auto& one : found.seen)
          for (const auto& seen : one.seen) list.push_back(one.subject + format_instant(seen.at, Zone{}));
      }
      return list;
    };
    const auto then = answers();
    const auto held = lines(backend.open()).size();
    const auto forgotten = backend.open().prune({"shop/a", "shop/b"}, before, {ada, before, {}, {act(Act::Kind::prune, "00000000000000ff", "", before)}}).value();
    CHECK(forgotten > 20);
    CHECK(lines(backend.open()).size() == held - forgotten + 1);  // and the act that says so
    CHECK(answers() == then);
    CHECK(backend.open().prune({"shop/a", "shop/b"}, before, {ada, before, {}, {act(Act::Kind::prune, "00000000000000fe", "", before)}}).value() == 0);
  }
}

TEST_CASE("a state belongs to one workspace, and reading makes none") {
  for (const auto& kind : kinds()) {
    if (kind == "fake") continue;
    INFO(kind);
    ScratchFolder folder;
    auto place = (folder.path() / ".runbook/state.db").string();
    if (kind == "postgresql") ::setenv("RUNBOOK_TEST_STATE", server().fresh_database().c_str(), 1), place = "env:RUNBOOK_TEST_STATE";
    const auto where = edge::state_place(place).value();
    const auto none = edge::open_state(where, edge::StateAccess::read, "shop");
    REQUIRE(!none);
    CHECK(none.error().message.find("`runbook record` begins one") != std::string::npos);
    CHECK(std::filesystem::is_empty(folder.path()));
    REQUIRE(edge::open_state(where, edge::StateAccess::write, "shop"));
    REQUIRE(edge::open_state(where, edge::StateAccess::read, "shop"));
    REQUIRE(edge::open_state(where, edge::StateAccess::read, ""));
    const auto other = edge::open_state(where, edge::StateAccess::read, "bakery");
    REQUIRE(!other);
    CHECK(other.error().message.find("belongs to the workspace shop, not to bakery") != std::string::npos);
    // What is read cannot be written.
    auto reader = edge::open_state(where, edge::StateAccess::read, "shop");
    const auto refused = (*reader)->record({{ada, at("2026-11-01T00:00:00Z"), {{"shop/x", {{at("2026-11-01T00:00:00Z"), {}, 0}}}}, {}}});
    REQUIRE(!refused);
    CHECK(refused.error().message.find("may not be written") != std::string::npos);
  }
}

TEST_CASE("a server that goes away in between is told of, without its connection") {
  if (PostgresServer::programs().empty()) return;
  PostgresServer mine;
  const auto connection = mine.fresh_database();
  ::setenv("RUNBOOK_TEST_STATE", connection.c_str(), 1);
  auto memory = edge::open_state(edge::state_place("env:RUNBOOK_TEST_STATE").value(), edge::StateAccess::write, "shop");
  REQUIRE(memory);
  mine.kill_hard();
  const auto failed = (*memory)->record({{ada, at("2026-11-01T00:00:00Z"), {{"shop/x", {{at("2026-11-01T00:00:00Z"), {}, 0}}}}, {}}});
  REQUIRE(!failed);
  CHECK(failed.error().message.find("the state env:RUNBOOK_TEST_STATE") == 0);
  CHECK(failed.error().message.find("s3cr3t") == std::string::npos);
  const auto gone = edge::open_state(edge::state_place("env:RUNBOOK_TEST_STATE").value(), edge::StateAccess::read, "shop");
  REQUIRE(!gone);
  CHECK(gone.error().message == "the state env:RUNBOOK_TEST_STATE cannot be reached: nobody listens there");
}
