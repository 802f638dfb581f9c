// Where shifts begin and end when no window cuts them.
#include "schedule/whole.hpp"

#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace builder;
using namespace std::chrono_literals;
using oncall::Join;

namespace {

/// Weeks from Monday 2026-01-05 on, 09:00; `day` covers working hours, `always` every hour.
Workspace company(std::vector<std::uint32_t> members) {
  Workspace w = workspace("UTC", 3);
  w.rotations = {rotation(168h, 9h, {era("2026-01-05", std::move(members))})};
  return w;
}

Coverage coverage_by(Party by, bool all_hours) {
  Coverage c;
  c.id = "c";
  c.by = ref<Party>("by", by);
  c.all_hours = c.cover_holidays = all_hours;
  return c;
}

std::string text(Instant t) {
  return t == Instant::min() ? "ever" : t == Instant::max() ? "ever" : format_instant(t, {}).substr(0, 16);
}

std::string whole(const Workspace& w, std::string_view when, Join join) {
  const oncall::Context context{w};
  const oncall::Whole found = oncall::whole_at(context, w.rotations[0], at(when), join);
  std::string line = text(found.when.begin) + " " + text(found.when.end);
  if (found.shift) line += " " + w[found.shift->person].id + " " + std::string{name_of(found.shift->reason)};
  return line;
}

std::string begin_of(const Workspace& w, const Coverage& coverage, std::string_view when) {
  const auto begin = oncall::coverage_begin(oncall::Context{w}, coverage, at(when));
  return begin ? text(*begin) : "none";
}

}  // namespace

TEST_CASE("a shift ends where the reason changes, or only where the person does, as is asked") {
  Workspace w = company({0, 1, 2});
  away(w, 0, between("2026-01-28", "2026-02-02T09:00"));  // p1 stands in, and then has their own week
  CHECK(whole(w, "2026-01-30", Join::alike) == "2026-01-28T00:00 2026-02-02T09:00 p1 substitute");
  CHECK(whole(w, "2026-01-30", Join::person) == "2026-01-28T00:00 2026-02-09T09:00 p1 substitute");
  CHECK(whole(w, "2026-02-04", Join::alike) == "2026-02-02T09:00 2026-02-09T09:00 p1 rotation");
  CHECK(whole(w, "2026-02-04", Join::person) == "2026-01-28T00:00 2026-02-09T09:00 p1 rotation");
}

TEST_CASE("whoever stands in for one and then for another has two shifts, but with their own week beside them one time on call") {
  Workspace w = company({0, 1, 2});
  away(w, 0, between("2026-01-26T09:00", "2026-02-09T09:00"));
  away(w, 1, between("2026-01-26T09:00", "2026-02-09T09:00"));
  CHECK(whole(w, "2026-01-30", Join::alike) == "2026-01-26T09:00 2026-02-02T09:00 p2 substitute");
  CHECK(whole(w, "2026-02-04", Join::alike) == "2026-02-02T09:00 2026-02-09T09:00 p2 substitute");
  CHECK(whole(w, "2026-02-04", Join::person) == "2026-01-19T09:00 2026-02-16T09:00 p2 substitute");
}

TEST_CASE("many shifts of one person in a row are one, however far they reach, and a gap is whole too") {
  Workspace w = company({0});
  w.rotations[0].roster.push_back(era("2026-12-07", {1}));
  CHECK(whole(w, "2026-06-01", Join::alike) == "2026-01-05T09:00 2026-12-07T09:00 p0 rotation");
  CHECK(whole(w, "2025-06-01", Join::alike) == "ever 2026-01-05T09:00");
}

