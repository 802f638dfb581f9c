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
  const auto next = render::next_duty(report, person, now);
  const auto* coverage = next ? next->coverage : nullptr;
  mine["next"] = !next ? Json(nullptr)
                       : Json{{"rotation", render::json_id(workspace, next->rotation)},
                              {"start", instant(next->when.begin)},
                              {"end", instant(next->when.end)},
                              {"pipeline", coverage == nullptr ? Json(nullptr) : Json(workspace[coverage->pipeline].id)},
                              {"coverage", coverage == nullptr ? Json(nullptr) : Json(coverage->id)}};
  Json json = render::oncall_keys(report, workspace);
  json["person"] = std::move(mine);
  return render::to_output(json);
}

std::string person_markdown(const OncallReport& report, const FairnessReport& fairness, Handle<Person> person,
                            const Workspace& workspace, Instant now) {
  using namespace render;
  const WallClock clock{workspace[person].timezone.value_or(workspace.timezone), report.window.begin};
  const auto line = [](const std::string& text) { return "- " + md::text(text, md::Place::start) + "\n"; };
  std::string out = md_page_head("On call: " + md::text(workspace[person].name, md::Place::heading),
                                 window_in_words(report.window, dated(clock.zone)), workspace, clock.zone);
  out += "\n" + sum_in_words(report, fairness, person) + "\n";
  std::string facts;
  for (const std::string& share : shares_in_words(fairness, person, workspace)) facts += line(share);
  if (const auto next = next_duty(report, person, now)) {
    const std::string coverage = coverage_of(*next, workspace);
    facts += "- Next: " + span_in_words(next->when, clock) + (coverage.empty() ? "" : ", " + md::code(coverage)) + "\n";
  }
  if (!facts.empty()) out += "\n" + facts;
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
  const auto away = leave_in(workspace[person], report.window);
  if (!away.empty()) out += "\n" + md_heads({"Away", "Why"});
  for (const Leave* leave : away) out += md_row({span_in_words(leave->when, clock), md_cell(leave->reason)});
  if (!report.routine.empty()) out += "\n" + md_heads({"Due", "What", "Pipeline"});
  for (const auto* one : by_due(report.routine)) {
    out += md_row({clock.until(one->due), md_cell(one->title), workspace[one->pipeline].id});
  }
  return out + md_warnings(report.warnings);
}

}  // namespace runbook
