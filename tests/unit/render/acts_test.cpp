// What people did, as it is shown: in status, history and the list of silences.
#include "evaluate/world.hpp"
#include "runbook/memory.hpp"
#include "runbook/render.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

World shop() {
  World one{"workspace: shop\ntimezone: UTC\npeople: { ada: { name: Ada } }\n",
            "pipeline: unit\ntitle: Unit\nowners: { primary: [ada] }\nraci: { responsible: [ada], accountable: [ada] }\n"
            "oncall: { none: tiny }\nsources:\n  - { id: a, title: A, kind: internal }\n"
            "sla: { freshness: [{ sources: [\"*\"], warn_after: 24h, alarm_after: 48h }] }\n"};
  one.see({"unit/a,2026-11-01T00:00:00Z"});
  return one;
}

Instant utc(std::string_view text) { return resolve(parse_moment(text).value(), Zone{}); }

std::vector<Event> acts() {
  const Who ada{"ada", "root"}, bob{"", "bob"};
  Act ack{Act::Kind::ack, "00000000000000a1", "unit/a", utc("2026-11-03T10:00:00Z"), utc("2026-11-02T00:00:00Z"), {}, {}, "calling \x1b[31m the\nvendor"};
  Act silence{Act::Kind::silence, "5296a1cf00000000", "unit/*", utc("2026-11-03T11:00:00Z"), {}, utc("2026-11-04T00:00:00Z"), {}, "move"};
  Act resolve{Act::Kind::resolve, "00000000000000a2", "unit/a", utc("2026-11-03T11:30:00Z"), utc("2026-11-02T00:00:00Z"), {}, {}, "token renewed"};
  return {{ada, ack.at, ack}, {bob, silence.at, silence}, {ada, resolve.at, resolve}};
}

}  // namespace

TEST_CASE("status says who has an incident, who silenced it, and that one called resolved still lasts") {
  const World one = shop();
  auto report = one.at("2026-11-03T12:00:00Z");
  with_acts(report, one.workspace(), acts());
  const Sources sources;
  CHECK(status_text(report, one.workspace(), sources, {false, 80}) ==
        "shop                                                         Tue 3 Nov 12:00 UTC\n"
        "✖ alarm  1 problem: 1 alarm\n"
        "\n"
        "✖ alarm  unit/a  A\n"
        "  since         Mon 2 Nov 00:00, for 1 d 12 h; last arrival Sun 1 Nov 00:00\n"
        "  affects       unit\n"
        "  acknowledged  Ada, Tue 3 Nov 10:00: calling ␛[31m the vendor\n"
        "  resolved      Ada, Tue 3 Nov 11:30: token renewed\n"
        "                yet by what has been seen it is still open\n"
        "  told          nobody: silenced until Tue 3 Nov 24:00 by bob: move (unit/*)\n"
        "\n"
        "              last arrival or due  age or left  warn/alarm\n"
        "✖ alarm  unit  Unit\n"
        "  ✖ alarm  a  Sun 1 Nov 00:00      2 d 12 h     1 d/2 d     A\n"
        "\n"
        "silenced until Tue 3 Nov 24:00 by bob: move (unit/*)\n");
  CHECK(status_nagios(report, one.workspace()).line.starts_with("RUNBOOK CRITICAL - unit/a alarm silenced |"));
}

TEST_CASE("status as JSON holds what people did where a memory was asked, and nulls where they did nothing") {
  const World one = shop();
  auto report = one.at("2026-11-03T12:00:00Z");
  const auto tail = [&] {
    for (auto& pipeline : report.pipelines)
      for (auto& row : pipeline.sources) row.rule = nullptr;  // its place is not what is tested
    const auto json = status_json(report, one.workspace(), Sources{});
    return json.substr(json.find("      \"notify\""));
  };
  const Incident::Circle nobody;
  report.incidents[0].circle = &nobody;
  CHECK(tail() == R"(      "notify": []
    }
  ],
  "warnings": []
}
)");

  with_acts(report, one.workspace(), {});
  CHECK(tail() == R"(      "notify": [],
      "ack": null,
      "silence": null,
      "resolved": null
    }
  ],
  "warnings": [],
  "silences": []
}
)");
  with_acts(report, one.workspace(), acts());
  report.silences.clear();
  CHECK(tail() == R"(      "notify": [],
      "ack": {
        "at": "2026-11-03T10:00:00+00:00",
        "by": "ada",
        "user": "root",
        "note": "calling \u001b[31m the\nvendor"
      },
      "silence": {
        "id": "5296a1cf00000000",
        "selector": "unit/*",
        "from": "2026-11-03T11:00:00+00:00",
        "until": "2026-11-04T00:00:00+00:00",
        "by": null,
        "user": "bob",
        "reason": "move"
      },
      "resolved": {
        "at": "2026-11-03T11:30:00+00:00",
        "by": "ada",
        "user": "root",
        "note": "token renewed"
      }
    }
  ],
  "warnings": [],
  "silences": []
}
)");
}

TEST_CASE("history says when, what, of what and by whom, and why beneath") {
  const World one = shop();
  Log log;
  log.total = 9;
  auto list = acts();
  log.events = {list[2], list[1], list[0], {{"gone", ""}, utc("2026-10-31T09:00:30Z"), Seen{"unit/a", utc("2025-10-31T09:00:00Z"), parse_period("2026-10")}}};
  CHECK(history_text(log, one.workspace(), utc("2026-11-03T12:00:00Z"), {false, 80}) ==
        "Tue 3 Nov 11:30   resolved                                unit/a  Ada\n"
        "                  open since Mon 2 Nov 00:00: token renewed\n"
        "Tue 3 Nov 11:00   silenced                                unit/*  bob\n"
        "                  until Tue 3 Nov 24:00: move\n"
        "Tue 3 Nov 10:00   acknowledged                            unit/a  Ada\n"
        "                  open since Mon 2 Nov 00:00: calling ␛[31m the vendor\n"
        "Sat 31 Oct 09:00  seen Fri 31 Oct 2025 09:00 for 2026-10  unit/a  gone\n"
        "5 older ones: --limit 0 shows all\n");
  CHECK(history_text({}, one.workspace(), utc("2026-11-03T12:00:00Z"), {}) == "Nothing has been recorded.\n");
  CHECK(event_json(list[1], one.workspace()) == R"({
  "version": 1,
  "workspace": "shop",
  "event": {
    "event": "silence",
    "id": "5296a1cf00000000",
    "subject": "unit/*",
    "at": "2026-11-03T11:00:00+00:00",
    "for": null,
    "since": null,
    "until": "2026-11-04T00:00:00+00:00",
    "refers": null,
    "note": "move",
    "recorded": "2026-11-03T11:00:00+00:00",
    "by": null,
    "user": "bob"
  }
}
)");
}

TEST_CASE("the silences that hold are listed with what they select today") {
  const World one = shop();
  const auto now = utc("2026-11-03T12:00:00Z");
  const auto held = silences_at(acts(), now);
  CHECK(silences_text(held, one.workspace(), now, {false, 80}) ==
        "5296a1cf  unit/*  selects 1 subject\n"
        "          since Tue 3 Nov 11:00, until Tue 3 Nov 24:00 (12 h left) by bob\n"
        "          move\n");
  CHECK(silences_text({}, one.workspace(), now, {}) == "Nothing is silenced.\n");
}
