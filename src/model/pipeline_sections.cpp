#include "model/pipeline_sections.hpp"

#include "model/probe_sections.hpp"

namespace runbook::model {

// ------------------------------------------------------------------------------------ selectors

std::optional<SelectorParts> parse_selector(std::string_view text) {
  SelectorParts parts;
  if (const auto slash = text.find('/'); slash != text.npos) {
    parts.pipeline = text.substr(0, slash);
    text.remove_prefix(slash + 1);
    if (parts.pipeline.empty() || text.find('/') != text.npos) return std::nullopt;
  }
  if (text == "*") {
    parts.by = SelectorParts::By::all;
  } else if (text.starts_with("kind:")) {
    parts.by = SelectorParts::By::kind;
    text.remove_prefix(5);
  } else if (text.starts_with("tag:")) {
    parts.by = SelectorParts::By::tag;
    text.remove_prefix(4);
  } else {
    parts.by = SelectorParts::By::source;
  }
  parts.word = text;
  if (text.empty()) return std::nullopt;
  return parts;
}

const Type& SelectorText::type() {
  static const Type made{Type::Shape::text, "a selector such as `marketing`, `kind:external-api`, `tag:x`, `*` or `upstream/marketing`",
                         R"(^([^/]+/)?[^/]+$)", {}, nullptr, nullptr, {}, false};
  return made;
}

bool SelectorText::read(Decoder& decoder, const Node& node, Selector& selector) {
  selector.at = node.location();
  if (!decoder.want(document::Kind::scalar, node, "a selector")) return false;
  const auto parts = parse_selector(node.text());
  if (!parts) return decoder.refuse(node, type().name);
  if (parts->by == SelectorParts::By::kind) {
    const auto& words = Word<SourceKind>::type().values;
    if (std::ranges::find(words, parts->word) == words.end()) {
      decoder.report(Code::invalid_value, node.location(), quoted(parts->word) + " is not a kind of source: " + one_of(words),
                     did_you_mean(parts->word, words));
      return false;
    }
  }
  selector.text = node.text();
  return true;
}

using Selectors = ListOf<SelectorText>;
using Texts = ListOf<Text>;

// ------------------------------------------------------------------------------------ sources

namespace {

struct Arrives {
  Every every{};
};

}  // namespace

template <>
std::string_view title_of_section<Arrives>() { return "when data arrives"; }
template <>
const std::vector<Field<Arrives>>& fields_of<Arrives>() {
  static const std::vector<Field<Arrives>> table{
      need<&Arrives::every, Word<Every>>("every", "How often data arrives."),
  };
  return table;
}

template <>
std::string_view title_of_section<Source>() { return "a source"; }
template <>
const std::vector<Field<Source>>& fields_of<Source>() {
  static const std::vector<Field<Source>> table{
      custom<Source, Id>("id", "The id of the source within its pipeline.", true,
                         [](Decoder& d, const Node& n, Source& source) {
                           source.at = n.location();
                           return Id::read(d, n, source.id);
                         }),
      field<&Source::title, Text>("title", "What people call the data; the id where it is left out."),
      field<&Source::kind, Word<SourceKind>>("kind", "Where the data comes from; `internal` where it is left out."),
      field<&Source::tags, ListOf<PlacedText>>("tags", "Words by which selectors find the source."),
      field<&Source::contains, Texts>("contains", "What is in the data, in words."),
      custom<Source, Section<Arrives>>("arrives", "How often data arrives, for readers.", false,
                                       [](Decoder& d, const Node& n, Source& source) {
                                         Arrives arrives;
                                         const bool good = Section<Arrives>::read(d, n, arrives);
                                         if (good) source.arrives = arrives.every;
                                         return good;
                                       }),
      field<&Source::probe, ProbeForm>("probe", "Where the last arrival can be read."),
      field<&Source::from, Name<PipelineRef>>("from", "The pipeline that makes this data; needs `kind: pipeline`."),
      field<&Source::labels, Labels>("labels", "Text to text, for other programs."),
  };
  return table;
}
template <>
void finish<Source>(Decoder& decoder, const Node&, Source& source) {
  if (source.unread("kind") || source.unread("from")) return;
  const bool fed = source.kind == SourceKind::pipeline;
  if (fed && !source.from) {
    decoder.report(Code::missing_key, source.at, "a source of `kind: pipeline` needs the key `from`",
                   "`from`: the id of the pipeline that makes this data");
    source.unread.add("from");
  } else if (!fed && source.from) {
    decoder.report(Code::wrong_shape, source.at, "`from` stands on a source of `kind: pipeline` only",
                   "write `kind: pipeline`, or leave `from` out");
  }
}

// ------------------------------------------------------------------------------------ owners and RACI

namespace {

struct Owners {
  std::vector<PartyRef> primary;
  std::vector<PartyRef> secondary;
  Unread unread;
};

}  // namespace

template <>
std::string_view title_of_section<Owners>() { return "owners"; }
template <>
const std::vector<Field<Owners>>& fields_of<Owners>() {
  static const std::vector<Field<Owners>> table{
      need<&Owners::primary, PartyNames>("primary", "Who owns the pipeline."),
      field<&Owners::secondary, PartyNames>("secondary", "Who owns it besides."),
  };
  return table;
}

template <>
std::string_view title_of_section<Raci>() { return "RACI roles"; }
template <>
const std::vector<Field<Raci>>& fields_of<Raci>() {
  static const std::vector<Field<Raci>> table{
      custom<Raci, PartyNames>("responsible", "Who does the work.", true,
                               [](Decoder& d, const Node& n, Raci& raci) {
                                 const bool good = PartyNames::read(d, n, raci.responsible);
                                 if (good) raci.responsible_at = n.location();
                                 return good;
                               }),
      custom<Raci, PartyNames>("accountable", "Who answers for it: exactly one.", true,
                               [](Decoder& d, const Node& n, Raci& raci) {
                                 const bool good = PartyNames::read(d, n, raci.accountable);
                                 if (good) raci.accountable_at = n.location();
                                 return good;
                               }),
      field<&Raci::consulted, PartyNames>("consulted", "Who is asked."),
      field<&Raci::informed, PartyNames>("informed", "Who is told."),
  };
  return table;
}

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
                           "^(last-day|last-working-day|mon|tue|wed|thu|fri|sat|sun|[1-9]|[12][0-9]|3[01])$",
                           {}, nullptr, nullptr, {}, false};
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
      return decoder.refuse(node, type().name, did_you_mean(text, {"last-day", "last-working-day"}));
    }
    return true;
  }
};

