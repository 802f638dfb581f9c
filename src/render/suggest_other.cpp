// Suggestions for programs and for pages.
#include "render/md_table.hpp"
#include "render/oncall_head.hpp"
#include "render/oncall_json.hpp"
#include "render/oncall_week.hpp"
#include "render/suggest_yaml.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::Json;

Json json_quality(const Quality& quality) {
  return {{"score", quality.score()}, {"coverage_percent", quality.coverage / 100.0}, {"balance_percent", quality.balance / 100.0}};
}

}  // namespace

std::string suggest_json(const SuggestReport& report, const Workspace& workspace) {
  const auto instant = [&](Instant at) { return render::json_instant(at, workspace.timezone); };
  Json rotations = Json::array();
  for (const auto& one : report.rotations) {
    const Zone zone = render::zone_of(workspace, workspace[one.rotation]);
    Json overrides = Json::array();
    for (const Suggestion& suggestion : one.overrides) {
      overrides.push_back({{"person", workspace[suggestion.person].id},
                           {"start", instant(suggestion.when.begin)},
                           {"end", instant(suggestion.when.end)},
                           {"because", name_of(suggestion.reason)},
                           {"for", render::json_id(workspace, suggestion.instead_of)},
                           {"outside_roster", suggestion.outside_roster},
                           {"yaml", render::override_item(suggestion, workspace, zone)}});
    }
    rotations.push_back({{"id", workspace[one.rotation].id},
                         {"overrides", std::move(overrides)},
                         {"left_open", render::json_gaps(one.left_open, workspace.timezone)},
                         {"before", json_quality(one.before)},
                         {"after", json_quality(one.after)}});
  }
  Json json = render::json_window(workspace, report.window);
  json["rotations"] = std::move(rotations);
  json["warnings"] = report.warnings;
  return render::to_output(json);
}

std::string suggest_markdown(const SuggestReport& report, const Workspace& workspace) {
  using namespace render;
  const WallClock clock{workspace.timezone, report.window.begin};
  std::string out = md_page_head("Suggested overrides", window_in_words(report.window, dated(clock.zone)), workspace, clock.zone);
  if (report.rotations.empty()) out += "\nThere is no rotation here.\n";
  for (const auto& one : report.rotations) {
    const Rotation& rotation = workspace[one.rotation];
    const Zone zone = zone_of(workspace, rotation);
    out += "\n## " + md::text(rotation.title, md::Place::heading) + "\n\n" + (one.overrides.empty() ? "Nothing to suggest; " : "With these ") +
           quality_in_words(one) + ".\n";
    if (!one.overrides.empty()) {
      out += "\n```yaml\n" + rotation.id + ":\n  overrides:\n";
      if (!rotation.overrides.empty()) out += "    # " + add_to_overrides(rotation) + "\n";
      for (const Suggestion& suggestion : one.overrides) {
        out += "    # " + why(suggestion, workspace) + "\n    " + override_item(suggestion, workspace, zone) + "\n";
      }
      out += "```\n";
    }
    if (!one.left_open.empty()) out += "\n" + md_heads({"Stays open", "For"});
    for (const Interval& gap : one.left_open) out += md_row({span_in_words(gap, clock), rough_length(gap.end - gap.begin)});
  }
  out += md_warnings(report.warnings);
  return out;
}

}  // namespace runbook
