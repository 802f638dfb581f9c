// Where the last arrival of a source can be read, as the language has it (docs/probes.md), and what one look found.
//
// Nothing here touches the world: `check` reads these values and never runs them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runbook/source.hpp"
#include "runbook/time.hpp"

namespace runbook {

/// Files and partition folders. `path` may hold globs; relative to the workspace's folder.
struct FileProbe {
  enum class Newest : std::uint8_t { mtime, name_date };
  std::string path;
  Newest newest = Newest::mtime;
  std::optional<Zone> timezone;  ///< of the dates in names
  bool operator==(const FileProbe&) const = default;
};

/// One value of a database. `connection` is a reference (`env:NAME`, `file:PATH`), never the secret.
struct SqlProbe {
  std::string connection;
  std::string query;
  std::optional<Zone> timezone;  ///< of a result without an offset
  bool operator==(const SqlProbe&) const = default;
};

/// An instant query. `url` is an address without secrets in it, or a reference; `token` a reference, or empty.
struct PrometheusProbe {
  enum class Newest : std::uint8_t { value, sample };
  std::string url;
  std::string query;
  Newest newest = Newest::value;
  std::string token;
  bool operator==(const PrometheusProbe&) const = default;
};

/// A page's `Last-Modified`, or a value of the JSON it answers with. `url` and `token` as for Prometheus.
struct HttpProbe {
  enum class From : std::uint8_t { last_modified, json_pointer };
  std::string url;
  From from = From::last_modified;
  std::string pointer;  ///< RFC 6901; for `json-pointer`
  std::string token;
  std::optional<Zone> timezone;
  bool operator==(const HttpProbe&) const = default;
};

/// What `dbt source freshness` wrote.
struct DbtProbe {
  std::string artifact;
  std::string unique_id;
  bool operator==(const DbtProbe&) const = default;
};

/// A program and its arguments, never a shell's line.
struct CommandProbe {
  std::vector<std::string> argv;
  bool operator==(const CommandProbe&) const = default;
};

struct Probe {
  std::variant<FileProbe, SqlProbe, PrometheusProbe, HttpProbe, DbtProbe, CommandProbe> what;
  Location at;  ///< its first key
};
/// `file`, `sql`, `prometheus`, `http`, `dbt` or `command`.
[[nodiscard]] std::string_view kind_of(const Probe& probe);
/// For a person, in one line, without anything that could be a secret: `file landing/dt=*/`, `sql env:WAREHOUSE`.
[[nodiscard]] std::string describe(const Probe& probe);

/// What probes may reach: `probes` of workspace.yaml. Nothing beyond the workspace's own folder where it is empty.
struct ProbePolicy {
  std::vector<std::string> hosts;  ///< `name`, `*.suffix` or an address, each perhaps with `:port`
  std::vector<std::string> paths;  ///< folders and files, relative to the workspace's folder or absolute
  bool operator==(const ProbePolicy&) const = default;
};

/// One place to look at.
struct ProbeTask {
  std::string subject;
  Probe probe;
};

/// What a look found.
struct Found {
  Instant at;        ///< the last arrival
  std::string note;  ///< what a person should know besides (a disagreement with dbt), or empty
  bool operator==(const Found&) const = default;
};

}  // namespace runbook
