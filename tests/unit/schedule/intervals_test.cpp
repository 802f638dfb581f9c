#include "schedule/intervals.hpp"

#include <catch2/catch.hpp>

using namespace runbook;
using namespace runbook::oncall;

namespace {

using Intervals = std::vector<Interval>;

Interval from_to(int begin, int end) { return {Instant{Seconds{begin}}, Instant{Seconds{end}}}; }

}  // namespace

TEST_CASE("intervals that touch or overlap are one, whatever their order, and empty ones are none") {
  CHECK(merged({from_to(7, 9), from_to(1, 3), from_to(3, 4), from_to(6, 6), from_to(8, 12), from_to(9, 10)}) ==
        Intervals{from_to(1, 4), from_to(7, 12)});
  CHECK(merged({}).empty());
}

TEST_CASE("what is left of some times without others has no empty pieces") {
  const Intervals from{from_to(0, 10), from_to(20, 30), from_to(40, 50)};
  CHECK(without(from, {}) == from);
  CHECK(without(from, {from_to(0, 10), from_to(15, 20), from_to(22, 24), from_to(28, 44), from_to(50, 60)}) ==
        Intervals{from_to(20, 22), from_to(24, 28), from_to(44, 50)});
  CHECK(without({}, from).empty());
}

TEST_CASE("what two sets of times have in common is the same either way") {
  const Intervals a{from_to(0, 10), from_to(20, 30), from_to(40, 50)};
  const Intervals b{from_to(5, 8), from_to(9, 22), from_to(24, 26), from_to(30, 40), from_to(45, 50)};
  const Intervals both{from_to(5, 8), from_to(9, 10), from_to(20, 22), from_to(24, 26), from_to(45, 50)};
  CHECK(common(a, b) == both);
  CHECK(common(b, a) == both);
}

TEST_CASE("the length of some times is the sum of theirs") {
  CHECK(length_of({}) == Seconds{0});
  CHECK(length_of({from_to(5, 8), from_to(20, 22)}) == Seconds{5});
}
