// What the views of the rota have in common: safe for their medium whatever the user's texts hold, within the terminal's
// width, and the contract's keys beside their own. Their whole outputs stand in tests/cases/cli/rota and docs/oncall.md.
#include "render/golden.hpp"
#include "render/suggest_yaml.hpp"
#include "runbook/render_oncall.hpp"
#include "text/utf8.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const Instant now = at("2026-11-27T12:00:00Z");
const Instant monday = at("2026-11-23T00:00:00Z");

struct Views {
  explicit Views(const Stage& world, std::chrono::days length = std::chrono::days{35})
      : w(world.workspace()), window{monday, monday + length}, rota(schedule(w, window)), duties(duty(w, now)), shares(fairness(w, window)),
        suggestions(suggest(w, window, monday)) {
    before = w;
    before.rotations.clear();
    before.pipelines.clear();
    changes = compare(before, w, window);
  }

  std::vector<std::string> texts(TextOptions options) const {
    return {oncall_text(rota, w, now, options),
            oncall_month_text(rota, w, now, options),
            duty_text(duties, DutyView::now, w, options),
            duty_text(duties, DutyView::next, w, options),
            person_text(schedule(w, window, {{}, {}, w.people[0].id}), fairness(w, window, {{}, {}, w.people[0].id}), Handle<Person>{0}, w, now, options),
            fairness_text(shares, w, now, options),
            changes_text(changes, "a\x1b[31mb`|<", w, now, options)};
  }
  std::vector<std::string> pages() const {
    return {oncall_markdown(rota, w), duty_markdown(duties, DutyView::now, w), duty_markdown(duties, DutyView::next, w),
            person_markdown(schedule(w, window, {{}, {}, w.people[0].id}), fairness(w, window, {{}, {}, w.people[0].id}), Handle<Person>{0}, w, now),
            fairness_markdown(shares, w), changes_markdown(changes, "a`|<b>", w), suggest_markdown(suggestions, w)};
  }

  const Workspace& w;
  Workspace before;
  Interval window;
  OncallReport rota;
  DutyReport duties;
  FairnessReport shares;
  SuggestReport suggestions;
  ChangesReport changes;
};

}  // namespace

TEST_CASE("no view sends a control to a terminal or passes its width, whatever the texts hold") {
  for (const std::string text : {"tab\tand ::error:: break\nhere", "語語語語語語語語語語語語語語語語語語語語語語語語語語語語語語", "<b>|`x`</b>\n# T"}) {
    const Stage world = hostile_world(text);
    const Views views{world};
    for (const unsigned width : {80u, 200u}) {
      for (const std::string& shown : views.texts({false, width})) {
        std::istringstream lines{shown};
        for (std::string line; std::getline(lines, line);) {
          INFO(line);
          for (const char c : line) CHECK(!text::is_control(static_cast<unsigned char>(c) < 0x80 ? static_cast<char32_t>(c) : U'x'));
          CHECK(text::display_width(line) <= width);
          CHECK(!line.ends_with(' '));
        }
      }
    }
  }
}

TEST_CASE("no text breaks a table of a page, or brings in HTML") {
  const Stage world = hostile_world("a|b <script> `c`\n| x | y |\n# Heading [l](http://e.com)");
  for (const std::string& page : Views{world}.pages()) {
    std::istringstream lines{page};
    std::size_t columns = 0;
    bool code = false;
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      if (line.starts_with("```")) code = !code;
      if (code) continue;
      std::size_t bars = 0;
      for (std::size_t i = 0; i < line.size(); ++i) bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1U : 0U;
      if (!line.starts_with("|")) {
        columns = 0;
      } else {
        if (columns == 0) columns = bars;
        CHECK(bars == columns);
      }
      CHECK(line.find("<script>") == line.npos);
      CHECK(line.find("](http") == line.npos);
      CHECK((!line.starts_with("# Heading") && !line.starts_with("## Heading")));
    }
  }
}

