#include "model/forms.hpp"

#include <charconv>

#include "model/hints.hpp"
#include "model/limits.hpp"
#include "model/slips.hpp"

namespace runbook::model {
namespace {

using document::Kind;
using Shape = Type::Shape;

// A day that there is, leap years and all: no `format`, since a strict validator refuses formats that it has no code for.
#define RUNBOOK_DAY                                                                                             \
  "(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|" \
  "02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
#define RUNBOOK_TIME "[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]+)?)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
constexpr std::string_view date_pattern = "^" RUNBOOK_DAY "$";
constexpr std::string_view instant_pattern = "^" RUNBOOK_DAY RUNBOOK_TIME "$";
constexpr std::string_view moment_pattern = "^" RUNBOOK_DAY "(?:" RUNBOOK_TIME ")?$";
#undef RUNBOOK_DAY
#undef RUNBOOK_TIME

constexpr std::size_t longest_slip = 64;  // longer than any date, time or duration that a person writes

Type scalar(std::string_view name, std::string_view pattern, std::string_view id, std::vector<std::string_view> examples,
            std::string_view json = {}) {
  return {Shape::text, name, pattern, {}, nullptr, nullptr, {}, false, id, std::move(examples), json};
}

/// From a text that does not read to what to say of it, or to what it must have meant.
using Thought = std::string (*)(std::string_view);

/// A scalar that `parse` reads; `type` names what is wanted; `help` and `meant` (what a slip of the pen can only have
/// meant) are asked only where it does not read.
template <class T, class Parse>
bool read_as(Decoder& decoder, const Node& node, const Type& type, T& value, Parse parse, Thought help = nullptr, Thought meant = nullptr) {
  if (!decoder.want(Kind::scalar, node, type.name)) return false;
  if (auto parsed = parse(node.text())) {
    value = *parsed;
    return true;
  }
  const bool is_short = node.text().size() < longest_slip;
  const auto better = meant && is_short ? meant(node.text()) : std::string{};
  if (better.empty() || !parse(better))
    return decoder.refuse(node, type.name, help && is_short && decoder.may_search() ? help(node.text()) : std::string{});
  return decoder.refuse(node, type.name, "did you mean `" + better + "`?", decoder.rewrite(node, better));
}

bool is_id(std::string_view text) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && text.size() <= longest_id && lower(text[0]) &&
         std::ranges::all_of(text, [&](char c) { return lower(c) || digit(c) || c == '-'; });
}

}  // namespace

std::string as_id(std::string_view text) {
  if (is_id(text)) return std::string{text};
  std::string id;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') id += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) id += c;
    else if (!id.empty() && id.back() != '-') id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return is_id(id) ? id : std::string{};
}


const Type& Text::type() {
  static const Type made = scalar("text", {}, "text", {}, R"({"anyOf": [{"type": "string", "minLength": 1}, {"type": "number"}, {"type": "boolean"}]})");
  return made;
}
bool TextView::read(Decoder& decoder, const Node& node, Value& text) {
  const bool was_text = node.is_map() && !decoder.is_flow(node);  // `- Note: look twice`
  if (!decoder.want(Kind::scalar, node, "text", was_text ? "a text that holds a colon and a blank must be quoted" : "")) return false;
  if (node.text().empty()) return decoder.refuse(node, "text");
  text = node.text();
  return true;
}

bool Text::read(Decoder& decoder, const Node& node, std::string& text) {
  std::string_view view;
  const bool good = TextView::read(decoder, node, view);
  if (good) text = view;
  return good;
}

bool PlacedText::read(Decoder& decoder, const Node& node, Value& text) {
  text.at = node.location();
  return Text::read(decoder, node, text.value);
}

bool check_id(Decoder& decoder, const Node& node) {
  if (node.is_damaged()) return false;
  if (is_id(node.text())) return true;
  const auto better = as_id(node.text());
  decoder.report(Code::invalid_id, node.location(),
                 node.text().empty() ? "an id cannot be empty" : quoted(node.text()) + " is not an id",
                 "an id starts with a lowercase letter, then lowercase letters, digits and `-`, 63 at the most" +
                     (better.empty() ? std::string{} : ": `" + better + "`"));
  return false;
}

const Type& Id::type() {
  static const Type made = scalar("an id", "^[a-z][a-z0-9-]{0,62}$", "id", {"profit-unit"}, R"({"type": "boolean"})");
  return made;
}
bool IdView::read(Decoder& decoder, const Node& node, Value& id) {
  if (!decoder.want(Kind::scalar, node, "an id")) return false;
  id = node.text();  // kept even where it is bad: it counts as defined
  return check_id(decoder, node);
}

