#include "model/expectation_sections.hpp"

namespace runbook::model {
namespace {

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

/// An instant, or null where there is none.
struct Deadline {
  using Value = std::optional<Moment>;
  static const Type& type() {
    static const Type none{Type::Shape::text, "null: there is no such time", {}, {}, nullptr, nullptr, {}, false, {}, {},
                           R"({"type": "null"})"};
    static const Type made{Type::Shape::either, "an instant, or null", {}, {}, &InstantText::type(), &none, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Value& by) {
    if (node.is_null()) return !node.is_damaged();
    return InstantText::read(decoder, node, by.emplace());
  }
};

/// Subject to the instant by which it must be resolved, or pipeline to such a map of its own.
struct Deadlines {
  using Value = std::vector<Expectation::ResolveBy>;
  static const Type& type() {
    static const Type of_one{Type::Shape::map_of, "instants by subject", {}, {}, &Deadline::type(), nullptr, {}, false};
    static const Type item{Type::Shape::either, "an instant, or instants by subject", {}, {}, &Deadline::type(), &of_one, {}, false};
    static const Type made{Type::Shape::map_of, "instants by subject", {}, {}, &item, nullptr, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Value& all) { return read(decoder, node, all, std::nullopt); }

 private:
  static bool read(Decoder& decoder, const Node& node, Value& all, const std::optional<Located<std::string>>& pipeline) {
    if (!decoder.want(document::Kind::map, node, type().name)) return false;
    bool good = true;
    for (std::uint32_t i = 0; i < node.size(); ++i) {
      Located<std::string> key{std::string{node.key(i).text()}, node.key(i).location()};
      if (key.value.starts_with("x-")) continue;
      const auto value = node.at(i);
      if (!pipeline && value.is_map() && key.value.find('/') == key.value.npos) {
        good = read(decoder, value, all, key) && good;
        continue;
      }
      Expectation::ResolveBy entry{pipeline, std::move(key), {}, value.location()};
      if (Deadline::read(decoder, value, entry.by)) all.push_back(std::move(entry));
      else good = false;
    }
    return good;
  }
};

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
      if (node.key(i).text().starts_with("x-")) continue;
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
std::string_view schema_of_section<Expectation>() {
  // The doors of ExpectationForm (no id has a `_`), and that something is expected, as in `expects_nothing`; both below.
  return R"({"patternProperties": {
    "/": {"enum": ["ok", "unknown", "warning", "alarm", "unmonitored", "pending"]},
    "^(?!(at|overdue|told|oncall)$|x-)[a-z][a-z0-9-]{0,62}$": {"enum": ["ok", "unknown", "warning", "alarm", "unmonitored", "pending"]}
  }, "anyOf": [
    {"properties": {"overdue": true}, "required": ["overdue"]},
    {"properties": {"told": true}, "required": ["told"]},
    {"properties": {"told_includes": {"not": {"const": []}}}, "required": ["told_includes"]},
    {"properties": {"resolve_by": {"not": {"const": {}}}}, "required": ["resolve_by"]},
    {"properties": {"oncall": {"not": {"const": {}}}}, "required": ["oncall"]},
    {"not": {"propertyNames": {"pattern": "^x-|^(at|overdue|told|told_includes|resolve_by|oncall)$"}}}
  ]})";
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
      field<&Expectation::resolve_by, Deadlines>("resolve_by",
          "By when problems must be resolved: an instant or null by subject, or by pipeline and subject where the rule of one is meant."),
      placed<&Expectation::told, &Expectation::told_at>("told", "Exactly who is told, in any order."),
      placed<&Expectation::told_includes, &Expectation::told_includes_at>("told_includes", "Some of those who are told."),
      field<&Expectation::oncall, OnCallPeople>("oncall", "Who is on call, by rotation."),
  };
  return table;
}

namespace {

/// Whether an expectation is read whole and asserts nothing: beside `at` it has no key, or only such as expect something of
/// each of their entries and have none. `overdue: []` and `told: []` do expect something.
bool expects_nothing(const Node& node) {
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const std::string_view key = node.key(i).text();
    if (key == "at" || key.starts_with("x-")) continue;
    const bool by_entry = key == "resolve_by" || key == "told_includes" || key == "oncall";
    const auto value = node.at(i);
    if (!by_entry || value.is_scalar() || value.is_null() || value.size() > 0 || value.is_incomplete()) return false;
  }
  return !node.is_incomplete() && node.find("at").has_value();
}

/// Whether a key may be a pipeline's id, and its value the state of the pipeline: which ids there are is not yet known.
bool may_be_pipeline(const Node& key, const Node& value) {
  std::vector<std::string_view> keys;
  for (const auto& row : fields_of<Expectation>()) keys.push_back(row.key);
  if (!value.is_scalar() || key.is_damaged() || key.text().starts_with("x-")) return false;
  if (std::ranges::find(keys, key.text()) != keys.end()) return false;
  if (std::ranges::find(StateWord::type().values, value.text()) != StateWord::type().values.end()) return true;
  return !text::closest(key.text(), keys) && !text::only_with_part(key.text(), keys);
}

bool is_subject(const Node& key) { return key.text().find('/') != std::string_view::npos; }

}  // namespace

bool read_state(Decoder& decoder, const Located<std::string>& state) {
  const auto& words = StateWord::type().values;
  if (std::ranges::find(words, state.value) != words.end()) return true;
  decoder.report(Code::invalid_value, state.at, quoted(state.value) + " is not a state: " + one_of(words), did_you_mean(state.value, words));
  return false;
}

std::string what_to_expect() {
  std::vector<std::string_view> keys;
  for (const auto& row : fields_of<Expectation>()) {
    if (!row.required) keys.push_back(row.key);
  }
  return "write what must hold then: `PIPELINE/ID: STATE`, `PIPELINE: STATE`, or one of " + one_of(keys);
}

const Type& ExpectationForm::type() { return Section<Expectation>::type(); }
bool ExpectationForm::read(Decoder& decoder, const Node& node, Expectation& expectation) {
  if (!decoder.want(document::Kind::map, node, "an expectation")) return false;
  expectation.at_place = Section<Expectation>::first_key(node);
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const auto key = node.key(i);
    const auto value = node.at(i);
    Located<std::string> name{std::string{key.text()}, key.location()};
    const auto& rows = fields_of<Expectation>();
    const auto row = std::ranges::find_if(rows, [&](const auto& r) { return r.key == key.text(); });
    if (row != rows.end()) {
      if (!row->read(decoder, value, expectation)) expectation.unread.add(row->key);
    } else if (is_subject(key)) {
      Located<std::string> state;
      (void)StateWord::read(decoder, value, state);  // the subject stands whatever its state
      expectation.states.emplace_back(std::move(name), std::move(state));
    } else if (may_be_pipeline(key, value)) {
      // Its state is looked at when it is known whether there is such a pipeline.
      expectation.states.emplace_back(std::move(name), Located<std::string>{std::string{value.text()}, value.location()});
    }
  }
  const auto is_open = [](const Node& key, const Node& value) { return is_subject(key) || may_be_pipeline(key, value); };
  detail::check_keys(decoder, node, {"an expectation", type().fields, is_open},
                     [&](std::string_view key) { expectation.unread.add(key); });
  if (expects_nothing(node))
    decoder.report(Code::missing_key, Section<Expectation>::first_key(node), "an expectation needs more than `at`: this one expects nothing", what_to_expect());
  return true;  // it knows its unread keys
}

}  // namespace runbook::model
