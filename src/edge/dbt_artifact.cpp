#include "edge/dbt_artifact.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <nlohmann/json.hpp>

namespace runbook::edge {
namespace {

using Json = nlohmann::json;

tl::unexpected<Failure> fail(std::string message) { return tl::make_unexpected(Failure{std::move(message)}); }

/// The member, or null where there is none.
const Json& at(const Json& object, const char* key) {
  static const Json nothing = nullptr;
  if (!object.is_object()) return nothing;
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

std::string text_at(const Json& object, const char* key) {
  const auto& value = at(object, key);
  return value.is_string() ? value.get<std::string>() : std::string{};
}

/// `{count: 12, period: hour}`; `{count: null, period: null}` and null mean none.
std::optional<Seconds> threshold_of(const Json& json) {
  const auto& count = at(json, "count");
  if (!count.is_number_integer()) return std::nullopt;
  const auto number = count.get<std::int64_t>();
  if (number <= 0 || number > 1'000'000) return std::nullopt;
  const auto period = text_at(json, "period");
  if (period == "minute") return std::chrono::minutes{number};
  if (period == "hour") return std::chrono::hours{number};
  if (period == "day") return std::chrono::days{number};
  return std::nullopt;
}

DbtCriteria criteria_of(const Json& json) { return {threshold_of(at(json, "warn_after")), threshold_of(at(json, "error_after"))}; }

/// dbt writes UTC, and a NULL of the database as the year 1.
std::optional<Instant> instant_of(const std::string& text) {
  if (text.empty() || text.starts_with("0001-")) return std::nullopt;
  const auto moment = parse_moment(text);
  return moment ? std::optional{resolve(*moment, Zone{})} : std::nullopt;
}

/// `Runtime Error` of dbt 2 is `runtime error` of dbt 1.
std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// The version in `…/dbt/sources/v3.json`; 0 where there is none.
int version_of(const Json& artifact, std::string_view kind) {
  const auto schema = text_at(at(artifact, "metadata"), "dbt_schema_version");
  const auto word = "/" + std::string{kind} + "/v";
  const auto found = schema.find(word);
  return found == schema.npos ? 0 : std::atoi(schema.c_str() + found + word.size());
}

/// What an artifact holds beside its items.
struct Rest {
  Json artifact;        ///< `metadata` alone
  bool listed = false;  ///< the items stand where they belong
};

/// Hands over each object of the list or map `items`, with its key where it has one, and forgets it. A manifest is mostly
/// of what is not asked for, and a tree of it all would take twenty times its size. Nothing where the text is no JSON, or
/// nests deeper than dbt ever would.
std::optional<Rest> read_items(std::string_view text, std::string_view items, Json::value_t shape,
                               const std::function<void(const std::string& key, const Json&)>& take) {
  constexpr int deepest = 64;
  struct TooDeep {};
  using Event = Json::parse_event_t;
  Rest rest;
  std::string section, key;
  const auto keep = [&](int depth, Event event, Json& parsed) {
    if (depth > deepest) throw TooDeep{};
    if (event == Event::key && depth == 1) {
      section = parsed.get<std::string>();
      return section == items || section == "metadata";
    }
    if (section != items || depth == 0) return true;
    if (depth == 1) {
      const bool opens = event == (shape == Json::value_t::array ? Event::array_start : Event::object_start);
      rest.listed = opens || (rest.listed && event != Event::value);
      return event != Event::array_end && event != Event::object_end;
    }
    if (depth > 2) return true;
    if (event == Event::key) key = parsed.get<std::string>();
    else if (event == Event::object_end) take(key, parsed);
    return event == Event::object_start || event == Event::key;
  };
  try {
    rest.artifact = Json::parse(text, keep, false);
  } catch (const TooDeep&) {
    return std::nullopt;
  }
  if (rest.artifact.is_discarded()) return std::nullopt;
  return rest;
}

DbtSource source_of(const Json& result) {
  DbtSource source;
  source.status = lower(text_at(result, "status"));
  const auto& error = at(result, "error");
  if (!error.is_null()) source.error = error.is_string() ? error.get<std::string>() : "an error that is not told as a text";
  if (source.error.empty() && source.status == "runtime error") source.error = "a runtime error";
  source.max_loaded_at = instant_of(text_at(result, "max_loaded_at"));
  const auto snapshot = instant_of(text_at(result, "snapshotted_at"));
  if (const auto& ago = at(result, "max_loaded_at_time_ago_in_s"); ago.is_number()) source.age = ago.get<double>();
  else if (source.max_loaded_at && snapshot) source.age = static_cast<double>((*snapshot - *source.max_loaded_at).count());
  source.criteria = criteria_of(at(result, "criteria"));
  return source;
}

DbtDeclared declared_of(const Json& json) {
  DbtDeclared one{text_at(json, "source_name"), text_at(json, "name"), text_at(json, "description"), {}, criteria_of(at(json, "freshness"))};
  if (at(json, "tags").is_array())
    for (const auto& tag : at(json, "tags"))
      if (tag.is_string() && !tag.get<std::string>().empty()) one.tags.push_back(tag.get<std::string>());
  return one;
}

}  // namespace

Result<std::map<std::string, DbtSource>> read_dbt_sources(std::string_view text) {
  std::map<std::string, DbtSource> sources;
  const auto read = read_items(text, "results", Json::value_t::array, [&](const std::string&, const Json& result) {
    if (auto id = text_at(result, "unique_id"); !id.empty()) sources.insert_or_assign(std::move(id), source_of(result));
  });
  if (!read) return fail("this is no JSON");
  const int version = version_of(read->artifact, "sources");
  if (version == 0) return fail("this is no `sources.json` of dbt: `metadata.dbt_schema_version` does not say so");
  if (version > 3) return fail("version " + std::to_string(version) + " of dbt's `sources.json` is not known; 1 to 3 are");
  if (!read->listed) return fail("this `sources.json` has no `results`");
  return sources;
}

std::optional<std::string> verdict_of(const DbtSource& source) {
  const auto& [warn, error] = source.criteria;
  if (!source.age || !source.max_loaded_at || (!warn && !error)) return std::nullopt;
  const auto over = [&](const std::optional<Seconds>& limit) { return limit && *source.age > static_cast<double>(limit->count()); };
  return over(error) ? "error" : over(warn) ? "warn" : "pass";
}

Result<std::map<std::string, DbtDeclared>> read_dbt_manifest(std::string_view text) {
  std::map<std::string, DbtDeclared> declared;
  const auto read = read_items(text, "sources", Json::value_t::object, [&](const std::string& id, const Json& json) {
    if (!id.empty()) declared.emplace(id, declared_of(json));
  });
  if (!read) return fail("this is no JSON");
  if (version_of(read->artifact, "manifest") == 0 || !read->listed) return fail("this is no `manifest.json` of dbt");
  return declared;
}

}  // namespace runbook::edge