/// A commitment is a routine with one key more; both are one type of the model.
struct Commitment : Obligation {};
struct Routine : Obligation {};

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
void finish<Commitment>(Decoder& decoder, const Node& node, Commitment& commitment) { check_due(decoder, node, commitment); }

template <>
std::string_view title_of_section<Routine>() { return "a routine"; }
template <>
const std::vector<Field<Routine>>& fields_of<Routine>() {
  static const std::vector<Field<Routine>> table = obligation_rows<Routine>();
  return table;
}
template <>
void finish<Routine>(Decoder& decoder, const Node& node, Routine& routine) { check_due(decoder, node, routine); }

namespace {

struct Sla {
  std::vector<FreshnessRule> freshness;
  std::vector<Commitment> commitments;
  Unread unread;
};

}  // namespace

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

// ------------------------------------------------------------------------------------ common issues

namespace {

struct CauseForm {
  using Value = Cause;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Cause& cause);
};

}  // namespace

template <>
std::string_view title_of_section<Cause>() { return "a cause"; }
template <>
const std::vector<Field<Cause>>& fields_of<Cause>() {
  static const std::vector<Field<Cause>> table{
      need<&Cause::title, Text>("title", "The cause, in words."),
      field<&Cause::causes, ListOf<CauseForm>>("causes", "What causes the cause."),
  };
  return table;
}

