#include <algorithm>

#include "check/explanations.hpp"
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

namespace runbook::explanations {

constinit const Explanation accountable_not_one{
    Code::accountable_not_one,
    "Accountable is who answers for the result and has the last word. Where two are, each may wait for the other; where "
    "nobody is, nobody decides. It is one party: a person, or a team, role or rotation that answers as one.\n\n"
    "Whoever else should have a say is `consulted`, and who only needs to know is `informed`.",
    R"(# sales.yaml
raci: { responsible: [ann], accountable: [ann, bob] })",
    R"(# sales.yaml
raci: { responsible: [ann], accountable: [bob] })"};

constinit const Explanation responsible_missing{
    Code::responsible_missing,
    "Responsible is who does the work: who is told first when data is late, and mends it. An empty list means that a "
    "warning reaches nobody.",
    R"(# sales.yaml
raci: { responsible: [], accountable: [bob] })",
    R"(# sales.yaml
raci: { responsible: [ann], accountable: [bob] })"};

constinit const Explanation conflicting_roles{
    Code::conflicting_roles,
    "Who is responsible hears of everything already, and who is accountable decides: to inform the one or consult the "
    "other as well says nothing, and often stands for somebody else who was meant. To be both responsible and "
    "accountable is fine.",
    R"(# sales.yaml
raci: { responsible: [ann], accountable: [bob], informed: [ann] })",
    R"(# sales.yaml
raci: { responsible: [ann], accountable: [bob] })"};

}  // namespace runbook::explanations
