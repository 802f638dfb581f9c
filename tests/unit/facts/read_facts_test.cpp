#include <catch2/catch.hpp>

#include "runbook/evaluate.hpp"

using namespace runbook;

namespace {

Source source(std::string_view id) {
  Source s;
  s.id = id;
  return s;
}

Obligation obligation(std::string id, Every every) {
  Obligation o;
  o.id = std::move(id);
  o.every = every;
  return o;
}

/// Two pipelines: profit (daily, yearly, monthly, quarterly and weekly obligations by id) and profit-unit (sources).
Workspace workspace() {
  Workspace w;
  w.timezone = *Zone::find("Europe/Berlin");
  Pipeline profit;
  profit.id = "profit";
  profit.sources = {source("total")};
  profit.obligations = {obligation("daily", Every::day), obligation("monthly", Every::month),
                        obligation("quarterly", Every::quarter), obligation("weekly", Every::week),
                        obligation("yearly", Every::year)};
  Pipeline unit;
  unit.id = "profit-unit";
  unit.sources = {source("marketing"), source("revenue")};
  w.pipelines = {profit, unit};
  return w;
}

/// Of a source only instants are kept.
std::vector<Observation> observations(std::span<const Instant> seen) {
  std::vector<Observation> list;
  for (const Instant at : seen) list.push_back({at, {}, 0});
  return list;
}

std::string shown(std::span<const Observation> seen) {
  std::string text;
  for (const Observation& o : seen) {
    if (!text.empty()) text += ' ';
    text += format_instant(o.at, Zone{});
    if (o.period) text += "(" + std::string{name_of(o.period->every)} + " from " + format_day(o.period->first) + ")";
  }
  return text;
}

/// Everything that was read, a line each: what is seen of each subject, then warnings, then the error.
std::vector<std::string> shown(const Workspace& w, const ReadFacts& read) {
  std::vector<std::string> lines;
  for (std::uint32_t p = 0; p < w.pipelines.size(); ++p) {
    const auto add = [&](std::string_view id, std::span<const Observation> seen) {
      if (!seen.empty()) lines.push_back(subject_of(w.pipelines[p], id) + " " + shown(seen));
    };
    for (std::uint32_t i = 0; i < w.pipelines[p].sources.size(); ++i)
      add(w.pipelines[p].sources[i].id, observations(read.facts.sources.of({p}, i)));
    for (std::uint32_t i = 0; i < w.pipelines[p].obligations.size(); ++i) {
      add(w.pipelines[p].obligations[i].id, read.facts.obligations.of({p}, i));
    }
  }
  for (const std::string& warning : read.warnings) lines.push_back("warning " + warning);
  if (read.error) lines.push_back("error " + *read.error);
  return lines;
}

std::vector<std::string> read(const std::string& text, const std::string& path = "o") {
  const Workspace w = workspace();
  return shown(w, read_facts(w, {{path, text}}));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an empty text, blank lines, a byte order mark or comments hold no observations") {
  const auto text =
      GENERATE(std::string{}, std::string{"\n \r\n\t\n"}, std::string{"\xEF\xBB\xBF"}, std::string{"# nothing yet\n"},
               std::string{"---\n"}, std::string{"[]"}, std::string{"{}"}, std::string{"subject,at\n"});
  CAPTURE(text);
  CHECK(read(text) == Lines{});
}

TEST_CASE("every format says the same") {
  const Lines expected{"profit/monthly 2026-12-01T08:00:00+00:00(month from 2026-11-01)",
                       "profit-unit/marketing 2026-11-21T09:00:00+00:00 2026-11-22T09:00:00+00:00"};
  const auto text =
      GENERATE(as<std::string>{},
               // JSON lines, also without a final line break, with CRLF, with blank lines
               "{\"subject\":\"profit-unit/marketing\",\"at\":\"2026-11-22T09:00:00Z\"}\n"
               "{\"subject\":\"profit-unit/marketing\",\"at\":\"2026-11-21T09:00:00Z\"}\r\n\n"
               "{\"at\":\"2026-12-01T08:00:00Z\",\"for\":\"2026-11\",\"subject\":\"profit/monthly\"}",
               "\xEF\xBB\xBF\n[ {\"subject\": \"profit-unit/marketing\", \"at\": \"2026-11-22T10:00:00+01:00\"},\n"
               "{\"subject\": \"profit-unit/marketing\",\n \"at\": \"2026-11-21T09:00:00Z\"}, {\"subject\":"
               "\"profit/monthly\", \"at\": \"2026-12-01T09:00:00\", \"for\": \"2026-11\"} ]\n",
               "profit-unit/marketing: [2026-11-22T09:00:00Z, 2026-11-21T09:00:00Z]\n"
               "profit/monthly: { at: 2026-12-01T08:00:00Z, for: 2026-11 }\n",
               "profit/monthly:\n  - at: 2026-12-01T09:00\n    for: 2026-11\n---\n"
               "profit-unit/marketing:\n  - 2026-11-21T09:00:00Z\n  - { at: \"2026-11-22T09:00:00Z\" }\n",
               "{\n  \"profit-unit/marketing\": [\"2026-11-22T09:00:00Z\", \"2026-11-21T09:00:00Z\"],\n"
               "  \"profit/monthly\": {\"at\": \"2026-12-01T08:00:00Z\", \"for\": \"2026-11\"}\n}\n",
               "subject,at,for\nprofit-unit/marketing,2026-11-22T09:00:00Z,\n"
               "profit/monthly,2026-12-01T08:00:00Z,2026-11\nprofit-unit/marketing,2026-11-21T09:00:00Z,\n",
               "\xEF\xBB\xBFsubject,at,for\r\n\"profit-unit/marketing\",\"2026-11-22T09:00:00Z\",\"\"\r\n"
               "profit/monthly,\"2026-12-01T08:00:00Z\",2026-11\r\n\r\n"
               "profit-unit/marketing,2026-11-21T09:00:00Z,");
  CAPTURE(text);
  CHECK(read(text) == expected);
}

TEST_CASE("one JSON object in one line is JSON lines, a map of subjects in braces is YAML") {
  CHECK(read(R"({"subject": "profit/total", "at": "2026-11-22T09:00:00Z"})") ==
        Lines{"profit/total 2026-11-22T09:00:00+00:00"});
  CHECK(read(R"({"profit/total": "2026-11-22T09:00:00Z"})") == Lines{"profit/total 2026-11-22T09:00:00+00:00"});
  CHECK(read("{profit/total: 2026-11-22T09:00:00Z}\n") == Lines{"profit/total 2026-11-22T09:00:00+00:00"});
}

TEST_CASE("an instant without an offset is read in the workspace's zone, and fractions of a second are cut") {
  CHECK(read("profit/total: [2026-07-01T09:00, 2026-11-22T09:00:00.999Z, 2026-12-01T09:00:00]") ==
        Lines{"profit/total 2026-07-01T07:00:00+00:00 2026-11-22T09:00:00+00:00 2026-12-01T08:00:00+00:00"});
}

TEST_CASE("several texts add up, and equal instants stay in the order of the texts") {
  const Workspace w = workspace();
  const ReadFacts facts =
      read_facts(w, {{"a", "profit/monthly: { at: 2026-12-01T08:00:00Z, for: 2026-10 }"},
                     {"b", "profit/monthly: [{ at: 2026-12-01T08:00:00Z, for: 2026-11 }, 2026-11-01T00:00:00Z]"}});
  CHECK(shown(w, facts) ==
        Lines{"profit/monthly 2026-11-01T00:00:00+00:00 2026-12-01T08:00:00+00:00(month from 2026-10-01) "
              "2026-12-01T08:00:00+00:00(month from 2026-11-01)"});
  CHECK(facts.facts.obligations.of({0}, 1)[0].order == 2);
  CHECK(facts.facts.obligations.of({0}, 1)[1].order == 0);
}

TEST_CASE("`for` is a period as the obligation's own `every` has it") {
  CHECK(read("profit/daily: { at: 2026-12-01T08:00:00Z, for: 2026-11-30 }\n"
             "profit/weekly: { at: 2026-12-01T08:00:00Z, for: 2026-W48 }\n"
             "profit/quarterly: { at: 2026-12-01T08:00:00Z, for: 2026-Q4 }\n"
             "profit/yearly: { at: 2026-12-01T08:00:00Z, for: 2026 }\n") ==
        Lines{"profit/daily 2026-12-01T08:00:00+00:00(day from 2026-11-30)",
              "profit/quarterly 2026-12-01T08:00:00+00:00(quarter from 2026-10-01)",
              "profit/weekly 2026-12-01T08:00:00+00:00(week from 2026-11-23)",
              "profit/yearly 2026-12-01T08:00:00+00:00(year from 2026-01-01)"});
  CHECK(
      read("profit/monthly:\n- { at: 2026-12-01T08:00:00Z, for: 2026-W48 }\n- { at: 2026-12-01T08:00:00Z, for: May }\n"
           "profit/total: { at: 2026-12-01T08:00:00Z, for: 2026-11 }\n",
           "o.yaml") ==
      Lines{
          "warning o.yaml:2: \"for\" is \"2026-W48\", but \"profit/monthly\" is due every month; expected a period "
          "such "
          "as 2026-11",
          "warning o.yaml:3: \"for\" is \"May\", but \"profit/monthly\" is due every month; expected a period such as "
          "2026-11",
          "warning o.yaml:4: \"profit/total\" is a source, and a source takes no \"for\""});
}

TEST_CASE("JSON lines that are no observations are warnings with their line, and the rest is used") {
  const std::string text =
      "{\"subject\": \"profit-unit/marketng\", \"at\": \"2026-11-22T09:00:00Z\"}\n"
      "{\"subject\": \"zzz\", \"at\": \"2026-11-22T09:00:00Z\"}\n"
      "{\"subject\": \"profit/total\", \"at\": \"yesterday\"}\n"
      "{\"subject\": \"profit/total\", \"at\": \"2026-11-22\"}\n"
      "{\"subject\": \"profit/total\", \"at\": 1763800000}\n"
      "{\"subject\": \"profit/total\"}\n"
      "{\"at\": \"2026-11-22T09:00:00Z\"}\n"
      "\n"
      "[1, 2]\n"
      "{\"subject\": \"profit/total\", \"at\": \"2026-11-22T10:00:00Z\", \"for\": null, \"by\": {\"subject\": [1, "
      "{}]}}\n"
      "{\"subject\": \"profit/total\", \"at\": \"2026-11-22T\n";
  CHECK(read(text, "o.jsonl") ==
        Lines{"profit/total 2026-11-22T10:00:00+00:00",
              "warning o.jsonl:1: nothing is called \"profit-unit/marketng\"; did you mean \"profit-unit/marketing\"?",
              "warning o.jsonl:2: nothing is called \"zzz\"",
              "warning o.jsonl:3: \"yesterday\" is no instant; expected one such as 2026-11-23T09:00:00Z",
              "warning o.jsonl:4: \"2026-11-22\" is no instant; expected one such as 2026-11-23T09:00:00Z",
              "warning o.jsonl:5: \"1763800000\" is no instant; expected one such as 2026-11-23T09:00:00Z",
              "warning o.jsonl:6: \"at\" is missing; expected {\"subject\": …, \"at\": …}",
              "warning o.jsonl:7: \"subject\" is missing; expected {\"subject\": …, \"at\": …}",
              "warning o.jsonl:9: this does not read as an observation; expected {\"subject\": …, \"at\": …}",
              "warning o.jsonl:11: this does not read as an observation; expected {\"subject\": …, \"at\": …}"});
}

TEST_CASE("JSON lines are known as such when the first line is torn, whether at its end or at its start") {
  const std::string whole = "{\"subject\": \"profit/total\", \"at\": \"2026-11-22T10:00:00Z\"}\n";
  const auto torn = GENERATE(as<std::string>{}, "{\"subject\": \"profit/to", "{", "2026-11-22T10:00:00Z\"}",
                             "\": \"profit/total\", \"at\": \"2026-11-22T10:00:00Z\"}");
  CAPTURE(torn);
  const std::string warning = "warning o:1: this does not read as an observation; expected {\"subject\": …, \"at\": …}";
  CHECK(read(torn + "\n" + whole) == Lines{"profit/total 2026-11-22T10:00:00+00:00", warning});
}

TEST_CASE("a text that is one torn line of JSON is a warning, not an error") {
  CHECK(read("{\"subject\": \"profit/total\", \"at\": \"20") ==
        Lines{"warning o:1: this does not read as an observation; expected {\"subject\": …, \"at\": …}"});
}

TEST_CASE("items of a JSON array that are no observations are warnings with the line they begin on") {
  const std::string text =
      "[\n"
      "  {\"subject\": \"profit/totla\",\n"
      "   \"at\": \"2026-11-22T09:00:00Z\"}, 7,\n"
      "  \"a \\\" ] , [\",\n"
      "\n"
      "  {\"subject\": \"profit/total\", \"at\": \"2026-11-22T10:00:00Z\", \"x\": \"]},\"}\n"
      "  , {\"subject\": \"profit/total\", \"at\": \"soon\"}]";
  CHECK(read(text) == Lines{"profit/total 2026-11-22T10:00:00+00:00",
                            "warning o:2: nothing is called \"profit/totla\"; did you mean \"profit/total\"?",
                            "warning o:3: this does not read as an observation; expected {\"subject\": …, \"at\": …}",
                            "warning o:4: this does not read as an observation; expected {\"subject\": …, \"at\": …}",
                            "warning o:7: \"soon\" is no instant; expected one such as 2026-11-23T09:00:00Z"});
}

TEST_CASE("a JSON array that does not parse is an error with its line, and nothing of it is used") {
  CHECK(read("[{\"subject\": \"profit/total\", \"at\": \"2026-11-22T10:00:00Z\"},\n {\"subject\" 1}]", "o.json") ==
        Lines{"error o.json:2: the JSON array does not parse from here on"});
  CHECK(read("[", "o.json") == Lines{"error o.json:1: the JSON array does not parse from here on"});
  CHECK(read("[]\n[]", "o.json") == Lines{"error o.json:2: the JSON array does not parse from here on"});
}

TEST_CASE("CSV rows that are no observations are warnings with their line, and the rest is used") {
  const std::string text =
      "subject,at\r\n"
      "profit/total\r\n"
      "profit/total,2026-11-22T09:00:00Z,2026-11\r\n"
      "\"profit/total,2026-11-22T09:00:00Z\r\n"
      "\"profit/total\"x,2026-11-22T09:00:00Z\r\n"
      "\"profit/\"\"total\"\"\",2026-11-22T09:00:00Z\r\n"
      "profit/total,\r\n"
      "profit/total,\"2026-11-22T10:00:00Z\"\r\n"
      "profit-unit/rev";
  CHECK(read(text, "o.csv") ==
        Lines{"profit/total 2026-11-22T10:00:00+00:00", "warning o.csv:2: this does not read as a row of subject,at",
              "warning o.csv:3: this does not read as a row of subject,at",
              "warning o.csv:4: this does not read as a row of subject,at",
              "warning o.csv:5: this does not read as a row of subject,at",
              "warning o.csv:6: nothing is called \"profit/\"total\"\"; did you mean \"profit/total\"?",
              "warning o.csv:7: \"\" is no instant; expected one such as 2026-11-23T09:00:00Z",
              "warning o.csv:9: this does not read as a row of subject,at"});
}

TEST_CASE("YAML values that are no instants are warnings with their line, and the rest is used") {
  const std::string text =
      "# seen\n"
      "profit/totl: 2026-11-22T09:00:00Z\n"
      "profit/total:\n"
      "  - tomorrow\n"
      "  - { for: 2026 }\n"
      "  - { at: [2026-11-22T09:00:00Z] }\n"
      "  - 2026-11-22T10:00:00Z\n"
      "profit-unit/revenue:\n"
      "profit-unit/marketing: []\n";
  const std::string expected = " reads here; expected one such as 2026-11-23T09:00:00Z, or { at: …, for: … }";
  CHECK(read(text) == Lines{"profit/total 2026-11-22T10:00:00+00:00",
                            "warning o:2: nothing is called \"profit/totl\"; did you mean \"profit/total\"?",
                            "warning o:4: \"tomorrow\" is no instant; expected one such as 2026-11-23T09:00:00Z",
                            "warning o:5: no instant of \"profit/total\"" + expected,
                            "warning o:6: no instant of \"profit/total\"" + expected,
                            "warning o:8: no instant of \"profit-unit/revenue\"" + expected});
}

TEST_CASE("YAML that does not parse as a whole, or is no map, is an error with its line, and nothing of it is used") {
  const auto [text, line] = GENERATE(table<std::string, int>({
      {"profit/total: 2026-11-22T10:00:00Z\nprofit/monthly: [\n", 0},
      {"profit/total: 2026-11-22T10:00:00Z\nprofit/monthly: { at: 2026-11-22T10:00:00Z, at: x }\n", 2},
      {"- 2026-11-22T10:00:00Z\n", 1},
      {"\n\nnonsense\n", 3},
      {"subject;at\nprofit/total;2026-11-22T10:00:00Z\n", 1},
      {std::string("\x00\x01\x02\xFF", 4), 1},
      {"profit/total: \xC3\x28\n", 1},
  }));
  CAPTURE(text);
  const Lines lines = read(text);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].rfind("error o:" + (line == 0 ? std::string{} : std::to_string(line) + ": "), 0) == 0);
}

