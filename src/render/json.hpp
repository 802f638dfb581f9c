// What every JSON output has in common (cli.md): keys in the documented order, absent things as null, instants in one
// zone, durations as whole seconds.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "runbook/model.hpp"

namespace runbook::render {

using Json = nlohmann::ordered_json;

/// An instant as RFC 3339 in `zone`; null where there is none.
[[nodiscard]] inline Json json_instant(std::optional<Instant> instant, Zone zone) {
  return instant ? Json(format_instant(*instant, zone)) : Json(nullptr);
}

/// Text; null where it is empty, which is how the model says "not given".
[[nodiscard]] inline Json json_text(std::string_view text) { return text.empty() ? Json(nullptr) : Json(std::string(text)); }

/// The id of what a handle names; null where there is none.
template <class T>
[[nodiscard]] Json json_id(const Workspace& workspace, const std::optional<Handle<T>>& handle) {
  return handle ? Json(workspace[*handle].id) : Json(nullptr);
}

/// The ids of a list of handles, in its order.
template <class T>
[[nodiscard]] Json json_ids(const Workspace& workspace, const std::vector<Handle<T>>& handles) {
  Json ids = Json::array();
  for (const auto handle : handles) ids.push_back(workspace[handle].id);
  return ids;
}

/// The whole output, indented by two and ended by a newline. Bytes that are not UTF-8 become U+FFFD: this never throws
/// for what a text holds.
[[nodiscard]] inline std::string to_output(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace runbook::render
