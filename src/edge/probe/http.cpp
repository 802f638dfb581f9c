// `http`: a page's age, or an instant in the JSON that it answers with.
#include <nlohmann/json.hpp>

#include "edge/probe/fetch.hpp"
#include "edge/probe/instants.hpp"

namespace runbook::edge::probe {

Result<Found> look_at(const HttpProbe& probe, const Look& look) {
  const bool json = probe.from == HttpProbe::From::json_pointer;
  const auto response = fetch({probe.url, probe.token, {}, {}, json}, look);
  if (!response) return tl::make_unexpected(response.error());
  if (response->status / 100 != 2) return fail(status_in_words(response->status));
  if (!json) {
    if (!response->last_modified) return fail("the server names no `Last-Modified`; `from: json-pointer` reads an instant from its answer");
    return Found{*response->last_modified, {}};
  }
  const auto document = nlohmann::json::parse(response->body, nullptr, false);
  if (document.is_discarded()) return fail("the answer is no JSON");
  const nlohmann::json* value = nullptr;
  try {
    const nlohmann::json::json_pointer pointer{probe.pointer};
    if (document.contains(pointer)) value = &document.at(pointer);
  } catch (const nlohmann::json::exception&) {
    value = nullptr;  // a step such as `-` or `01` that an array has no place for
  }
  if (value == nullptr) return fail("the answer has nothing at " + shown(probe.pointer));
  if (value->is_null()) return fail("the answer has null at " + shown(probe.pointer) + ": nothing has arrived yet");
  if (value->is_structured()) return fail("the answer has a list or a map at " + shown(probe.pointer) + ", not an instant");
  const auto text = value->is_string() ? value->get<std::string>() : value->dump();
  const auto at = read_instant(text, probe.timezone.value_or(look.settings.zone));
  if (!at) return fail(shown(text) + " at " + shown(probe.pointer) + " is no instant such as 2026-11-23T09:00:00Z, nor a Unix time");
  return Found{*at, {}};
}

}  // namespace runbook::edge::probe
