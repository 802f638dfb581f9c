#include <catch2/catch.hpp>

#include "runbook/memory.hpp"

using namespace runbook;

namespace {

std::string fault(const std::string& text) {
  const auto read = read_event_lines(text);
  return read ? "read" : read.error().message;
}

const std::string seen = R"({"event":"observation","subject":"a/b","at":"2026-11-01T00:00:00Z","recorded":"2026-11-01T00:00:00Z"})";

}  // namespace

TEST_CASE("lines of the log read back as they were written, gathered by who recorded them and when") {
  const std::string text = seen + "\r\n\n" +
                           R"({"event":"observation","subject":"a/b","at":"2026-11-01T02:00:00+01:00","for":"2026-Q4","recorded":"2026-11-01T00:00:00Z"})" "\n" +
                           R"({"event":"ack","id":"0123456789abcdef","about":"a/b","at":"2026-11-01T00:00:00Z","since":"2026-10-31T00:00:00Z","recorded":"2026-11-02T00:00:00Z","by":"ada","more":1})";
  const auto read = read_event_lines(text);
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  REQUIRE((*read)[0].seen.size() == 1);
  CHECK((*read)[0].seen[0].seen.size() == 2);
  CHECK(format_period(*(*read)[0].seen[0].seen[1].period) == "2026-Q4");
  CHECK((*read)[1].by == Who{"ada", ""});
  CHECK((*read)[1].acts.at(0).kind == Act::Kind::ack);
  const Event event{(*read)[1].by, (*read)[1].recorded, (*read)[1].acts.at(0)};
  CHECK(event_line(event) ==
        R"({"event":"ack","id":"0123456789abcdef","about":"a/b","at":"2026-11-01T00:00:00+00:00","since":"2026-10-31T00:00:00+00:00","until":null,"refers":null,"note":null,"recorded":"2026-11-02T00:00:00+00:00","by":"ada","user":null})" "\n");
}

TEST_CASE("the first line that is no event is named, and nothing is read") {
  CHECK(fault("") == "read");
  CHECK(fault(seen + "\n" + seen.substr(0, 40)) == "line 2: this is no JSON object");
  CHECK(fault("[1]") == "line 1: this is no JSON object");
  CHECK(fault("\xFF") == "line 1: this is no JSON object");
  CHECK(fault(R"({"event":"obsrvation","recorded":"2026-11-01T00:00:00Z"})") ==
        "line 1: \"event\" is obsrvation; expected observation, ack, silence, end, resolve or prune");
  CHECK(fault(R"({"event":"observation","subject":"a/b","at":"2026-11-01","recorded":"2026-11-01T00:00:00Z"})") ==
        "line 1: \"at\" is no instant with an offset");
  CHECK(fault(R"({"event":"observation","at":"2026-11-01T00:00:00Z","recorded":"2026-11-01T00:00:00Z"})") == "line 1: \"subject\" is missing");
  CHECK(fault(R"({"event":"observation","subject":"a\u0000b","at":"2026-11-01T00:00:00Z","recorded":"2026-11-01T00:00:00Z"})") ==
        "line 1: \"subject\" holds a NUL");
  CHECK(fault(R"({"event":"silence","id":"xyz","about":"*","at":"2026-11-01T00:00:00Z","recorded":"2026-11-01T00:00:00Z"})") ==
        "line 1: \"id\" is not of 16 hexadecimal digits");
  CHECK(fault(R"({"event":"silence","id":"0123456789abcdef","about":"*","at":"2026-11-01T00:00:00Z","recorded":"2026-11-01T00:00:00Z"})") ==
        "line 1: \"until\" is missing");
}

TEST_CASE("every period is written as it reads") {
  for (const auto* text : {"2026-11-30", "2026-W01", "2026-W53", "2020-W53", "2021-W52", "2027-W01", "2026-02", "2026-Q1", "2026-Q4", "2026", "0001", "9999-12"}) {
    INFO(text);
    const auto period = parse_period(text);
    REQUIRE(period);
    CHECK(format_period(*period) == text);
  }
}
