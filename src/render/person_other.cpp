// A person's view for programs and for pages.
#include "render/fairness_words.hpp"
#include "render/md_table.hpp"
#include "render/oncall_head.hpp"
#include "render/oncall_json.hpp"
#include "render/oncall_week.hpp"
#include "render/person_words.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {

std::string person_json(const OncallReport& report, const FairnessReport& fairness, Handle<Person> person,
                        const Workspace& workspace, Instant now) {
  using render::Json;
  const auto instant = [&](Instant at) { return render::json_instant(at, workspace.timezone); };
  const auto shifts = render::shifts_of(report, person);
  Json mine{{"id", workspace[person].id}, {"name", workspace[person].name}};
  const PersonTotal* total = render::total_of(fairness, person);
  mine.update(render::json_load(total != nullptr ? total->load : Load{}));
  mine["longest_run_seconds"] = total != nullptr ? total->longest_run.count() : 0;
  Json rotations = Json::array();
  for (const RotationFairness& one : fairness.rotations) {
    for (const PersonFairness& row : one.people) {
      const auto share = share_percent(row);
      rotations.push_back({{"id", workspace[one.rotation].id},
                           {"seconds", row.load.total.count()},
                           {"share_percent", share ? Json(*share) : Json(nullptr)}});
    }
  }
  mine["rotations"] = std::move(rotations);
  Json away = Json::array();
  for (const Leave* leave : render::leave_in(workspace[person], report.window)) {
    away.push_back({{"start", instant(leave->when.begin)}, {"end", instant(leave->when.end)}, {"reason", render::json_text(leave->reason)}});
  }
  mine["away"] = std::move(away);
  const auto* next = render::first_after(shifts, now);
  mine["next"] = next == nullptr ? Json(nullptr)
                                 : Json{{"rotation", workspace[next->rotation].id},
                                        {"start", instant(next->shift.when.begin)},
                                        {"end", instant(next->shift.when.end)}};
  Json json = render::oncall_keys(report, workspace);
  json["person"] = std::move(mine);
  return render::to_output(json);
}

std::string person_markdown(const OncallReport& report, const FairnessReport& fairness, Handle<Person> person,
                            const Workspace& workspace) {
  using namespace render;
  const WallClock clock{workspace[person].timezone.value_or(workspace.timezone), report.window.begin};
  std::string out = md_page_head("On call: " + md::text(workspace[person].name, md::Place::heading),
                                 window_in_words(report.window, dated(clock.zone)), workspace, clock.zone);
  const PersonTotal* total = total_of(fairness, person);
  if (total == nullptr) return out + "\nNot on call in this time.\n";
  const std::string kinds = kinds_in_words(total->load);
  out += "\nOn call for " + hours(total->load.total) + (kinds.empty() ? "" : ": " + kinds) + ".\n";
  const auto shifts = shifts_of(report, person);
  if (!shifts.empty()) out += "\n" + md_heads({"When", "Hours", "Rotation", "Why"});
  for (const auto& [rotation, shift] : shifts) {
    out += md_row({span_in_words(shift.when, clock), hours(shift.when.end - shift.when.begin),
                   md_cell(workspace[rotation].title), md_cell(reason_in_words(shift, workspace))});
  }
  const auto others = other_coverage(report);
  if (!others.empty()) out += "\n" + md_heads({"Coverage", "When", "Holiday"});
  for (const auto* one : others) {
    for (const DailyRun& run : daily_runs(one->rota.shifts, clock.zone)) {
      out += md_row({md::code(workspace[one->pipeline].id + "/" + one->id, md::Place::cell), run_in_words(run, clock),
                     md_cell(run.shift->holiday.value_or(""))});
    }
  }
  if (!report.routine.empty()) out += "\n" + md_heads({"Due", "What", "Pipeline"});
  for (const auto* one : by_due(report.routine)) {
    out += md_row({clock.until(one->due), md_cell(one->title), workspace[one->pipeline].id});
  }
  return out;
}

}  // namespace runbook