TEST_CASE("a subject that YAML gives again adds up, as appending to a file does; within what is said of it a key stands once") {
  CHECK(read("profit-unit/marketing: 2026-11-21T09:00:00Z\nprofit-unit/revenue: 2026-11-21T09:00:00Z\n"
             "profit-unit/marketing: [2026-11-22T09:00:00Z]\n") ==
        Lines{"profit-unit/marketing 2026-11-21T09:00:00+00:00 2026-11-22T09:00:00+00:00",
              "profit-unit/revenue 2026-11-21T09:00:00+00:00"});
  CHECK(read("profit/monthly: { at: 2026-12-01T08:00:00Z, for: 2026-10 }\n"
             "profit/monthly: { at: 2026-12-01T08:00:00Z, for: 2026-11 }\n") ==
        Lines{"profit/monthly 2026-12-01T08:00:00+00:00(month from 2026-10-01) "
              "2026-12-01T08:00:00+00:00(month from 2026-11-01)"});
  CHECK(read("profit/monthly: { at: 2026-12-01T08:00:00Z, at: 2026-12-02T08:00:00Z }\n") ==
        Lines{"error o:1: the key `at` is given twice"});
}

TEST_CASE("a compressed text is known as such") {
  CHECK(read("\x1f\x8b\x08 whatever") ==
        Lines{"error o: the text is compressed (gzip); give it unpacked, as `gzip -dc FILE | runbook … --observations -` does"});
}

