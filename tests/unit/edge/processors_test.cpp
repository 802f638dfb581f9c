#include "edge/processors.hpp"

#include <sched.h>

#include <catch2/catch.hpp>

using namespace runbook;

TEST_CASE("Of the machine's processors those count that this process may run on") {
  cpu_set_t before;
  REQUIRE(::sched_getaffinity(0, sizeof before, &before) == 0);
  CHECK(edge::processors() == static_cast<unsigned>(CPU_COUNT(&before)));
  cpu_set_t one;
  CPU_ZERO(&one);
  for (int i = 0; i < CPU_SETSIZE && CPU_COUNT(&one) == 0; ++i)
    if (CPU_ISSET(i, &before)) CPU_SET(i, &one);
  REQUIRE(::sched_setaffinity(0, sizeof one, &one) == 0);
  CHECK(edge::processors() == 1);
  REQUIRE(::sched_setaffinity(0, sizeof before, &before) == 0);
}