bool Id::read(Decoder& decoder, const Node& node, std::string& id) {
  std::string_view view;
  const bool good = IdView::read(decoder, node, view);
  id = view;
  return good;
}

const Type& EmailAddress::type() {
  static const Type made = scalar("an e-mail address", R"(^[^\s@]+@[^\s@]+$)", "email", {"finance@example.com"});
  return made;
}
bool EmailAddress::read(Decoder& decoder, const Node& node, std::string& address) {
  return read_as(decoder, node, type(), address, [](std::string_view text) -> std::optional<std::string> {
    const auto at = text.find('@');
    if (at == 0 || at == text.npos || at + 1 == text.size() || text.find('@', at + 1) != text.npos) return {};
    if (text.find_first_of(" \t\n") != text.npos) return {};
    return std::string{text};
  });
}

const Type& Url::type() {
  static const Type made = scalar("a link such as https://example.com/page", R"(^(https?://|mailto:)\S+$)", "url", {"https://example.com/page"});
  return made;
}
bool Url::read(Decoder& decoder, const Node& node, std::string& url) {
  return read_as(decoder, node, type(), url, [](std::string_view text) -> std::optional<std::string> {
    const bool known = text.starts_with("https://") || text.starts_with("http://") || text.starts_with("mailto:");
    if (!known || text.find_first_of(" \t\n") != text.npos || text.ends_with("://") || text.ends_with(':')) return {};
    return std::string{text};
  });
}

const Type& Version::type() {
  static const Type made{Shape::integer, "the version of the language, 1", {}, {}, nullptr, nullptr, {}, false, {}, {}, R"({"enum": [1, "1"]})"};
  return made;
}
bool Version::read(Decoder& decoder, const Node& node, bool&) {
  if (!decoder.want(Kind::scalar, node, "a version")) return false;
  if (node.text() == "1") return true;
  decoder.report(Code::unknown_version, node.location(), "version " + quoted(node.text()) + " of the language is not known",
                 "this program reads version `1`; a newer runbook may read this one");
  return false;
}

const Type& Boolean::type() {
  static const Type made{Shape::boolean, "`true` or `false`", {}, {"true", "false"}, nullptr, nullptr, {}, false};
  return made;
}
bool Boolean::read(Decoder& decoder, const Node& node, bool& value) {
  return read_as(decoder, node, type(), value, [](std::string_view text) -> std::optional<bool> {
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
  }, nullptr, slips::boolean);
}

const Type& Duration::type() {
  static const Type made = scalar(
      "a duration such as `24h`, `1w` or `1d12h`",
      "^(?=.*[1-9])((?=[0-9])([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?|"
      "P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?)$",
      "duration", {"24h", "1w", "1d12h"});
  return made;
}
bool Duration::read(Decoder& decoder, const Node& node, Seconds& value) {
  Seconds read{};
  if (!read_as(decoder, node, type(), read, parse_duration,
               hints::duration, slips::duration))
    return false;
  if (read == Seconds::zero()) return decoder.refuse(node, "a duration greater than nothing");
  value = read;
  return true;
}

const Type& Date::type() {
  static const Type made = scalar("a date such as `2026-12-25`", date_pattern, "date", {"2026-12-25"});
  return made;
}
bool Date::read(Decoder& decoder, const Node& node, Day& value) {
  return read_as(decoder, node, type(), value, parse_date, hints::date, slips::padded);
}

const Type& TimeOfDay::type() {
  static const Type made = scalar("a local time such as `09:00`", "^(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?|24:00(:00)?)$", "local-time", {"09:00", "24:00"});
  return made;
}
bool TimeOfDay::read(Decoder& decoder, const Node& node, Clock& value) {
  return read_as(decoder, node, type(), value, parse_clock, nullptr, slips::clock);
}

const Type& StartOfDay::type() {
  static const Type made = scalar("a local time such as `09:00`", "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$", "start-time", {"09:00"});
  return made;
}
bool StartOfDay::read(Decoder& decoder, const Node& node, Clock& value) {
  Clock read{};
  if (!TimeOfDay::read(decoder, node, read)) return false;
  if (read == std::chrono::hours{24}) return decoder.refuse(node, "a time at which a day can begin", "write `00:00`, of the day after");
  value = read;
  return true;
}

const Type& TimeRange::type() {
  static const Type made = scalar("hours of one day such as `09:00-17:00`",
                                  "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?-(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?|24:00(:00)?)$",
                                  "hours", {"09:00-17:00"});
  return made;
}
bool TimeRange::read(Decoder& decoder, const Node& node, ClockRange& value) {
  return read_as(decoder, node, type(), value, parse_clock_range,
                 [](std::string_view) { return std::string{"the end comes after the beginning, `24:00` at the latest"}; }, slips::hours);
}