TEST_CASE("a coverage's piece begins where its hours do, or where the rotation handed over, however long ago") {
  const Workspace w = company({0, 1});
  const Coverage day = coverage_by(Handle<Rotation>{0}, false), always = coverage_by(Handle<Rotation>{0}, true);
  CHECK(begin_of(w, day, "2026-02-04T12:00") == "2026-02-04T09:00");
  CHECK(begin_of(w, day, "2026-02-04T09:00") == "2026-02-04T09:00");
  CHECK(begin_of(w, day, "2026-02-04T08:59") == "none");
  CHECK(begin_of(w, day, "2026-02-04T17:00") == "none");
  CHECK(begin_of(w, always, "2026-02-09T08:59") == "2026-02-02T09:00");
  CHECK(begin_of(w, always, "2026-01-05T08:59") == "none");
  const Workspace alone = company({0});
  CHECK(begin_of(alone, always, "2026-02-14T08:59") == "2026-01-05T09:00");
  CHECK(begin_of(alone, always, "2026-12-31T08:59") == "2026-01-05T09:00");
  CHECK(begin_of(alone, always, "2027-02-09T08:59") == "2026-01-05T09:00");
  CHECK(begin_of(alone, always, "2027-02-09T09:00") == "2026-01-05T09:00");  // 400 days
  const auto later = [](Seconds after) { return format_instant(at("2026-01-05T09:00") + after, {}).substr(0, 19); };
  CHECK(begin_of(alone, always, later(std::chrono::days{20 * 365} - 1s)) == "2026-01-05T09:00");
  CHECK(begin_of(alone, always, later(std::chrono::days{20 * 365})) == "none");
  const auto end_of = [](const Workspace& w, const Coverage& coverage, std::string_view when) {
    const auto end = oncall::coverage_end(oncall::Context{w}, coverage, at(when));
    return end ? text(*end) : "none";
  };
  CHECK(end_of(w, day, "2026-02-04T12:00") == "2026-02-04T17:00");
  CHECK(end_of(w, day, "2026-02-04T17:00") == "none");
  CHECK(end_of(w, always, "2026-02-02T09:00") == "2026-02-09T09:00");
  CHECK(end_of(alone, always, "2026-02-02T09:00") == "none");
  Workspace left = alone;
  left.rotations[0].roster.push_back(era("2045-12-30", {1}));
  CHECK(end_of(left, always, "2026-01-05T09:00:01") == "2045-12-30T09:00");
}

TEST_CASE("a shift is looked for as far as 30 years or 100,000 shifts") {
  Workspace w = company({0});
  const Instant begin = at("2026-01-05T09:00");
  const oncall::Context context{w};
  const auto begins = [&](Seconds after) {
    return oncall::whole_at(context, w.rotations[0], begin + after, Join::alike).when.begin == begin;
  };
  CHECK(begins(std::chrono::days{30 * 365} - 1s));
  CHECK_FALSE(begins(std::chrono::days{30 * 365}));
  w.rotations[0].shift = 2h;
  CHECK(begins(200'000h - 1s));
  CHECK_FALSE(begins(200'000h));
}

TEST_CASE("the end of a shift far ahead is its own, and what comes after everybody has gone is nothing") {
  Workspace w = company({0});
  w.rotations[0].roster.push_back(era("2055-12-20", {1}));
  CHECK(whole(w, "2026-01-05T09:00", Join::person) == "2026-01-05T09:00 2055-12-20T09:00 p0 rotation");
  CHECK(whole(w, "2055-12-20T09:00", Join::person) == "2055-12-20T09:00 ever p1 rotation");
  CHECK(whole(w, "2055-12-20T08:59", Join::person) == "2026-01-05T09:00 2055-12-20T09:00 p0 rotation");
}

TEST_CASE("the next shift is the first to begin, gaps passed over, and none where nobody ever comes") {
  Workspace w = company({0});
  away(w, 0, between("2026-02-03", "2026-02-05"));
  w.rotations[0].roster.push_back(era("2026-03-02", {}));
  const oncall::Context context{w};
  const auto next = [&](std::string_view from) {
    const auto found = oncall::next_shift(context, w.rotations[0], at(from), Join::person);
    return found ? w[found->shift->person].id + " " + text(found->when.begin) + " " + text(found->shift->when.end) : "none";
  };
  CHECK(next("2026-01-01") == "p0 2026-01-05T09:00 2026-02-03T00:00");
  CHECK(next("2026-02-03") == "p0 2026-02-05T00:00 2026-03-02T09:00");
  CHECK(next("2026-03-02T09:00") == "none");
}

TEST_CASE("an override by whoever has the shift anyway is a shift of its own, but no new time on call") {
  Workspace w = company({0, 1});
  w.rotations[0].overrides = {override_of(between("2026-01-07", "2026-01-08"), 0)};
  CHECK(whole(w, "2026-01-08", Join::alike) == "2026-01-08T00:00 2026-01-12T09:00 p0 rotation");
  CHECK(whole(w, "2026-01-07", Join::alike) == "2026-01-07T00:00 2026-01-08T00:00 p0 override");
  CHECK(whole(w, "2026-01-08", Join::person) == "2026-01-05T09:00 2026-01-12T09:00 p0 rotation");
}
