#include "model/scenario_sections.hpp"

namespace runbook::model {
namespace {

struct PeriodForm {
  using Value = PeriodName;
  static const Type& type() {
    static const Type made{Type::Shape::text, "a period such as `2026-11-30`, `2026-W48`, `2026-11`, `2026-Q4` or `2026`",
                           "^[0-9]{4}(-((0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|W(0[1-9]|[1-4][0-9]|5[0-3])|Q[1-4]))?$",
                           {}, nullptr, nullptr, {}, false, "period-name", {"2026-11-30", "2026-W48", "2026-11", "2026-Q4"},
                           R"({"type": "integer", "minimum": 1, "maximum": 9999})"};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, PeriodName& period) {
    if (!decoder.want(document::Kind::scalar, node, "a period")) return false;
    const auto parsed = parse_period(node.text());
    if (!parsed) return decoder.refuse(node, type().name);
    period = *parsed;
    return true;
  }
};

struct StateWord {
  using Value = Located<std::string>;
  static const Type& type() {
    static const Type made{Type::Shape::enumeration, "a state", {}, {"ok", "unknown", "warning", "alarm", "unmonitored", "pending"},
                           nullptr, nullptr, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Value& state) {
    if (!decoder.want(document::Kind::scalar, node, "a state")) return false;
    const auto& words = type().values;
    if (std::ranges::find(words, node.text()) == words.end())
      return decoder.refuse(node, "a state: " + one_of(words), did_you_mean(node.text(), words), decoder.correct(node, words));
    state = {std::string{node.text()}, node.location()};
    return true;
  }
};

}  // namespace

template <>
std::string_view title_of_section<Sighting>() { return "an observation"; }
template <>
const std::vector<Field<Sighting>>& fields_of<Sighting>() {
  static const std::vector<Field<Sighting>> table{
      need<&Sighting::at, InstantText>("at", "When it was seen."),
      custom<Sighting, PeriodForm>("for", "The period that it settles.", false,
                                   [](Decoder& d, const Node& n, Sighting& sighting) {
                                     return PeriodForm::read(d, n, sighting.period.emplace());
                                   }),
  };
  return table;
}

const Type& SightingForm::type() {
  static const Type made{Type::Shape::either, "an observation", {}, {}, &Section<Sighting>::type(), &InstantText::type(), {}, false};
  return made;
}
bool SightingForm::read(Decoder& decoder, const Node& node, Sighting& sighting) {
  if (node.is_map()) return Section<Sighting>::read(decoder, node, sighting);
  return InstantText::read(decoder, node, sighting.at);
}

namespace {

/// Subject to what was seen of it.
struct Observations {
  using Value = std::vector<Scenario::Seen>;
  using Sightings = ListOf<SightingForm>;
  static const Type& type() {
    static const Type made{Type::Shape::map_of, "observations by subject", {}, {}, &Sightings::type(), nullptr, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Value& seen) {
    if (!decoder.want(document::Kind::map, node, type().name)) return false;
    bool good = true;
    for (std::uint32_t i = 0; i < node.size(); ++i) {
      auto& entry = seen.emplace_back();
      entry.subject = node.key(i).text();
      entry.at = node.key(i).location();
      good = Sightings::read(decoder, node.at(i), entry.sightings) && good;
    }
    return good;
  }
};

using Expectation = Scenario::Expectation;
using Subjects = ListOf<PlacedText>;

/// A row for a list whose own place is wanted too: `test` shows it and `test --update` rewrites it.
template <auto List, auto At>
Field<Expectation> placed(std::string_view key, std::string_view doc) {
  return custom<Expectation, Subjects>(key, doc, false, [](Decoder& d, const Node& n, Expectation& e) {
    e.*At = n.location();
    return Subjects::read(d, n, (e.*List).emplace());
  });
}

/// Rotation to person.
struct OnCallPeople {
  using Value = std::vector<std::pair<Located<std::string>, Located<std::string>>>;
  static const Type& type() {
    static const Type made{Type::Shape::map_of, "people by rotation", {}, {}, &Text::type(), nullptr, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Value& oncall) {
    if (!decoder.want(document::Kind::map, node, type().name)) return false;
    bool good = true;
    for (std::uint32_t i = 0; i < node.size(); ++i) {
      Located<std::string> person;
      if (!PlacedText::read(decoder, node.at(i), person)) good = false;
      else oncall.emplace_back(Located<std::string>{std::string{node.key(i).text()}, node.key(i).location()}, std::move(person));
    }
    return good;
  }
};

}  // namespace

template <>
std::string_view title_of_section<Expectation>() { return "an expectation"; }
template <>
std::string_view schema_of_section<Expectation>() {  // the door of ExpectationForm, below
  return R"({"patternProperties": {"/": {"enum": ["ok", "unknown", "warning", "alarm", "unmonitored", "pending"]}}})";
}
template <>
const std::vector<Field<Expectation>>& fields_of<Expectation>() {
  static const std::vector<Field<Expectation>> table{
      custom<Expectation, InstantText>("at", "The instant at which the rest must hold.", true,
                                       [](Decoder& d, const Node& n, Expectation& e) {
                                         e.at_place = n.location();
                                         return InstantText::read(d, n, e.at);
                                       }),
      placed<&Expectation::overdue, &Expectation::overdue_at>("overdue", "Exactly the subjects that are overdue."),
      placed<&Expectation::told, &Expectation::told_at>("told", "Exactly who is told, in any order."),
      placed<&Expectation::told_includes, &Expectation::told_includes_at>("told_includes", "Some of those who are told."),
      field<&Expectation::oncall, OnCallPeople>("oncall", "Who is on call, by rotation."),
  };
  return table;
}

namespace {

/// A closed map but for one door: a key with a `/` is a subject, and its value the state that it must have.
struct ExpectationForm {
  using Value = Expectation;
  static const Type& type() { return Section<Expectation>::type(); }
  static bool read(Decoder& decoder, const Node& node, Expectation& expectation) {
    if (!decoder.want(document::Kind::map, node, "an expectation")) return false;
    expectation.at_place = Section<Expectation>::first_key(node);
    for (std::uint32_t i = 0; i < node.size(); ++i) {
      const auto key = node.key(i);
      const auto& rows = fields_of<Expectation>();
      const auto row = std::ranges::find_if(rows, [&](const auto& r) { return r.key == key.text(); });
      if (row != rows.end()) {
        if (!row->read(decoder, node.at(i), expectation)) expectation.unread.add(row->key);
      } else if (key.text().find('/') != std::string_view::npos) {
        Located<std::string> state;
        (void)StateWord::read(decoder, node.at(i), state);  // the subject stands whatever its state
        expectation.states.emplace_back(Located<std::string>{std::string{key.text()}, key.location()}, std::move(state));
      }
    }
    detail::check_keys(decoder, node, {"an expectation", type().fields, true},
                       [&](std::string_view key) { expectation.unread.add(key); });
    return true;  // it knows its unread keys
  }
};

}  // namespace

template <>
std::string_view title_of_section<Scenario>() { return "a scenario"; }
template <>
const std::vector<Field<Scenario>>& fields_of<Scenario>() {
  static const std::vector<Field<Scenario>> table{
      custom<Scenario, Version>("version", "The version of the language: 1.", false,
                                [](Decoder& d, const Node& n, Scenario&) {
                                  bool unused{};
                                  return Version::read(d, n, unused);
                                }),
      custom<Scenario, Text>("scenario", "What the scenario shows.", true,
                             [](Decoder& d, const Node& n, Scenario& scenario) {
                               scenario.at = n.location();
                               return Text::read(d, n, scenario.title);
                             }),
      field<&Scenario::observations, Observations>("observations", "What has been seen, by subject."),
      need<&Scenario::expect, ListOf<ExpectationForm>>("expect", "What must hold, and when."),
  };
  return table;
}

}  // namespace runbook::model
