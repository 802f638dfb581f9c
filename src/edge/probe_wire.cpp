#include "edge/probe_wire.hpp"

#include <limits>
#include <nlohmann/json.hpp>

namespace runbook::edge {
namespace {

using Json = nlohmann::json;

/// Text of files and paths may be no UTF-8; a byte that is not is replaced, it could not be shown either.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// What no order or answer of ours holds.
struct Foreign {};

/// Not `get` alone, which takes 1e99 too, with whatever comes of it.
std::int64_t integer_of(const Json& json) {
  if (!json.is_number_integer()) throw Foreign{};
  if (json.is_number_unsigned() && json.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max()) throw Foreign{};
  return json.get<std::int64_t>();
}

template <class Choice>
Choice choice_of(const Json& json, Choice last) {
  const auto number = integer_of(json);
  if (number < 0 || number > static_cast<std::int64_t>(last)) throw Foreign{};
  return static_cast<Choice>(number);
}

/// Of the years 1 to 9999, which are all that can be written; beyond, reckoning would overflow.
Instant instant_of(const Json& json) {
  const auto seconds = integer_of(json);
  if (seconds < -62'135'596'800 || seconds > 253'402'300'799) throw Foreign{};
  return Instant{Seconds{seconds}};
}

Seconds timeout_of(const Json& json) {
  const auto seconds = integer_of(json);
  if (seconds < 1 || seconds > 3600) throw Foreign{};  // what --timeout takes
  return Seconds{seconds};
}

Json zone_json(const std::optional<Zone>& zone) { return zone ? Json(std::string{zone->name()}) : Json(nullptr); }

std::optional<Zone> zone_of(const Json& json) {
  return json.is_string() ? Zone::find(json.get<std::string>()) : std::nullopt;
}

struct Writer {
  Json operator()(const FileProbe& p) const {
    return {{"path", p.path}, {"newest", static_cast<int>(p.newest)}, {"timezone", zone_json(p.timezone)}};
  }
  Json operator()(const SqlProbe& p) const {
    return {{"connection", p.connection}, {"query", p.query}, {"timezone", zone_json(p.timezone)}};
  }
  Json operator()(const PrometheusProbe& p) const {
    return {{"url", p.url}, {"query", p.query}, {"newest", static_cast<int>(p.newest)}, {"token", p.token}};
  }
  Json operator()(const HttpProbe& p) const {
    return {{"url", p.url}, {"from", static_cast<int>(p.from)}, {"pointer", p.pointer}, {"token", p.token}, {"timezone", zone_json(p.timezone)}};
  }
  Json operator()(const DbtProbe& p) const { return {{"artifact", p.artifact}, {"unique_id", p.unique_id}}; }
  Json operator()(const CommandProbe& p) const { return {{"argv", p.argv}}; }
};

Probe probe_of(const std::string& kind, const Json& j) {
  Probe probe;
  const auto text = [&](const char* key) { return j.at(key).get<std::string>(); };
  if (kind == "file") {
    probe.what = FileProbe{text("path"), choice_of(j.at("newest"), FileProbe::Newest::name_date), zone_of(j.at("timezone"))};
  } else if (kind == "sql") {
    probe.what = SqlProbe{text("connection"), text("query"), zone_of(j.at("timezone"))};
  } else if (kind == "prometheus") {
    probe.what = PrometheusProbe{text("url"), text("query"), choice_of(j.at("newest"), PrometheusProbe::Newest::sample), text("token")};
  } else if (kind == "http") {
    probe.what = HttpProbe{text("url"), choice_of(j.at("from"), HttpProbe::From::json_pointer), text("pointer"), text("token"), zone_of(j.at("timezone"))};
  } else if (kind == "dbt") {
    probe.what = DbtProbe{text("artifact"), text("unique_id")};
  } else if (kind != "command") {
    throw Foreign{};
  } else {
    probe.what = CommandProbe{j.at("argv").get<std::vector<std::string>>()};
  }
  return probe;
}

}  // namespace

std::string write_order(const ProbeSettings& s, const ProbeTask& task) {
  return dump({{"folder", s.folder},
               {"zone", std::string{s.zone.name()}},
               {"now", s.now.time_since_epoch().count()},
               {"timeout", s.timeout.count()},
               {"allow_commands", s.allow_commands},
               {"hosts", s.policy.hosts},
               {"paths", s.policy.paths},
               {"secrets", s.secrets},
               {"subject", task.subject},
               {"kind", std::string{kind_of(task.probe)}},
               {"probe", std::visit(Writer{}, task.probe.what)}});
}

std::optional<ProbeOrder> read_order(std::string_view text) try {
  const auto j = Json::parse(text);
  ProbeOrder order;
  auto& s = order.settings;
  s.folder = j.at("folder").get<std::string>();
  s.zone = zone_of(j.at("zone")).value_or(Zone{});
  s.now = instant_of(j.at("now"));
  s.timeout = timeout_of(j.at("timeout"));
  s.allow_commands = j.at("allow_commands").get<bool>();
  s.policy.hosts = j.at("hosts").get<std::vector<std::string>>();
  s.policy.paths = j.at("paths").get<std::vector<std::string>>();
  s.secrets = j.at("secrets").get<std::vector<std::string>>();
  order.task.subject = j.at("subject").get<std::string>();
  order.task.probe = probe_of(j.at("kind").get<std::string>(), j.at("probe"));
  return order;
} catch (const Json::exception&) {
  return std::nullopt;
} catch (const Foreign&) {
  return std::nullopt;
}

std::string write_answer(const Result<Found>& answer) {
  if (!answer) return dump({{"error", answer.error().message}});
  return dump({{"at", answer->at.time_since_epoch().count()}, {"note", answer->note}});
}

std::optional<Result<Found>> read_answer(std::string_view text) try {
  const auto j = Json::parse(text);
  if (j.contains("error")) return Result<Found>{tl::make_unexpected(Failure{j.at("error").get<std::string>()})};
  return Result<Found>{Found{instant_of(j.at("at")), j.at("note").get<std::string>()}};
} catch (const Json::exception&) {
  return std::nullopt;
} catch (const Foreign&) {
  return std::nullopt;
}

}  // namespace runbook::edge
