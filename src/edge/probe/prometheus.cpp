// `prometheus`: an instant query (https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries).
#include <curl/curl.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "edge/probe/fetch.hpp"

namespace runbook::edge::probe {
namespace {

using Json = nlohmann::json;

std::string encoded(const std::string& text) {
  char* escaped = curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size()));
  std::string out{escaped ? escaped : ""};
  curl_free(escaped);
  return out;
}

/// A value as a Unix time in seconds; NaN, infinities and counts are none.
std::optional<Instant> as_time(const std::string& text) {
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  // 1e8 is in 1973, 1e11 in the year 5138: what lies outside is no time in seconds.
  if (end == text.c_str() || !std::isfinite(number) || number < 1e8 || number >= 1e11) return std::nullopt;
  return Instant{Seconds{static_cast<std::int64_t>(number)}};
}

struct Newest {
  std::optional<Instant> at;
  std::string strange;  ///< a value that is no time
  void add(const std::string& value) {
    if (const auto time = as_time(value)) at = std::max(*time, at.value_or(*time));
    else if (strange.empty()) strange = value;
  }
};

Result<Found> read(const Json& data, PrometheusProbe::Newest newest) {
  const auto type = data.at("resultType").get<std::string>();
  const auto& result = data.at("result");
  Newest found;
  if (newest == PrometheusProbe::Newest::sample) {
    if (type != "matrix")
      return fail("the query gives one value of each series, which carries the time of the question; `newest: sample` asks for a range such as `x[1d]`");
    for (const auto& series : result)
      for (const auto& sample : series.at("values")) {
        const Instant at{Seconds{static_cast<std::int64_t>(sample.at(0).get<double>())}};
        found.at = std::max(at, found.at.value_or(at));
      }
  } else if (type == "scalar") {
    found.add(result.at(1).get<std::string>());
  } else if (type == "vector") {
    for (const auto& series : result) found.add(series.at("value").at(1).get<std::string>());
  } else {
    return fail("the query gives a " + type + "; `newest: value` asks for one value, such as `max(x)`, and `newest: sample` for a range");
  }
  if (found.at) return Found{*found.at, {}};
  if (!found.strange.empty()) return fail("the value " + shown(found.strange) + " is no Unix time in seconds");
  return fail("the query finds no series");
}

}  // namespace

Result<Found> look_at(const PrometheusProbe& probe, const Look& look) {
  Request request{probe.url, probe.token, "/api/v1/query", {}, true};
  request.form = "query=" + encoded(probe.query) + "&timeout=" + std::to_string(look.settings.timeout.count()) + "s";
  const auto response = fetch(request, look);
  if (!response) return tl::make_unexpected(response.error());
  const auto answer = Json::parse(response->body, nullptr, false);
  if (answer.is_object() && answer.value("status", "") == "error") return fail("Prometheus says: " + answer.value("error", "an error"));
  if (response->status / 100 != 2) return fail(status_in_words(response->status));
  try {
    return read(answer.at("data"), probe.newest);
  } catch (const Json::exception&) {
    return fail("the answer is none of Prometheus's query API");
  }
}

}  // namespace runbook::edge::probe
