#include "model/scenario_sections.hpp"

#include "model/expectation_sections.hpp"

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

}  // namespace

template <>
std::string_view title_of_section<Sighting>() { return "an observation"; }
template <>
const std::vector<Field<Sighting>>& fields_of<Sighting>() {
  static const std::vector<Field<Sighting>> table{
      need<&Sighting::at, InstantText>("at", "When it was seen."),
      custom<Sighting, PeriodForm>("for", "The period that it settles.", false,
                                   [](Decoder& d, const Node& n, Sighting& sighting) {
                                     sighting.period_at = n.location();
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

using Expectations = ListOf<ExpectationForm>;

bool read_expect(Decoder& decoder, const Node& node, Scenario& scenario) {
  if (node.is_sequence() && node.size() == 0 && !node.is_damaged()) {
    decoder.report(Code::missing_key, node.location(), "`expect` needs an expectation: this scenario expects nothing",
                   "write `- { at: INSTANT, … }`; " + what_to_expect());
    return false;
  }
  return Expectations::read(decoder, node, scenario.expect);
}

}  // namespace

template <>
std::string_view title_of_section<Scenario>() { return "a scenario"; }
template <>
std::string_view schema_of_section<Scenario>() { return R"({"properties": {"expect": {"not": {"const": []}}}})"; }
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
      custom<Scenario, Expectations>("expect", "What must hold, and when.", true, &read_expect),
  };
  return table;
}

}  // namespace runbook::model