namespace {

const Type& CauseForm::type() {
  static const Type made{Type::Shape::either, "a cause", {}, {}, &Section<Cause>::type(), &Text::type(), {}, false};
  return made;
}
bool CauseForm::read(Decoder& decoder, const Node& node, Cause& cause) {
  if (node.is_scalar() || node.is_damaged()) return Text::read(decoder, node, cause.title);
  return Section<Cause>::read(decoder, node, cause);
}

}  // namespace

template <>
std::string_view title_of_section<Link>() { return "a link"; }
template <>
const std::vector<Field<Link>>& fields_of<Link>() {
  static const std::vector<Field<Link>> table{
      field<&Link::title, Text>("title", "What the link leads to."),
      need<&Link::url, Url>("url", "Where it leads."),
  };
  return table;
}

template <>
std::string_view title_of_section<Issue>() { return "a common issue"; }
template <>
const std::vector<Field<Issue>>& fields_of<Issue>() {
  static const std::vector<Field<Issue>> table{
      custom<Issue, Id>("id", "The id of the issue within its pipeline.", true,
                        [](Decoder& d, const Node& n, Issue& issue) {
                          issue.at = n.location();
                          return Id::read(d, n, issue.id);
                        }),
      need<&Issue::title, Text>("title", "What breaks."),
      field<&Issue::affects, Selectors>("affects", "The sources that it affects."),
      field<&Issue::causes, ListOf<CauseForm>>("causes", "Why it breaks."),
      field<&Issue::symptoms, Texts>("symptoms", "How it shows."),
      field<&Issue::diagnose, Texts>("diagnose", "How to find out, step by step."),
      field<&Issue::fix, Texts>("fix", "How to mend it, step by step."),
      field<&Issue::backfill, Texts>("backfill", "How to fill in what was missed, step by step."),
      field<&Issue::escalate, PartyNames>("escalate", "Whom to turn to."),
      field<&Issue::links, ListOf<Section<Link>>>("links", "Where to read more."),
  };
  return table;
}

// ------------------------------------------------------------------------------------ on call

