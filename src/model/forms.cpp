#include "model/forms.hpp"

#include <charconv>

namespace runbook::model {
namespace {

using document::Kind;
using Shape = Type::Shape;

Type scalar(std::string_view name, std::string_view pattern = {}) {
  return {Shape::text, name, pattern, {}, nullptr, nullptr, {}, false};
}

/// A scalar that `parse` reads; `type` names what is wanted.
template <class T, class Parse>
bool read_as(Decoder& decoder, const Node& node, const Type& type, T& value, Parse parse, std::string help = {}) {
  if (!decoder.want(Kind::scalar, node, type.name)) return false;
  if (auto parsed = parse(node.text())) {
    value = *parsed;
    return true;
  }
  return decoder.refuse(node, type.name, std::move(help));
}

bool is_id(std::string_view text) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && text.size() <= 63 && lower(text[0]) &&
         std::ranges::all_of(text, [&](char c) { return lower(c) || digit(c) || c == '-'; });
}

/// The nearest id to what was written, for the help line: `Data Team` -> `data-team`.
std::string as_id(std::string_view text) {
  std::string id;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') id += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) id += c;
    else if (!id.empty() && id.back() != '-') id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return is_id(id) ? id : std::string{};
}

}  // namespace

const Type& Text::type() {
  static const Type made = scalar("text", R"([\s\S]+)");
  return made;
}
bool Text::read(Decoder& decoder, const Node& node, std::string& text) {
  if (!decoder.want(Kind::scalar, node, "text")) return false;
  if (node.text().empty()) return decoder.refuse(node, "text");
  text = node.text();
  return true;
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
  static const Type made = scalar("an id", "^[a-z][a-z0-9-]{0,62}$");
  return made;
}
bool Id::read(Decoder& decoder, const Node& node, std::string& id) {
  if (!decoder.want(Kind::scalar, node, "an id")) return false;
  id = node.text();  // kept even where it is bad: it counts as defined
  return check_id(decoder, node);
}

const Type& EmailAddress::type() {
  static const Type made = scalar("an e-mail address", R"(^[^\s@]+@[^\s@]+$)");
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
  static const Type made = scalar("a link such as https://example.com/page", R"(^(https?://|mailto:)\S+$)");
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
  static const Type made{Shape::integer, "the version of the language, 1", "1", {}, nullptr, nullptr, {}, false};
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
  });
}

const Type& Duration::type() {
  static const Type made = scalar(
      "a duration such as `24h`, `1w` or `1d12h`",
      "^((?=[0-9])([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?|"
      "P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?)$");
  return made;
}
bool Duration::read(Decoder& decoder, const Node& node, Seconds& value) {
  Seconds read{};
  if (!read_as(decoder, node, type(), read, parse_duration,
               "units are `w d h m s`, from large to small, each once, without spaces"))
    return false;
  if (read == Seconds::zero()) return decoder.refuse(node, "a duration greater than nothing");
  value = read;
  return true;
}

const Type& Date::type() {
  static const Type made = scalar("a date such as `2026-12-25`", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
  return made;
}
bool Date::read(Decoder& decoder, const Node& node, Day& value) {
  return read_as(decoder, node, type(), value, parse_date);
}

const Type& TimeOfDay::type() {
  static const Type made = scalar("a local time such as `09:00`", "^([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?$");
  return made;
}
bool TimeOfDay::read(Decoder& decoder, const Node& node, Clock& value) {
  std::string help;
  if (node.is_scalar() && !node.text().empty() && parse_clock("0" + std::string{node.text()}))
    help = "did you mean `0" + std::string{node.text()} + "`?";
  return read_as(decoder, node, type(), value, parse_clock, std::move(help));
}

const Type& TimeRange::type() {
  static const Type made = scalar("hours of one day such as `09:00-17:00`",
                                  "^([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?-([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?$");
  return made;
}
bool TimeRange::read(Decoder& decoder, const Node& node, ClockRange& value) {
  return read_as(decoder, node, type(), value, parse_clock_range, "the end comes after the beginning, `24:00` at the latest");
}

namespace {

constexpr std::string_view instant_pattern =
    R"(^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?$)";
constexpr std::string_view moment_pattern =
    R"(^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?)?$)";

}  // namespace

const Type& InstantText::type() {
  static const Type made = scalar("an instant such as `2026-11-23T09:00:00Z`", instant_pattern);
  return made;
}
bool InstantText::read(Decoder& decoder, const Node& node, Moment& value) {
  return read_as(decoder, node, type(), value, [](std::string_view text) -> std::optional<Moment> {
    auto moment = parse_moment(text);
    if (moment && std::holds_alternative<Day>(*moment)) return std::nullopt;
    return moment;
  });
}

const Type& DateOrInstant::type() {
  static const Type made = scalar("a date such as `2026-12-24` or an instant such as `2026-12-24T09:00`", moment_pattern);
  return made;
}
bool DateOrInstant::read(Decoder& decoder, const Node& node, Moment& value) {
  return read_as(decoder, node, type(), value, parse_moment);
}

const Type& TimeZone::type() {
  static const Type made = scalar("a time zone of the IANA database such as `Europe/Berlin`", "^[A-Za-z][A-Za-z0-9_+/-]*$");
  return made;
}
bool TimeZone::read(Decoder& decoder, const Node& node, Zone& value) {
  return read_as(decoder, node, type(), value, &Zone::find);
}

const Type& WeekdayName::type() {
  static const Type made{Shape::enumeration, "a weekday", {}, {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, nullptr, nullptr, {}, false};
  return made;
}
bool WeekdayName::read(Decoder& decoder, const Node& node, std::chrono::weekday& value) {
  const auto near = node.is_scalar() ? did_you_mean(node.text(), type().values) : std::string{};
  return read_as(decoder, node, type(), value, parse_weekday, near.empty() ? "weekdays are " + one_of(type().values) : near);
}

namespace {

/// One item of a set of weekdays.
struct WeekdayItem {
  using Value = Weekdays;
  static const Type& type() {
    static const Type made = scalar("weekdays such as `mon-fri`", "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$");
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Weekdays& value) {
    return read_as(decoder, node, type(), value, parse_weekdays, "weekdays are " + one_of(WeekdayName::type().values));
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
    return decoder.refuse(node, wanted);
  value = number;
  return true;
}

const Type& Labels::type() {
  static const Type made{Shape::map_of, "labels, text to text", {}, {}, &Text::type(), nullptr, {}, false};
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
