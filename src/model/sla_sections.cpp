// What is promised: freshness, commitments, and routines, which have their shape.
#include "model/pipeline_parts.hpp"
#include "model/slips.hpp"

namespace runbook::model {

// ------------------------------------------------------------------------------------ SLA

template <auto At, auto Value>
bool read_placed_duration(Decoder& decoder, const Node& node, FreshnessRule& rule) {
  rule.*At = node.location();
  Seconds value{};
  const bool good = Duration::read(decoder, node, value);
  if (good) rule.*Value = value;
  return good;
}

template <>
std::string_view title_of_section<FreshnessRule>() { return "a freshness rule"; }
template <>
const std::vector<Field<FreshnessRule>>& fields_of<FreshnessRule>() {
  using Rule = FreshnessRule;
  static const std::vector<Field<Rule>> table{
      need<&Rule::sources, Selectors>("sources", "The sources that the rule holds."),
      custom<Rule, Duration>("warn_after", "The age from which it is a warning.", true,
                             &read_placed_duration<&Rule::warn_after_at, &Rule::warn_after>),
      custom<Rule, Duration>("alarm_after", "The age from which it is an alarm.", true,
                             &read_placed_duration<&Rule::alarm_after_at, &Rule::alarm_after>),
      custom<Rule, Duration>("resolve_within", "The time from the warning until which it must be resolved.", false,
                             &read_placed_duration<&Rule::resolve_within_at, &Rule::resolve_within>),
      field<&Rule::count, Word<Count>>("count", "How age is counted; `elapsed` where it is left out."),
  };
  return table;
}

namespace {

/// `last-day`, `last-working-day`, a weekday, or a day number.
struct DueForm {
  using Value = Due;
  static const Type& type() {
    static const Type made{Type::Shape::text,
                           "a due day: `last-day`, `last-working-day`, a weekday for `every: week`, or a day from 1 to 31 for `every: month`",
                           "^(last-day|last-working-day|mon|tue|wed|thu|fri|sat|sun|0*([1-9]|[12][0-9]|3[01]))$",
                           {}, nullptr, nullptr, {}, false, "due-day", {"last-day", "last-working-day", "fri", "15"},
                           R"({"type": "integer", "minimum": 1, "maximum": 31})"};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Due& due) {
    if (!decoder.want(document::Kind::scalar, node, "a due day")) return false;
    const auto text = node.text();
    if (text == "last-day") {
      due.kind = Due::Kind::last_day;
    } else if (text == "last-working-day") {
      due.kind = Due::Kind::last_working_day;
    } else if (const auto weekday = parse_weekday(text)) {
      due = {Due::Kind::weekday, *weekday, 0};
    } else if (!text.empty() && text.find_first_not_of("0123456789") == text.npos) {
      int day = 0;
      if (!read_integer(decoder, node, 1, 31, "a day of the month, from 1 to 31", day)) return false;
      due = {Due::Kind::day_of_month, {}, static_cast<unsigned>(day)};
    } else {
      const std::vector<std::string_view> words{"last-day", "last-working-day", "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
      if (const auto day = slips::weekdays(text); parse_weekday(day))
        return decoder.refuse(node, type().name, "did you mean `" + day + "`?", decoder.rewrite(node, day));
      return decoder.refuse(node, type().name, did_you_mean(text, words), decoder.correct(node, words));
    }
    return true;
  }
};


template <class S>
std::vector<Field<S>> obligation_rows() {
  std::vector<Field<S>> table{
      custom<S, Id>("id", "The id within the pipeline.", true,
                    [](Decoder& d, const Node& n, S& s) {
                      s.at = n.location();
                      return Id::read(d, n, s.id);
                    }),
      custom<S, Text>("title", "What is to be done.", true,
                      [](Decoder& d, const Node& n, S& s) { return Text::read(d, n, s.title); }),
      custom<S, PartyNames>("by", "Who does it.", false,
                            [](Decoder& d, const Node& n, S& s) { return PartyNames::read(d, n, s.by); }),
      custom<S, Word<Every>>("every", "The period in which it is due once.", true,
                             [](Decoder& d, const Node& n, S& s) { return Word<Every>::read(d, n, s.every); }),
      custom<S, DueForm>("due", "The day of the period on which it is due; `last-day` where it is left out.", false,
                         [](Decoder& d, const Node& n, S& s) { return DueForm::read(d, n, s.due); }),
      custom<S, TimeOfDay>("at", "The local time at which it is due; `24:00` where it is left out.", false,
                           [](Decoder& d, const Node& n, S& s) { return TimeOfDay::read(d, n, s.at_time); }),
      custom<S, Date>("from", "The day from which it is tracked, with the period that holds it.", false,
                      [](Decoder& d, const Node& n, S& s) { return Date::read(d, n, s.from.emplace()); }),
      custom<S, Duration>("warn_before", "How long before the due time it warns.", false,
                          [](Decoder& d, const Node& n, S& s) { return Duration::read(d, n, s.warn_before.emplace()); }),
      custom<S, Word<IfNotWorkingDay>>("if_not_working_day", "Where the due day goes when it is no working day; `keep` where it is left out.",
                                       false, [](Decoder& d, const Node& n, S& s) {
                                         return Word<IfNotWorkingDay>::read(d, n, s.if_not_working_day);
                                       }),
  };
  return table;
}

constexpr std::string_view due_schema =
    R"({"allOf": [{"if": {"properties": {"due": {"enum": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}}, "required": ["due"]},
                   "then": {"properties": {"every": {"const": "week"}}}},
                  {"if": {"properties": {"due": {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[0-9]+$"}]}}, "required": ["due"]},
                   "then": {"properties": {"every": {"const": "month"}}}}]})";

/// A due day that its period does not have.
void check_due(Decoder& decoder, const Node& node, const Obligation& obligation) {
  if (obligation.unread("due") || obligation.unread("every")) return;
  const auto wants = [&](Due::Kind kind, Every every, std::string_view what) {
    if (obligation.due.kind != kind || obligation.every == every) return;
    for (std::uint32_t i = 0; i < node.size(); ++i) {
      if (node.key(i).text() != "due") continue;
      decoder.report(Code::invalid_value, node.at(i).location(),
                     std::string{what} + " is a due day of `every: " + std::string{word_of(every)} + "` only, not of `every: " +
                         std::string{word_of(obligation.every)} + "`",
                     "write `last-day` or `last-working-day`, or change `every`");
    }
  };
  wants(Due::Kind::weekday, Every::week, "a weekday");
  wants(Due::Kind::day_of_month, Every::month, "a day number");
}

}  // namespace

template <>
std::string_view title_of_section<Commitment>() { return "a commitment"; }
template <>
const std::vector<Field<Commitment>>& fields_of<Commitment>() {
  static const std::vector<Field<Commitment>> table = [] {
    auto rows = obligation_rows<Commitment>();
    rows.push_back(custom<Commitment, Boolean>(
        "settles_problems", "Whether every open problem must be resolved by this due time as well.", false,
        [](Decoder& d, const Node& n, Commitment& c) { return Boolean::read(d, n, c.settles_problems); }));
    return rows;
  }();
  return table;
}
template <>
std::string_view schema_of_section<Commitment>() { return due_schema; }
template <>
void finish<Commitment>(Decoder& decoder, const Node& node, Commitment& commitment) { check_due(decoder, node, commitment); }

template <>
std::string_view title_of_section<Routine>() { return "a routine"; }
template <>
const std::vector<Field<Routine>>& fields_of<Routine>() {
  static const std::vector<Field<Routine>> table = obligation_rows<Routine>();
  return table;
}
template <>
std::string_view schema_of_section<Routine>() { return due_schema; }
template <>
void finish<Routine>(Decoder& decoder, const Node& node, Routine& routine) { check_due(decoder, node, routine); }


template <>
std::string_view title_of_section<Sla>() { return "an SLA"; }
template <>
const std::vector<Field<Sla>>& fields_of<Sla>() {
  static const std::vector<Field<Sla>> table{
      field<&Sla::freshness, ListOf<Section<FreshnessRule>>>("freshness", "How old data may become."),
      field<&Sla::commitments, ListOf<Section<Commitment>>>("commitments", "What is promised again and again."),
  };
  return table;
}

}  // namespace runbook::model
