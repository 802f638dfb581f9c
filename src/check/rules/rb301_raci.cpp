#include <algorithm>

#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {
namespace {

/// Each name once, in the order written.
std::vector<std::string> distinct_names(const std::vector<PartyRef>& parties) {
  std::vector<std::string> names;
  for (const auto& party : parties) {
    if (std::ranges::find(names, party.name) == names.end()) names.push_back(party.name);
  }
  return names;
}

void report_both(const Context& context, Report& report, const std::vector<PartyRef>& first,
                 const std::vector<PartyRef>& second, const std::string& first_word, const std::string& second_word) {
  std::vector<Party> told;
  for (const auto& party : second) {
    if (!party.to || std::ranges::find(told, *party.to) != told.end()) continue;
    const auto same = std::ranges::find(first, party.to, &PartyRef::to);
    if (same == first.end()) continue;
    told.push_back(*party.to);
    report.add(Code::conflicting_roles, party.at,
               described(context.workspace, *party.to) + " is both " + first_word + " and " + second_word,
               "remove it from `" + second_word + "`: who is " + first_word + " knows already",
               {{same->at, first_word + " here"}});
  }
}

}  // namespace

// A missing key is RB102; an empty list is a statement, and a wrong one (language.md, Settled cases). A party may be a
// whole team: the party is one, whoever stands behind it. Naming one party twice names one party.
void accountable_not_one(const Context& context, Report& report) {
  for (const auto& pipeline : context.workspace.pipelines) {
    const auto& raci = pipeline.raci;
    if (!raci.accountable_at || raci.unread("accountable")) continue;
    const auto names = distinct_names(raci.accountable);
    if (names.size() == 1) continue;
    report.add(Code::accountable_not_one, *raci.accountable_at,
               names.empty() ? "nobody is accountable for " + ticked(pipeline.id) + "; exactly one party must be"
                             : std::to_string(names.size()) + " parties are accountable for " + ticked(pipeline.id) + " (" +
                                   ticked_list(names) + "); exactly one must be",
               names.empty() ? "name the one person, team, role or rotation that answers for the result"
                             : "keep the one that answers for the result, and move the others to `consulted` or `informed`");
  }
}

void responsible_missing(const Context& context, Report& report) {
  for (const auto& pipeline : context.workspace.pipelines) {
    const auto& raci = pipeline.raci;
    if (!raci.responsible_at || raci.unread("responsible") || !raci.responsible.empty()) continue;
    report.add(Code::responsible_missing, *raci.responsible_at,
               "nobody is responsible for " + ticked(pipeline.id) + "; at least one party must be",
               "name the person, team, role or rotation that does the work");
  }
}

void conflicting_roles(const Context& context, Report& report) {
  for (const auto& pipeline : context.workspace.pipelines) {
    const auto& raci = pipeline.raci;
    report_both(context, report, raci.responsible, raci.informed, "responsible", "informed");
    report_both(context, report, raci.accountable, raci.consulted, "accountable", "consulted");
  }
}

}  // namespace runbook::rules
