#include "text/amounts.hpp"

#include <catch2/catch.hpp>

using namespace runbook::text;

TEST_CASE("numbers are grouped by thousands, and bytes told in the unit that comes out even") {
  CHECK(in_groups(0) == "0");
  CHECK(in_groups(999) == "999");
  CHECK(in_groups(1'000) == "1,000");
  CHECK(in_groups(123'456'789) == "123,456,789");
  CHECK(in_bytes(0) == "0 bytes");
  CHECK(in_bytes(1'000) == "1,000 bytes");
  CHECK(in_bytes(64 << 10) == "64 KiB");
  CHECK(in_bytes(8 << 20) == "8 MiB");
  CHECK(in_bytes(1 << 30) == "1 GiB");
  CHECK(in_bytes((1 << 20) + 1024) == "1,025 KiB");
}
