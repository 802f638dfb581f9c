#include "calendar/instant_text.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace runbook;

namespace {

/// The first instant for which the two differ.
std::string difference(std::string_view zone_name, const std::vector<Instant>& instants) {
  const Zone zone = *Zone::find(zone_name);
  calendar::InstantText text{zone};
  for (const Instant instant : instants) {
    const auto expected = format_instant(instant, zone);
    if (const std::string came{text(instant)}; came != expected) return came + " instead of " + expected;
  }
  return "none";
}

std::vector<Instant> instants_between(int first_year, int last_year) {
  using namespace std::chrono;
  const auto seconds = [](int y) { return sys_days{year{y} / 1 / 1}.time_since_epoch() / Seconds{1}; };
  std::mt19937_64 random{42};
  std::uniform_int_distribution<std::int64_t> any{seconds(first_year), seconds(last_year)}, step{0, 7200};
  std::vector<Instant> instants;
  for (int i = 0; i < 2000; ++i) {
    Instant at{Seconds{any(random)}};
    for (int j = 0; j < 30; ++j) instants.push_back(at += Seconds{step(random)});
  }
  return instants;
}

}  // namespace

TEST_CASE("an instant's text is format_instant()'s in zones of every kind") {
  const auto recent = instants_between(1990, 2040);
  for (const auto* zone : {"UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu",
                           "Pacific/Apia", "Africa/Casablanca", "Pacific/Kiritimati"})
    CHECK(difference(zone, recent) == "none");
}

TEST_CASE("an instant's text is format_instant()'s where offsets have seconds and years other than four digits") {
  CHECK(difference("Europe/Amsterdam", instants_between(1850, 1945)) == "none");
  CHECK(difference("Africa/Monrovia", instants_between(1880, 1975)) == "none");
  CHECK(difference("Europe/Berlin", instants_between(-20, 30)) == "none");
  CHECK(difference("Asia/Tokyo", instants_between(9990, 10020)) == "none");
}