const Type& InstantText::type() {
  static const Type made = scalar("an instant such as `2026-11-23T09:00:00Z`", instant_pattern, "instant",
                                 {"2026-11-23T09:00:00Z", "2026-11-23T09:00"});
  return made;
}
bool InstantText::read(Decoder& decoder, const Node& node, Moment& value) {
  return read_as(decoder, node, type(), value, [](std::string_view text) -> std::optional<Moment> {
    auto moment = parse_moment(text);
    if (moment && std::holds_alternative<Day>(*moment)) return std::nullopt;
    return moment;
  }, hints::instant, slips::padded);
}

const Type& DateOrInstant::type() {
  static const Type made = scalar("a date such as `2026-12-24` or an instant such as `2026-12-24T09:00`", moment_pattern, "date-or-instant",
                                 {"2026-12-24", "2026-12-24T09:00"});
  return made;
}
bool DateOrInstant::read(Decoder& decoder, const Node& node, Moment& value) {
  return read_as(decoder, node, type(), value, parse_moment, hints::instant, slips::padded);
}

const Type& TimeZone::type() {
  static const Type made = scalar("a time zone of the IANA database such as `Europe/Berlin`", "^[A-Za-z][A-Za-z0-9_+/-]*$", "time-zone",
                                 {"Europe/Berlin", "UTC"});
  return made;
}
bool TimeZone::read(Decoder& decoder, const Node& node, Zone& value) {
  return read_as(decoder, node, type(), value, &Zone::find, hints::zone, [](std::string_view text) {
    return std::string{text::only_close(text, Zone::names()).value_or(std::string_view{})};
  });
}

const Type& WeekdayName::type() {
  static const Type made{Shape::enumeration, "a weekday", {}, {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, nullptr, nullptr, {}, false};
  return made;
}
namespace {
/// `Monday`, or the one weekday near to what was written.
std::string weekday_meant(std::string_view text) {
  if (auto name = slips::weekdays(text); !name.empty()) return name;
  return std::string{text::only_close(text, WeekdayName::type().values).value_or(std::string_view{})};
}
std::string all_weekdays(std::string_view) { return "weekdays are " + one_of(WeekdayName::type().values); }
}  // namespace
bool WeekdayName::read(Decoder& decoder, const Node& node, std::chrono::weekday& value) {
  return read_as(decoder, node, type(), value, parse_weekday, [](std::string_view text) {
    auto near = did_you_mean(text, type().values);
    return near.empty() ? all_weekdays(text) : near;
  }, weekday_meant);
}

namespace {

/// One item of a set of weekdays.
struct WeekdayItem {
  using Value = Weekdays;
  static const Type& type() {
    static const Type made = scalar("weekdays such as `mon-fri`", "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$",
                                   "weekdays", {"mon-fri", "sat"});
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Weekdays& value) {
    return read_as(decoder, node, type(), value, parse_weekdays, all_weekdays, slips::weekdays);
  }
};

}  // namespace

const Type& WeekdaySet::type() { return ListOf<WeekdayItem>::type(); }
bool WeekdaySet::read(Decoder& decoder, const Node& node, Weekdays& value) {
  std::vector<Weekdays> items;
  if (!ListOf<WeekdayItem>::read(decoder, node, items)) return false;
  for (const auto item : items) value.bits |= item.bits;
  if (value.bits != 0) return true;
  decoder.report(Code::invalid_value, node.location(), "working hours need at least one day", "such as `mon-fri`");
  return false;
}

bool read_integer(Decoder& decoder, const Node& node, int low, int high, std::string_view wanted, int& value) {
  if (!decoder.want(Kind::scalar, node, wanted)) return false;
  const auto text = node.text();
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size() || number < low || number > high)
    return decoder.refuse(node, wanted, text.starts_with('+') ? "a number is written without `+`" : "");
  value = number;
  return true;
}

namespace {

/// As Text, but it may be empty.
struct LabelText {
  static const Type& type() {
    static const Type made = scalar("text", {}, {}, {}, R"({"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]})");
    return made;
  }
};

}  // namespace

const Type& Labels::type() {
  static const Type made{Shape::map_of, "labels, text to text", {}, {}, &LabelText::type(), nullptr, {}, false};
  return made;
}
bool Labels::read(Decoder& decoder, const Node& node, Value& labels) {
  if (!decoder.want(Kind::map, node, type().name)) return false;
  bool good = true;
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    std::string value;
    if (node.at(i).is_scalar()) value = node.at(i).text();  // an empty label is a label
    else good = decoder.want(Kind::scalar, node.at(i), "text") && good;
    labels[std::string{node.key(i).text()}] = std::move(value);
  }
  return good;
}

}  // namespace runbook::model
