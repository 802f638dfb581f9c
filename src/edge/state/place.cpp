#include "edge/state/place.hpp"

#include <sys/resource.h>

#include <cstdlib>

#include "edge/disk.hpp"
#include "text/utf8.hpp"

namespace runbook::edge {
namespace {

tl::unexpected<Failure> failure(std::string message) { return tl::make_unexpected(Failure{std::move(message)}); }

/// What a reference stands for. A core dump would hold it too, so from here on there is none.
Result<std::string> referred(const std::string& text) {
  const rlimit no_core{0, 0};
  (void)::setrlimit(RLIMIT_CORE, &no_core);
  std::string value;
  if (text.starts_with("env:")) {
    const char* found = std::getenv(text.c_str() + 4);
    if (found == nullptr || *found == '\0') return failure("--state " + text::visible(text) + ": there is no such environment variable");
    value = found;
  } else {
    auto read = read_input(text.substr(5));
    if (!read) return failure("--state " + text::visible(text) + " cannot be read: " + read.error().message);
    value = std::move(*read);
    while (!value.empty() && (value.back() == '\n' || value.back() == '\r')) value.pop_back();
  }
  if (value.empty()) return failure("--state " + text::visible(text) + " is empty");
  return value;
}

}  // namespace

Result<StatePlace> state_place(const std::string& text) {
  StatePlace place;
  place.shown = text::visible(text);
  std::string value = text;
  if (text.starts_with("env:") || text.starts_with("file:")) {
    auto found = referred(text);
    if (!found) return tl::make_unexpected(found.error());
    value = std::move(*found);
    place.referred = true;
  }
  for (const std::string_view scheme : {"postgresql:", "postgres:"}) {
    if (!value.starts_with(scheme)) continue;
    place.kind = StatePlace::Kind::postgresql;
    const bool uri = value.compare(scheme.size(), 2, "//") == 0;
    place.connection = uri ? value : value.substr(scheme.size());
    if (!place.referred) place.shown = "postgresql";
    return place;
  }
  if (value.starts_with("sqlite:")) value.erase(0, 7);
  if (value.empty()) return failure("--state names no file");
  // A name that looks like another database is no file that somebody meant.
  if (value.find("://") != std::string::npos)
    return failure("--state " + (place.referred ? place.shown : std::string{"…"}) + " is neither a file nor a postgresql:… connection");
  place.path = std::move(value);
  if (!place.referred) place.shown = text::visible(place.path);
  return place;
}

}  // namespace runbook::edge