TEST_CASE("texts in error are each told of, and the others are used") {
  const Workspace w = workspace();
  CHECK(
      shown(w, read_facts(w, {{"a.json", "[1"}, {"b.yaml", "profit/total: 2026-11-22T10:00:00Z"}, {"c.json", "[2"}})) ==
      Lines{"profit/total 2026-11-22T10:00:00+00:00",
            "error a.json:1: the JSON array does not parse from here on\n"
            "c.json:1: the JSON array does not parse from here on"});
}

TEST_CASE("what a warning quotes is cut short and holds neither control characters nor broken UTF-8") {
  CHECK(read("subject,at\n\x1b[31m\xFF,x\n") == Lines{"warning o:2: nothing is called \"␛[31m\\xFF\""});
  const Lines long_name = read("subject,at\n" + std::string(5000, 'a') + ",x\n");
  CHECK(long_name == Lines{"warning o:2: nothing is called \"" + std::string(59, 'a') + "…\""});
}

TEST_CASE("after many different misspellings no more names are suggested") {
  std::string text = "subject,at\n";
  for (int i = 0; i < 201; ++i) text += "profit/total" + std::to_string(i) + ",2026-11-22T10:00:00Z\n";
  const Lines lines = read(text);
  REQUIRE(lines.size() == 201);
  CHECK(lines[199] == "warning o:201: nothing is called \"profit/total199\"; did you mean \"profit/total\"?");
  CHECK(lines[200] == "warning o:202: nothing is called \"profit/total200\"");
}

