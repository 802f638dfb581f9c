#include "model/probe_sections.hpp"

#include "model/probe_forms.hpp"
#include "model/secret_reference.hpp"

namespace runbook::model {

template <>
struct Words<FileProbe::Newest> {
  static constexpr std::string_view name = "what tells the newest";
  static constexpr std::array<WordList<FileProbe::Newest>, 2> all{
      {{"mtime", FileProbe::Newest::mtime}, {"name-date", FileProbe::Newest::name_date}}};
};
template <>
struct Words<PrometheusProbe::Newest> {
  static constexpr std::string_view name = "what tells the newest";
  static constexpr std::array<WordList<PrometheusProbe::Newest>, 2> all{
      {{"value", PrometheusProbe::Newest::value}, {"sample", PrometheusProbe::Newest::sample}}};
};
template <>
struct Words<HttpProbe::From> {
  static constexpr std::string_view name = "what tells the last arrival";
  static constexpr std::array<WordList<HttpProbe::From>, 2> all{
      {{"last-modified", HttpProbe::From::last_modified}, {"json-pointer", HttpProbe::From::json_pointer}}};
};

namespace {

template <class Kind, class F>
Field<Probe> kind_row(std::string_view key, std::string_view doc) {
  return custom<Probe, F>(key, doc, false, [](Decoder& d, const Node& n, Probe& probe) {
    Kind kind;
    const bool good = F::read(d, n, kind);
    if (good) probe.what = std::move(kind);
    return good;
  });
}

/// Argv is the whole of a command.
struct CommandForm {
  static const Type& type() { return Argv::type(); }
  static bool read(Decoder& d, const Node& n, CommandProbe& command) { return Argv::read(d, n, command.argv); }
};

constexpr std::array<std::string_view, 6> kinds{"file", "sql", "prometheus", "http", "dbt", "command"};

}  // namespace

template <>
std::string_view title_of_section<FileProbe>() { return "a file probe"; }
template <>
const std::vector<Field<FileProbe>>& fields_of<FileProbe>() {
  static const std::vector<Field<FileProbe>> table{
      need<&FileProbe::path, Text>("path", "Files or partition folders, with globs, relative to the workspace's folder."),
      field<&FileProbe::newest, Word<FileProbe::Newest>>("newest", "What tells the newest: `mtime` (default), or the date in its name."),
      field<&FileProbe::timezone, TimeZone>("timezone", "The zone of the dates in names; the workspace's otherwise."),
  };
  return table;
}

template <>
std::string_view title_of_section<SqlProbe>() { return "a database probe"; }
template <>
const std::vector<Field<SqlProbe>>& fields_of<SqlProbe>() {
  static const std::vector<Field<SqlProbe>> table{
      need<&SqlProbe::connection, SecretReference>("connection", "The connection, as a reference, `env:NAME` or `file:PATH`."),
      need<&SqlProbe::query, Text>("query", "A query for one value: the instant of the last arrival."),
      field<&SqlProbe::timezone, TimeZone>("timezone", "The zone of a result without an offset; the workspace's otherwise."),
  };
  return table;
}

template <>
std::string_view title_of_section<PrometheusProbe>() { return "a Prometheus probe"; }
template <>
const std::vector<Field<PrometheusProbe>>& fields_of<PrometheusProbe>() {
  static const std::vector<Field<PrometheusProbe>> table{
      need<&PrometheusProbe::url, ProbeUrl>("url", "Where Prometheus is, or a reference to it."),
      need<&PrometheusProbe::query, Text>("query", "PromQL, asked as an instant query."),
      field<&PrometheusProbe::newest, Word<PrometheusProbe::Newest>>(
          "newest", "`value` (default): the value is a Unix time; `sample`: the time of the newest sample of a range such as `x[1d]`."),
      field<&PrometheusProbe::token, SecretReference>("token", "A bearer token, as a reference."),
  };
  return table;
}

template <>
std::string_view title_of_section<HttpProbe>() { return "an HTTP probe"; }
template <>
const std::vector<Field<HttpProbe>>& fields_of<HttpProbe>() {
  static const std::vector<Field<HttpProbe>> table{
      need<&HttpProbe::url, ProbeUrl>("url", "The page, or a reference to it."),
      field<&HttpProbe::from, Word<HttpProbe::From>>("from", "What tells the last arrival: `last-modified` (default), or `json-pointer`."),
      field<&HttpProbe::pointer, JsonPointer>("pointer", "Where the instant stands in the JSON that it answers with (RFC 6901)."),
      field<&HttpProbe::token, SecretReference>("token", "A bearer token, as a reference."),
      field<&HttpProbe::timezone, TimeZone>("timezone", "The zone of an instant without an offset; the workspace's otherwise."),
  };
  return table;
}
template <>
std::string_view schema_of_section<HttpProbe>() {
  return R"({"if": {"properties": {"from": {"const": "json-pointer"}}, "required": ["from"]},
             "then": {"properties": {"pointer": true}, "required": ["pointer"]},
             "else": {"not": {"properties": {"from": true, "pointer": true}, "required": ["from", "pointer"]}}})";
}
template <>
void finish<HttpProbe>(Decoder& decoder, const Node& node, HttpProbe& probe) {
  if (probe.from == HttpProbe::From::json_pointer && !node.find("pointer")) {
    decoder.report(Code::missing_key, Section<HttpProbe>::first_key(node), "`from: json-pointer` needs the key `pointer`",
                   "`pointer`: where the instant stands, such as `/data/loaded_at`");
  } else if (!node.find("from") && node.find("pointer")) {
    probe.from = HttpProbe::From::json_pointer;
  } else if (probe.from == HttpProbe::From::last_modified && !probe.pointer.empty()) {
    decoder.report(Code::wrong_shape, node.location(), "`pointer` does not go with `from: last-modified`",
                   "write `from: json-pointer`, or leave `pointer` out");
  }
}

