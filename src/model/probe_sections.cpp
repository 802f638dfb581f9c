#include "model/probe_sections.hpp"

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

/// Whether an address carries a secret with it: `user:password@`, or a query such as `?token=…`.
bool holds_secret(std::string_view url) {
  const auto begin = url.find("://") + 3;
  const auto authority = url.substr(begin, url.find_first_of("/?#", begin) - begin);
  if (authority.find('@') != authority.npos) return true;
  const auto query = url.find('?');
  if (query == url.npos) return false;
  std::string lower{url.substr(query)};
  for (auto& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::ranges::any_of(std::initializer_list<std::string_view>{"token=", "key=", "secret=", "password=", "signature=", "sig="},
                             [&](auto word) { return lower.find(word) != lower.npos; });
}

/// `https://…`, or a reference to it where a secret is in it.
struct ProbeUrl {
  using Value = std::string;
  static const Type& type() {
    static const Type made{Type::Shape::text, "an address such as `https://example.com/x`, or a reference, `env:NAME` or `file:PATH`",
                           R"(^(https?://[^\s]+|env:[A-Za-z_][A-Za-z0-9_]*|file:[\s\S]+)$)", {}, nullptr, nullptr, {}, false};
    return made;
  }
  static bool is_address(std::string_view text) {
    const auto scheme = text.starts_with("https://") ? 8u : text.starts_with("http://") ? 7u : 0u;
    return scheme > 0 && text.size() > scheme && text[scheme] != '/' && text.find_first_of(" \t\n") == text.npos;
  }
  static bool read(Decoder& decoder, const Node& node, std::string& url) {
    if (!decoder.want(document::Kind::scalar, node, type().name)) return false;
    if (is_reference(node.text())) {
      url = node.text();
      return true;
    }
    if (!is_address(node.text())) {
      // What it was meant to be is not known, so it is not shown either.
      decoder.report(Code::invalid_value, node.location(), "this is not " + std::string{type().name});
      return false;
    }
    if (holds_secret(node.text())) return refuse_secret(decoder, node, "an address with a secret in it");
    url = node.text();
    return true;
  }
};

struct JsonPointer {
  using Value = std::string;
  static const Type& type() {
    static const Type made{Type::Shape::text, "a JSON pointer such as `/data/loaded_at`", "^(/([^~]|~[01])*)$", {}, nullptr, nullptr, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, std::string& pointer) {
    if (!decoder.want(document::Kind::scalar, node, type().name)) return false;
    const auto text = node.text();
    bool good = text.starts_with('/');
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '~') good = good && i + 1 < text.size() && (text[i + 1] == '0' || text[i + 1] == '1');
    if (!good) return decoder.refuse(node, type().name, "RFC 6901: `/` before each step, `~1` for a `/` within one");
    pointer = text;
    return true;
  }
};

/// `example.com`, `*.example.com`, `10.0.0.7`, `[::1]`, each perhaps with `:port`.
struct HostPattern {
  using Value = std::string;
  static const Type& type() {
    static const Type made{Type::Shape::text, "a host such as `example.com`, `*.example.com`, `10.0.0.7` or `[::1]:9090`",
                           R"(^(\*\.)?([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$)", {}, nullptr, nullptr, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, std::string& host) {
    if (!decoder.want(document::Kind::scalar, node, type().name)) return false;
    auto text = node.text();
    if (text.find("://") != text.npos)
      return decoder.refuse(node, type().name, "the host alone, without `https://` and without a path");
    if (text.starts_with("*.")) text.remove_prefix(2);
    bool good = false;
    const auto digits = [](std::string_view port) {
      return !port.empty() && port.size() <= 5 && std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (text.starts_with('[')) {
      const auto close = text.find(']');
      good = close != text.npos && close > 2 && text.substr(1, close - 1).find_first_not_of("0123456789abcdefABCDEF:.") == text.npos &&
             (close + 1 == text.size() || (text[close + 1] == ':' && digits(text.substr(close + 2))));
    } else {
      const auto colon = text.find(':');
      const auto name = text.substr(0, colon);
      good = !name.empty() && (colon == text.npos || digits(text.substr(colon + 1))) &&
             std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
             });
    }
    if (!good) return decoder.refuse(node, type().name, "an IPv6 address stands in brackets");
    host = node.text();
    return true;
  }
};

/// Argv: at least the program.
struct Argv {
  using Value = std::vector<std::string>;
  static const Type& type() { return ListOf<Text>::type(); }
  static bool read(Decoder& decoder, const Node& node, Value& argv) {
    if (node.is_sequence() && node.size() == 0) {
      decoder.report(Code::invalid_value, node.location(), "a command needs a program", "such as `[ ./newest.sh, orders ]`");
      return false;
    }
    if (node.is_scalar() && node.text().find(' ') != node.text().npos) {
      decoder.report(Code::wrong_shape, node.location(), "a command is a list of words, never a shell's line",
                     "such as `[ ./newest.sh, orders ]`");
      return false;
    }
    return ListOf<Text>::read(decoder, node, argv);
  }
};

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

void hide(Decoder& decoder, const Node& node) {  // 32 levels at the most: the document layer holds the limit
  if (node.is_scalar() && !is_reference(node.text()) && !(ProbeUrl::is_address(node.text()) && !holds_secret(node.text())))
    decoder.hide(node.location());
  for (std::uint32_t i = 0; i < node.size(); ++i)
    if (!node.is_map() || !is_open(node.key(i).text())) hide(decoder, node.at(i));
}

}  // namespace

bool ProbeForm::read(Decoder& decoder, const Node& node, Value& probe) {
  hide(decoder, node);
  return Section<Probe>::read(decoder, node, probe.emplace());
}

}  // namespace runbook::model
