#include "check/words.hpp"

#include "model/decoder.hpp"

namespace runbook::rules {
namespace {

std::string civil(Instant at, Zone zone) {
  const LocalTime local = zone.to_local(at);
  const Day day = std::chrono::floor<std::chrono::days>(local);
  return format_day(day) + " " + format_clock(local - day);
}

std::string in_zone(Zone zone) { return " (" + std::string{zone.name()} + ")"; }

std::string_view sort_of(const Party& party) {
  constexpr std::string_view names[] = {"person", "team", "role", "rotation"};  // in the order of Party
  return names[party.index()];
}

}  // namespace

std::string ticked(std::string_view word) { return model::quoted(word); }

std::string ticked_list(const std::vector<std::string>& words, std::size_t most) {
  std::string text;
  const std::size_t shown = words.size() > most ? most - 1 : words.size();
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += ticked(words[i]);
  }
  if (shown < words.size()) text += " and " + std::to_string(words.size() - shown) + " more";
  return text;
}

std::string described(const Workspace& workspace, const Party& party) {
  return std::string{sort_of(party)} + " " + ticked(id_of(workspace, party));
}

std::string shown(Interval when, Zone zone) {
  return "from " + civil(when.begin, zone) + " to " + civil(when.end, zone) + in_zone(zone);
}

std::string as_written(const Sources& sources, const Location& at, Seconds duration) {
  auto text = sources.text(at.file);
  if (text.size() < at.span.end) return format_duration(duration);  // forgotten
  text = text.substr(at.span.begin, at.span.end - at.span.begin);
  if (text.size() > 2 && (text.front() == '"' || text.front() == '\'')) text = text.substr(1, text.size() - 2);
  const bool reads = text.size() < 24 && parse_duration(text) == duration;
  return reads ? std::string{text} : format_duration(duration);
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string{noun} + (count == 1 ? "" : "s");
}

Zone zone_of(const Workspace& workspace, const Party& party) {
  const auto team = team_of(workspace, party);
  return team ? workspace[*team].timezone.value_or(workspace.timezone) : workspace.timezone;
}

}  // namespace runbook::rules