TEST_CASE("the views' JSON keeps the contract's keys in their order and adds one") {
  const Stage world = Stage::shop();
  const Views views{world};
  const std::vector<std::string> contract{"version", "workspace", "from", "to", "timezone", "rotations", "coverage", "routine", "warnings"};
  const auto keys = [](const std::string& text) {
    std::vector<std::string> names;
    const auto json = nlohmann::ordered_json::parse(text);
    for (const auto& [key, value] : json.items()) names.push_back(key);
    return names;
  };
  const auto with = [&](const char* added) {
    auto list = contract;
    list.emplace_back(added);
    return list;
  };
  CHECK(keys(oncall_json(views.rota, views.w)) == contract);
  CHECK(keys(duty_json(views.duties, DutyView::now, views.rota, views.w)) == with("now"));
  CHECK(keys(duty_json(views.duties, DutyView::next, views.rota, views.w)) == with("next"));
  CHECK(keys(person_json(views.rota, views.shares, Handle<Person>{0}, views.w, now)) == with("person"));
}

TEST_CASE("any window is that part of a longer one, byte for byte") {
  const Stage world = Stage::shop();
  const Workspace& w = world.workspace();
  const auto json = [&](Interval window) { return nlohmann::ordered_json::parse(oncall_json(schedule(w, window), w)); };
  const auto events = [&](Interval window) {
    std::vector<std::string> list;
    const std::string feed = oncall_ics(schedule(w, window), w, now);
    for (std::size_t begin = feed.find("BEGIN:VEVENT"); begin != feed.npos; begin = feed.find("BEGIN:VEVENT", begin + 1)) {
      list.push_back(feed.substr(begin, feed.find("END:VEVENT", begin) - begin));
    }
    return list;
  };
  const Interval whole{monday - std::chrono::days{14}, monday + std::chrono::days{35}};
  const auto long_one = json(whole);
  const auto long_events = events(whole);
  std::size_t inner = 0;
  for (int hours = 0; hours < 30 * 24; hours += 11) {
    const Interval window{whole.begin + std::chrono::hours{hours}, whole.begin + std::chrono::hours{hours + 9 * 24}};
    const auto part = json(window);
    // What a window does not cut stands in the longer one as it is; what it cuts ends at its own ends.
    const auto check = [&](const nlohmann::ordered_json& pieces, const nlohmann::ordered_json& all) {
      for (const auto& piece : pieces) {
        if (piece["start"] == part["from"] || piece["end"] == part["to"]) continue;
        CHECK(std::ranges::find(all, piece) != all.end());
        ++inner;
      }
    };
    for (const auto* key : {"rotations", "coverage"}) {
      REQUIRE(part[key].size() == long_one[key].size());
      for (std::size_t i = 0; i < part[key].size(); ++i) {
        check(part[key][i]["shifts"], long_one[key][i]["shifts"]);
        check(part[key][i]["gaps"], long_one[key][i]["gaps"]);
      }
    }
    for (const auto& due : part["routine"]) CHECK(std::ranges::find(long_one["routine"], due) != long_one["routine"].end());
    for (const std::string& event : events(window)) {
      const std::string uid = event.substr(event.find("UID:"), event.find('\r', event.find("UID:")) - event.find("UID:"));
      const bool known = std::ranges::any_of(long_events, [&](const std::string& other) { return other.find(uid + "\r") != other.npos; });
      INFO(uid);
      CHECK(known);
    }
  }
  CHECK(inner > 500);
}

TEST_CASE("a suggested override reads back as the instant it means, in the hours that the clock shows twice too") {
  const Zone berlin = Zone::find("Europe/Berlin").value();
  CHECK(render::override_moment(at("2026-12-24T08:00:00Z"), berlin) == "2026-12-24T09:00");
  CHECK(render::override_moment(at("2026-12-24T08:00:30Z"), berlin) == "2026-12-24T09:00:30");
  CHECK(render::override_moment(at("2026-10-25T00:30:00Z"), berlin) == "2026-10-25T02:30");
  CHECK(render::override_moment(at("2026-10-25T01:30:00Z"), berlin) == "2026-10-25T02:30:00+01:00");
  for (const auto* zone : {"Europe/Berlin", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo", "America/Chicago"}) {
    const Zone in = Zone::find(zone).value();
    for (Instant t = at("2026-03-01T00:15:00Z"); t < at("2026-11-30T00:00:00Z"); t += std::chrono::minutes{45}) {
      REQUIRE(resolve(parse_moment(render::override_moment(t, in)).value(), in) == t);
    }
  }
}
