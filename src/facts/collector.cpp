#include "facts/collector.hpp"

#include "text/utf8.hpp"

namespace runbook::facts {
namespace {

/// A period as each `every` writes it, for messages.
std::string_view example_of(Every every) {
  switch (every) {
    case Every::day:
      return "2026-11-30";
    case Every::week:
      return "2026-W48";
    case Every::month:
      return "2026-11";
    case Every::quarter:
      return "2026-Q4";
    case Every::year:
      return "2026";
  }
  return "";
}

}  // namespace

Collector::Collector(const Workspace& workspace) : workspace_(workspace), subjects_(workspace), gathering_(workspace) {}

void Collector::add(std::string_view subject, std::string_view at, std::optional<std::string_view> period,
                    std::size_t line) {
  const auto target = subjects_.find(subject);
  if (!target) {
    warn(line, "nothing is called " + quoted(subject) + subjects_.suggestion(subject));
    return;
  }
  const auto moment = parse_moment(at);
  // A date alone names a day, and which of its instants was meant nobody can tell.
  if (!moment || std::holds_alternative<Day>(*moment)) {
    warn(line, quoted(at) + " is no instant; expected one such as 2026-11-23T09:00:00Z");
    return;
  }
  Observation observation{.at = resolve(*moment, workspace_.timezone), .period = {}, .order = order_};
  if (period && target->is_source) {
    warn(line, "\"" + std::string{subject} + "\" is a source, and a source takes no \"for\"");
    return;
  }
  if (period) {
    const Every every = workspace_[target->pipeline].obligations[target->index].every;
    observation.period = parse_period(*period);
    if (!observation.period || observation.period->every != every) {
      warn(line, "\"for\" is " + quoted(*period) + ", but \"" + std::string{subject} + "\" is due every " +
                     std::string{name_of(every)} + "; expected a period such as " + std::string{example_of(every)});
      return;
    }
  }
  gathering_.add(*target, observation);
  ++order_;
}

std::string Collector::place(std::size_t line) const {
  return path_ + (line == 0 ? "" : ":" + std::to_string(line)) + ": ";
}

void Collector::warn(std::size_t line, std::string_view message) {
  read_.warnings.push_back(place(line).append(message));
}

void Collector::fail(std::size_t line, std::string_view message) {
  std::string text = place(line).append(message);
  if (read_.error)
    read_.error->append("\n").append(text);
  else
    read_.error = std::move(text);
}

ReadFacts Collector::finish() && {
  read_.facts = std::move(gathering_).finish();
  return std::move(read_);
}

std::string quoted(std::string_view value) {
  constexpr std::size_t bytes_read = 400;  // enough for what is shown, however long the value is
  constexpr std::size_t columns_shown = 60;
  return '"' + text::truncate(text::visible(value.substr(0, bytes_read)), columns_shown) + '"';
}

}  // namespace runbook::facts
