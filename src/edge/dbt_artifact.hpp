// dbt's artifacts, as what we need of them: `sources.json` (versions 1 to 3, https://schemas.getdbt.com/dbt/sources/v3.json)
// and the sources of `manifest.json`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "runbook/ports.hpp"

namespace runbook::edge {

struct DbtCriteria {
  std::optional<Seconds> warn_after;
  std::optional<Seconds> error_after;
  auto operator<=>(const DbtCriteria&) const = default;
};

/// What dbt found of one source.
struct DbtSource {
  std::string status;                    ///< `pass`, `warn`, `error` or `runtime error`, however it was spelt
  std::string error;                     ///< of a runtime error
  std::optional<Instant> max_loaded_at;  ///< nothing where dbt found no row
  std::optional<double> age;             ///< seconds, when dbt looked
  DbtCriteria criteria;
};

/// By unique id. Fails where the text is no such artifact, or of a version that is not known.
[[nodiscard]] Result<std::map<std::string, DbtSource>> read_dbt_sources(std::string_view text);

/// `pass`, `warn` or `error` by dbt's own rule, age > threshold, from the numbers; nothing where they do not say.
[[nodiscard]] std::optional<std::string> verdict_of(const DbtSource& source);

/// What a dbt project says of one source.
struct DbtDeclared {
  std::string source_name;
  std::string name;
  std::string description;
  std::vector<std::string> tags;
  DbtCriteria criteria;
};
[[nodiscard]] Result<std::map<std::string, DbtDeclared>> read_dbt_manifest(std::string_view text);

}  // namespace runbook::edge