namespace {

struct WindowForm {
  using Value = Window;
  static const Type& type() {
    static const Type made{Type::Shape::text,
                           "a window: `always`, `last-week-of-month`, `last-3-days-of-month`, `last-3-working-days-of-month`, or the same with `first`",
                           "^(always|(first|last)-(week|([1-9]|[12][0-9]|3[01])-(working-)?days)-of-month)$",
                           {}, nullptr, nullptr, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Window& window) {
    if (!decoder.want(document::Kind::scalar, node, "a window")) return false;
    if (const auto read = parse(node.text())) {
      window = *read;
      return true;
    }
    return decoder.refuse(node, type().name,
                          did_you_mean(node.text(), {"always", "last-week-of-month", "first-week-of-month"}));
  }

 private:
  static std::optional<Window> parse(std::string_view text) {
    Window window;
    window.text = text;
    if (text == "always") return window;
    const bool first = text.starts_with("first-");
    if (!first && !text.starts_with("last-")) return std::nullopt;
    text.remove_prefix(first ? 6 : 5);
    if (!text.ends_with("-of-month")) return std::nullopt;
    text.remove_suffix(9);
    window.kind = first ? Window::Kind::first_days : Window::Kind::last_days;
    if (text == "week") {
      window.days = 7;  // its last seven days, wherever they fall in the week
      return window;
    }
    if (text.ends_with("-working-days")) {
      text.remove_suffix(13);
      window.kind = first ? Window::Kind::first_working_days : Window::Kind::last_working_days;
    } else if (text.ends_with("-days")) {
      text.remove_suffix(5);
    } else {
      return std::nullopt;
    }
    if (text.empty() || text.size() > 2 || text[0] == '0' || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
    for (const char digit : text) window.days = window.days * 10 + static_cast<unsigned>(digit - '0');
    if (window.days > 31) return std::nullopt;
    return window;
  }
};

enum class Hours : std::uint8_t { working, all };
enum class Holidays : std::uint8_t { skip, cover };

}  // namespace

template <>
struct Words<Hours> {
  static constexpr std::string_view name = "hours of coverage";
  static constexpr std::array<WordList<Hours>, 2> all{{{"working", Hours::working}, {"all", Hours::all}}};
};
template <>
struct Words<Holidays> {
  static constexpr std::string_view name = "what coverage does on holidays";
  static constexpr std::array<WordList<Holidays>, 2> all{{{"skip", Holidays::skip}, {"cover", Holidays::cover}}};
};

template <>
std::string_view title_of_section<Coverage>() { return "a coverage"; }
template <>
const std::vector<Field<Coverage>>& fields_of<Coverage>() {
  static const std::vector<Field<Coverage>> table{
      custom<Coverage, Id>("id", "The id of the coverage within its pipeline.", true,
                           [](Decoder& d, const Node& n, Coverage& coverage) {
                             coverage.at = n.location();
                             return Id::read(d, n, coverage.id);
                           }),
      field<&Coverage::title, Text>("title", "What the coverage is for; the id where it is left out."),
      need<&Coverage::by, Name<PartyRef>>("by", "Who covers: usually a rotation."),
      field<&Coverage::sources, Selectors>("sources", "The sources covered; everything the pipeline is told of where it is left out."),
      field<&Coverage::when, WindowForm>("when", "On which days; `always` where it is left out."),
      custom<Coverage, Word<Hours>>("hours", "At which hours; `working` where it is left out.", false,
                                    [](Decoder& d, const Node& n, Coverage& coverage) {
                                      Hours hours{};
                                      const bool good = Word<Hours>::read(d, n, hours);
                                      coverage.all_hours = hours == Hours::all;
                                      return good;
                                    }),
      custom<Coverage, Word<Holidays>>("holidays", "Whether holidays are covered; `skip` where it is left out.", false,
                                       [](Decoder& d, const Node& n, Coverage& coverage) {
                                         Holidays holidays{};
                                         const bool good = Word<Holidays>::read(d, n, holidays);
                                         coverage.cover_holidays = holidays == Holidays::cover;
                                         return good;
                                       }),
  };
  return table;
}

namespace {

struct OnCall {
  std::optional<std::string> none;
  std::vector<Coverage> coverage;
  std::vector<Routine> routine;
  Unread unread;
};

}  // namespace

template <>
std::string_view title_of_section<OnCall>() { return "on-call duties"; }
template <>
const std::vector<Field<OnCall>>& fields_of<OnCall>() {
  static const std::vector<Field<OnCall>> table{
      field<&OnCall::none, Text>("none", "Why there is no on-call, instead of coverage."),
      field<&OnCall::coverage, ListOf<Section<Coverage>>>("coverage", "Who covers what, and when."),
      field<&OnCall::routine, ListOf<Section<Routine>>>("routine", "What is done again and again."),
  };
  return table;
}
template <>
void finish<OnCall>(Decoder& decoder, const Node& node, OnCall&) {
  bool none = false, coverage = false;
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    none = none || node.key(i).text() == "none";
    coverage = coverage || node.key(i).text() == "coverage";
  }
  if (none && coverage)
    decoder.report(Code::wrong_shape, node.location(), "`none` says that there is no on-call, but `coverage` is given as well",
                   "leave one of the two out");
}

// ------------------------------------------------------------------------------------ the pipeline

namespace {

void pass_on(const Unread& from, std::initializer_list<std::string_view> keys, Unread& to) {
  for (const auto key : keys)
    if (from(key)) to.add(key);
}

}  // namespace

template <>
std::string_view title_of_section<Pipeline>() { return "a pipeline"; }
template <>
const std::vector<Field<Pipeline>>& fields_of<Pipeline>() {
  static const std::vector<Field<Pipeline>> table{
      custom<Pipeline, Version>("version", "The version of the language: 1.", false,
                                [](Decoder& d, const Node& n, Pipeline&) {
                                  bool unused{};
                                  return Version::read(d, n, unused);
                                }),
      custom<Pipeline, Id>("pipeline", "The id of the pipeline.", true,
                           [](Decoder& d, const Node& n, Pipeline& pipeline) {
                             pipeline.at = n.location();
                             return Id::read(d, n, pipeline.id);
                           }),
      need<&Pipeline::title, Text>("title", "What people call the pipeline."),
      field<&Pipeline::domain, Text>("domain", "A word that groups pipelines in listings."),
      field<&Pipeline::purpose, Text>("purpose", "What the pipeline is for."),
      field<&Pipeline::audience, Text>("audience", "Whom it is for."),
      custom<Pipeline, Date>("reviewed", "When a person last read this runbook through.", false,
                             [](Decoder& d, const Node& n, Pipeline& pipeline) {
                               pipeline.reviewed_at = n.location();
                               Day day{};
                               const bool good = Date::read(d, n, day);
                               if (good) pipeline.reviewed = day;
                               return good;
                             }),
      field<&Pipeline::labels, Labels>("labels", "Text to text, for other programs."),
      need<&Pipeline::sources, ListOf<Section<Source>>>("sources", "The types of data that go in."),
      custom<Pipeline, Section<Owners>>("owners", "Who owns the pipeline.", true,
                                        [](Decoder& d, const Node& n, Pipeline& pipeline) {
                                          Owners owners;
                                          const bool good = Section<Owners>::read(d, n, owners);
                                          pipeline.primary_owners = std::move(owners.primary);
                                          pipeline.secondary_owners = std::move(owners.secondary);
                                          return good;
                                        }),
      need<&Pipeline::raci, Section<Raci>>("raci", "Who is responsible, accountable, consulted and informed."),
      custom<Pipeline, Section<Sla>>("sla", "What is promised.", false,
                                     [](Decoder& d, const Node& n, Pipeline& pipeline) {
                                       Sla sla;
                                       const bool good = Section<Sla>::read(d, n, sla);
                                       pipeline.freshness = std::move(sla.freshness);
                                       for (auto& c : sla.commitments) {
                                         c.kind = Obligation::Kind::commitment;
                                         pipeline.obligations.push_back(std::move(c));
                                       }
                                       pass_on(sla.unread, {"freshness", "commitments"}, pipeline.unread);
                                       return good;
                                     }),
      field<&Pipeline::issues, ListOf<Section<Issue>>>("issues", "What commonly breaks, and how it is mended."),
      custom<Pipeline, Section<OnCall>>("oncall", "Who is on call for it, when.", false,
                                        [](Decoder& d, const Node& n, Pipeline& pipeline) {
                                          OnCall oncall;
                                          const bool good = Section<OnCall>::read(d, n, oncall);
                                          pipeline.no_oncall = std::move(oncall.none);
                                          pipeline.coverage = std::move(oncall.coverage);
                                          for (auto& r : oncall.routine) {
                                            r.kind = Obligation::Kind::routine;
                                            pipeline.obligations.push_back(std::move(r));
                                          }
                                          pass_on(oncall.unread, {"coverage", "routine"}, pipeline.unread);
                                          return good;
                                        }),
      field<&Pipeline::notify, Section<Notify>>("notify", "Who is told at which level; the workspace's policy where a level is left out."),
  };
  return table;
}

template <>
void finish<Pipeline>(Decoder&, const Node&, Pipeline& pipeline) {
  // What a lost section would have held is lost with it.
  if (pipeline.unread("sla")) pipeline.unread.add("freshness"), pipeline.unread.add("commitments");
  if (pipeline.unread("oncall")) pipeline.unread.add("coverage"), pipeline.unread.add("routine"), pipeline.unread.add("none");
  if (pipeline.unread("owners")) pipeline.unread.add("primary");
}

}  // namespace runbook::model
