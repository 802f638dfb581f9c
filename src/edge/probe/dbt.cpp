// `dbt`: what `dbt source freshness` wrote.
#include "edge/dbt_artifact.hpp"
#include "edge/disk.hpp"
#include "edge/probe/client.hpp"
#include "edge/probe/paths.hpp"

namespace runbook::edge::probe {

Result<Found> look_at(const DbtProbe& probe, const Look& look) {
  const auto path = allowed_path(probe.artifact, look.settings.policy);
  if (!path) return tl::make_unexpected(path.error());
  const auto text = read_input(path->string());
  if (!text) return fail(shown(probe.artifact) + " cannot be read: " + text.error().message);
  const auto artifact = read_dbt_sources(*text);
  if (!artifact) return fail(shown(probe.artifact) + ": " + artifact.error().message);
  const auto found = artifact->find(probe.unique_id);
  if (found == artifact->end()) {
    // dbt leaves out a source whose query failed, from 1.8 on.
    return fail("dbt's artifact holds nothing of " + shown(probe.unique_id) + ": its freshness is not checked there, or the check failed");
  }
  const DbtSource& source = found->second;
  if (!source.error.empty()) return fail("dbt could not tell: " + shown(source.error));
  if (!source.max_loaded_at) return fail("dbt found no row (NULL): nothing has been loaded yet");
  std::string note;
  if (const auto verdict = verdict_of(source); verdict && !source.status.empty() && *verdict != source.status)
    note = "dbt says `" + source.status + "`, but by its own numbers it is `" + *verdict + "`";
  return Found{*source.max_loaded_at, note};
}

}  // namespace runbook::edge::probe