TEST_CASE("no text makes the reader fail") {
  const auto text =
      GENERATE(as<std::string>{}, ",", "[1],", "&a ,", "{", "}", "]", "\"", "{\"a\":", "[[[[", "a: &a [*a]", "\\",
               "subject,at\n\"", "subject,at\n,,,,", "- - -", "? a", "%YAML 9\n---\n", "\xEF\xBB", "\r", "0");
  CAPTURE(text);
  CHECK_NOTHROW(read(text));
}

TEST_CASE("deep nesting in a line of JSON is no trouble") {
  const std::string deep = "{\"subject\": \"profit/total\", \"x\": " + std::string(100000, '[') +
                           std::string(100000, ']') + ", \"at\": \"2026-11-22T10:00:00Z\"}";
  CHECK(read(deep) == Lines{"profit/total 2026-11-22T10:00:00+00:00"});
  CHECK(read("[" + deep + "]") == Lines{"profit/total 2026-11-22T10:00:00+00:00"});
}

TEST_CASE("a scenario's observations are those that fit") {
  const Workspace w = workspace();
  const Instant noon = resolve(*parse_moment("2026-11-22T12:00:00Z"), Zone{});
  Scenario scenario;
  scenario.observations = {
      {"profit/total", {}, {{noon, {}, {}}, {*parse_moment("2026-11-22T09:00"), {}, {}}, {*parse_moment("2026-11-22"), {}, {}}}},
      {"profit-unit/revenue", {}, {{noon, parse_period("2026-11"), {}}}},
      {"profit/monthly", {}, {{noon, parse_period("2026-10"), {}}, {noon, parse_period("2026-W48"), {}}, {noon, {}, {}}}},
      {"profit/nothing", {}, {{noon, {}, {}}}},
  };
  ReadFacts read;
  read.facts = facts_of(w, scenario);
  CHECK(shown(w, read) ==
        Lines{"profit/total 2026-11-22T08:00:00+00:00 2026-11-22T12:00:00+00:00",
              "profit/monthly 2026-11-22T12:00:00+00:00(month from 2026-10-01) 2026-11-22T12:00:00+00:00"});
}
