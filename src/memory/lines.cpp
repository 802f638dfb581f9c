// The log as JSON lines, for copies and for moving from one database to another.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "memory/limits.hpp"
#include "runbook/memory.hpp"
#include "text/amounts.hpp"
#include "text/utf8.hpp"

namespace runbook {
namespace {

using Json = nlohmann::ordered_json;

Json instant(std::optional<Instant> at) { return at ? Json(format_instant(*at, Zone{})) : Json(nullptr); }
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

struct Fault {
  std::string message;
};

/// Reads the keys of one line. Throws Fault for what is missing or does not fit.
class Line {
 public:
  explicit Line(std::string_view text) : json_(nlohmann::json::parse(text, nullptr, false)) {
    if (!json_.is_object()) throw Fault{"this is no JSON object"};
  }

  [[nodiscard]] std::string text(const char* key) const {
    const auto found = json_.find(key);
    if (found == json_.end() || found->is_null()) return {};
    if (!found->is_string()) throw Fault{std::string{"\""} + key + "\" is not a text"};
    auto value = found->get<std::string>();
    if (value.find('\0') != value.npos) throw Fault{std::string{"\""} + key + "\" holds a NUL"};
    return value;
  }
  [[nodiscard]] std::string given(const char* key) const {
    auto value = text(key);
    if (value.empty()) throw Fault{std::string{"\""} + key + "\" is missing"};
    return value;
  }
  [[nodiscard]] std::optional<Instant> instant(const char* key) const {
    const auto value = text(key);
    if (value.empty()) return std::nullopt;
    const auto moment = parse_moment(value);
    const auto* at = moment ? std::get_if<Instant>(&*moment) : nullptr;
    if (at == nullptr) throw Fault{std::string{"\""} + key + "\" is no instant with an offset"};
    return *at;
  }
  [[nodiscard]] Instant given_instant(const char* key) const {
    const auto at = instant(key);
    if (!at) throw Fault{std::string{"\""} + key + "\" is missing"};
    return *at;
  }

 private:
  nlohmann::json json_;
};

Act act_of(const Line& line, Act::Kind kind) {
  Act act;
  act.kind = kind;
  act.id = line.given("id");
  if (act.id.size() != 16 || act.id.find_first_not_of("0123456789abcdef") != act.id.npos)
    throw Fault{"\"id\" is not of 16 hexadecimal digits"};
  act.subject = line.text("about");
  act.at = line.given_instant("at");
  act.since = line.instant("since");
  act.until = line.instant("until");
  act.refers = line.text("refers");
  act.note = line.text("note");
  const bool incident = kind == Act::Kind::ack || kind == Act::Kind::resolve;
  if (kind != Act::Kind::prune && act.subject.empty()) throw Fault{"\"about\" is missing"};
  if (incident && !act.since) throw Fault{"\"since\" is missing"};
  if (kind == Act::Kind::silence && !act.until) throw Fault{"\"until\" is missing"};
  if (kind == Act::Kind::end && act.refers.empty()) throw Fault{"\"refers\" is missing"};
  return act;
}

Event event_of(const Line& line) {
  Event event;
  event.recorded = line.given_instant("recorded");
  event.by = {line.text("by"), line.text("user")};
  const auto kind = line.given("event");
  if (kind != "observation") {
    const auto known = find_act(kind);
    if (!known) throw Fault{"\"event\" is " + text::visible(kind.substr(0, 40)) + "; expected observation, ack, silence, end, resolve or prune"};
    event.what = act_of(line, *known);
    return event;
  }
  Seen seen{line.given("subject"), line.given_instant("at"), {}};
  if (const auto period = line.text("for"); !period.empty()) {
    seen.period = parse_period(period);
    if (!seen.period) throw Fault{"\"for\" is no period such as 2026-11"};
  }
  event.what = std::move(seen);
  return event;
}

/// Puts events that were recorded at once together again.
class Gatherer {
 public:
  void add(Event event) {
    if (list_.empty() || list_.back().recorded != event.recorded || list_.back().by != event.by) {
      list_.push_back({event.by, event.recorded, {}, {}});
      place_.clear();
    }
    Recording& to = list_.back();
    if (auto* act = std::get_if<Act>(&event.what)) {
      to.acts.push_back(std::move(*act));
      return;
    }
    auto& seen = std::get<Seen>(event.what);
    const auto [found, fresh] = place_.try_emplace(seen.subject, to.seen.size());
    if (fresh) to.seen.push_back({std::move(seen.subject), {}});
    to.seen[found->second].seen.push_back({seen.at, seen.period, 0});
  }
  [[nodiscard]] std::vector<Recording> finish() && { return std::move(list_); }

 private:
  std::vector<Recording> list_;
  std::unordered_map<std::string, std::size_t> place_;  // in the last recording
};

}  // namespace

std::string event_line(const Event& event) {
  Json json;
  if (const auto* seen = std::get_if<Seen>(&event.what)) {
    json = {{"event", "observation"}, {"subject", seen->subject}, {"at", instant(seen->at)},
            {"for", seen->period ? Json(format_period(*seen->period)) : Json(nullptr)}};
  } else {
    const auto& act = std::get<Act>(event.what);
    // Not "subject": a line with that and an instant would read as an observation, should somebody record the copy.
    json = {{"event", name_of(act.kind)}, {"id", act.id}, {"about", text_or_null(act.subject)}, {"at", instant(act.at)},
            {"since", instant(act.since)}, {"until", instant(act.until)}, {"refers", text_or_null(act.refers)},
            {"note", text_or_null(act.note)}};
  }
  json["recorded"] = instant(event.recorded);
  json["by"] = text_or_null(event.by.person);
  json["user"] = text_or_null(event.by.user);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<std::vector<Recording>> read_event_lines(std::string_view text) {
  if (text.starts_with(text::byte_order_mark)) text.remove_prefix(text::byte_order_mark.size());
  Gatherer gatherer;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    try {
      if (line.size() > memory::longest_line) throw Fault{"it is longer than " + text::in_bytes(memory::longest_line) + ", and no event is"};
      gatherer.add(event_of(Line{line}));
    } catch (const Fault& fault) {
      return tl::make_unexpected(Failure{"line " + std::to_string(number) + ": " + fault.message});
    }
  }
  return std::move(gatherer).finish();
}

}  // namespace runbook