template <>
std::string_view title_of_section<DbtProbe>() { return "a dbt probe"; }
template <>
const std::vector<Field<DbtProbe>>& fields_of<DbtProbe>() {
  static const std::vector<Field<DbtProbe>> table{
      need<&DbtProbe::artifact, Text>("artifact", "The `sources.json` that `dbt source freshness` writes."),
      need<&DbtProbe::unique_id, Text>("unique_id", "The source, such as `source.shop.raw.orders`."),
  };
  return table;
}

template <>
std::string_view title_of_section<Probe>() { return "a probe"; }
template <>
const std::vector<Field<Probe>>& fields_of<Probe>() {
  static const std::vector<Field<Probe>> table{
      kind_row<FileProbe, Section<FileProbe>>("file", "Files and partition folders."),
      kind_row<SqlProbe, Section<SqlProbe>>("sql", "A query of a database."),
      kind_row<PrometheusProbe, Section<PrometheusProbe>>("prometheus", "A query of Prometheus."),
      kind_row<HttpProbe, Section<HttpProbe>>("http", "A page's age, or an instant in its JSON."),
      kind_row<DbtProbe, Section<DbtProbe>>("dbt", "What `dbt source freshness` found."),
      kind_row<CommandProbe, CommandForm>("command", "A program that prints the instant; off without `--allow-commands`."),
  };
  return table;
}
template <>
std::string_view schema_of_section<Probe>() {
  static const std::string json = [] {
    std::string list;
    for (const auto kind : kinds) {
      const auto key = "\"" + std::string{kind} + "\"";
      list += (list.empty() ? "" : ", ") + ("{\"properties\": {" + key + ": true}, \"required\": [" + key + "]}");
    }
    return R"({"properties": {"command": {"not": {"anyOf": [{"const": []}, {"type": "string", "pattern": " "}]}}}, "oneOf": [)" + list + "]}";
  }();
  return json;
}
template <>
void finish<Probe>(Decoder& decoder, const Node& node, Probe&) {
  std::vector<std::string_view> given;
  bool other = false;
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const auto key = node.key(i).text();
    if (std::ranges::find(kinds, key) != kinds.end()) given.push_back(key);
    else other = other || !key.starts_with("x-");
  }
  const std::vector<std::string_view> all{kinds.begin(), kinds.end()};
  if (given.empty() && !other) {
    decoder.report(Code::missing_key, Section<Probe>::first_key(node), "a probe needs one of the keys " + one_of(all));
  } else if (given.size() > 1) {
    decoder.report(Code::wrong_shape, node.location(), "a probe is of one kind, not of " + std::to_string(given.size()),
                   "keep one of " + one_of(given));
  }
}

template <>
std::string_view title_of_section<ProbePolicy>() { return "a policy for probes"; }
template <>
const std::vector<Field<ProbePolicy>>& fields_of<ProbePolicy>() {
  static const std::vector<Field<ProbePolicy>> table{
      field<&ProbePolicy::hosts, ListOf<HostPattern>>("hosts", "Hosts that probes may ask."),
      field<&ProbePolicy::paths, ListOf<Text>>("paths", "Folders and files outside of the workspace that probes may look into."),
  };
  return table;
}

namespace {

/// Keys whose values are shown whatever stands in them.
bool is_open(std::string_view key) {
  static constexpr std::array<std::string_view, 9> open{"query",   "path",    "newest",   "timezone", "from",
                                                        "pointer", "artifact", "unique_id", "command"};
  return std::ranges::find(open, key) != open.end();
}

void hide_secrets(Decoder& decoder, const Node& node) {  // 32 levels at the most: the document layer holds the limit
  if (node.is_scalar() && !is_reference(node.text()) && !(ProbeUrl::is_address(node.text()) && !holds_secret(node.text())))
    decoder.hide(node);
  for (std::uint32_t i = 0; i < node.size(); ++i)
    if (!node.is_map() || !is_open(node.key(i).text())) hide_secrets(decoder, node.at(i));
  for (std::uint32_t i = 0; i < node.repeated_size(); ++i)
    if (!is_open(node.repeated_key(i).text())) hide_secrets(decoder, node.repeated_at(i));
}

}  // namespace

bool ProbeForm::read(Decoder& decoder, const Node& node, Value& probe) {
  hide_secrets(decoder, node);
  return Section<Probe>::read(decoder, node, probe.emplace());
}

}  // namespace runbook::model
