// On-call duties: coverage and routines, or why there are none.
#include "model/pipeline_parts.hpp"

namespace runbook::model {

// ------------------------------------------------------------------------------------ on call

namespace {

struct WindowForm {
  using Value = Window;
  static const Type& type() {
    static const Type made{Type::Shape::text,
                           "a window: `always`, `last-week-of-month`, `last-3-days-of-month`, `last-3-working-days-of-month`, or the same with `first`",
                           "^(always|(first|last)-(week|([1-9]|[12][0-9]|3[01])-(working-)?days)-of-month)$",
                           {}, nullptr, nullptr, {}, false, "window", {"always", "last-week-of-month", "last-3-working-days-of-month"}};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Window& window) {
    if (!decoder.want(document::Kind::scalar, node, "a window")) return false;
    if (const auto read = parse(node.text())) {
      window = *read;
      return true;
    }
    if (const auto whole = std::string{node.text()} + "-of-month"; parse(whole))
      return decoder.refuse(node, type().name, "did you mean `" + whole + "`?", decoder.rewrite(node, whole));
    const std::vector<std::string_view> words{"always", "last-week-of-month", "first-week-of-month"};
    return decoder.refuse(node, type().name, did_you_mean(node.text(), words), decoder.correct(node, words));
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
  static constexpr std::string_view name = "a choice of hours";
  static constexpr std::array<WordList<Hours>, 2> all{{{"working", Hours::working}, {"all", Hours::all}}};
  static constexpr std::array<OtherWord, 3> other{{{"24/7", "all"}, {"always", "all"}, {"office", "working"}}};
};
template <>
struct Words<Holidays> {
  static constexpr std::string_view name = "a way to treat holidays";
  static constexpr std::array<WordList<Holidays>, 2> all{{{"skip", Holidays::skip}, {"cover", Holidays::cover}}};
  static constexpr std::array<OtherWord, 4> other{{{"yes", "cover"}, {"true", "cover"}, {"no", "skip"}, {"false", "skip"}}};
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
std::string_view schema_of_section<OnCall>() {
  return R"({"not": {"properties": {"none": true, "coverage": true}, "required": ["none", "coverage"]}})";
}
template <>
void finish<OnCall>(Decoder& decoder, const Node& node, OnCall&) {
  std::optional<Location> none, coverage;
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    if (node.key(i).text() == "none") none = node.key(i).location();
    if (node.key(i).text() == "coverage") coverage = node.key(i).location();
  }
  if (none && coverage)
    decoder.report(Code::wrong_shape, std::min(*none, *coverage), "`none` says that there is no on-call, but `coverage` is given as well",
                   "leave one of the two out", {{std::max(*none, *coverage), "given here as well"}});
}

}  // namespace runbook::model
