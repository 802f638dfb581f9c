#include "render/why_told.hpp"

#include <algorithm>
#include <set>

namespace runbook::render {
namespace {

constexpr std::size_t label_width = 14;

/// `the workspace's list (runbooks/workspace.yaml:31)`.
std::string list_in_words(const WhyContext& context, const Pipeline& pipeline, Level level) {
  const auto& own = pipeline.notify.at(level);
  const auto& general = context.workspace.notify.at(level);
  const auto& list = own ? own : general;
  std::string text = own ? "the pipeline's own list" : general ? "the workspace's list" : "the default list";
  if (list && !list->empty()) text += " (" + text::visible(context.places.line_of(list->front().who.at)) + ")";
  return text;
}

std::string entries_in_words(const std::vector<Addressee>& list) {
  std::string text;
  for (const Addressee& entry : list) text += (text.empty() ? "" : ", ") + one_line(entry.who.name);
  return text.empty() ? "nobody" : text;
}

/// The parties that an entry of a list stands for in a pipeline; `oncall` for those of its coverage.
std::vector<Party> parties_of(const Pipeline& pipeline, const Addressee& entry) {
  std::vector<Party> parties;
  auto add = [&](const std::vector<PartyRef>& refs) {
    for (const PartyRef& ref : refs) {
      if (ref.to) parties.push_back(*ref.to);
    }
  };
  switch (entry.word) {
    case Addressee::Word::party: add({entry.who}); break;
    case Addressee::Word::responsible: add(pipeline.raci.responsible); break;
    case Addressee::Word::accountable: add(pipeline.raci.accountable); break;
    case Addressee::Word::consulted: add(pipeline.raci.consulted); break;
    case Addressee::Word::informed: add(pipeline.raci.informed); break;
    case Addressee::Word::owners: add(pipeline.primary_owners); add(pipeline.secondary_owners); break;
    case Addressee::Word::oncall:
      for (const Coverage& coverage : pipeline.coverage) add({coverage.by});
      break;
  }
  return parties;
}

/// The people whom a role or team stands for, whether there or not (semantics.md, Incidents and who is told).
std::vector<Handle<Person>> people_of(const Workspace& workspace, const Party& party) {
  const std::vector<PersonRef>* refs = nullptr;
  auto team_members = [&](Handle<Team> team) { refs = &workspace[team].members; };
  if (const auto* role = std::get_if<Handle<Role>>(&party)) {
    const Role& stands = workspace[*role];
    refs = &stands.people;
    if (stands.people.empty() && stands.team && stands.team->to) team_members(*stands.team->to);
  } else if (const auto* team = std::get_if<Handle<Team>>(&party)) {
    if (workspace[*team].channels.empty()) team_members(*team);
  }
  std::vector<Handle<Person>> people;
  if (refs == nullptr) return people;
  for (const PersonRef& ref : *refs) {
    if (ref.to) people.push_back(*ref.to);
  }
  return people;
}

/// The leave that a person is on at an instant; null where they are there.
const Leave* leave_at(const Person& person, Instant at) {
  const auto found = std::find_if(person.away.begin(), person.away.end(), [at](auto& leave) { return leave.when.contains(at); });
  return found == person.away.end() ? nullptr : &*found;
}

std::string away_in_words(const Leave& leave, const WallClock& clock) {
  std::string text = "away until " + clock.until(leave.when.end);
  if (!leave.reason.empty()) text += " (" + one_line(leave.reason) + ")";
  return text;
}

/// How somebody is reached: a person's address, the channels of a role or team.
std::string reach_in_words(const Workspace& workspace, const Notice& notice) {
  if (const auto* person = std::get_if<Handle<Person>>(&notice.to)) return one_line(workspace[*person].email);
  std::string text;
  for (const auto channel : notice.channels) {
    text += (text.empty() ? "" : ", ") + workspace[channel].id + " (" + std::string(name_of(workspace[channel].kind)) + ")";
  }
  return text.empty() ? "no person and no channel" : text;
}

/// Writes the entries of one list.
class Teller {
 public:
  Teller(std::string& out, const WhyContext& context, Handle<Pipeline> pipeline, const Incident& incident)
      : out_(out), context_(context), pipeline_(pipeline), incident_(incident) {}

  void entry(const Addressee& entry) {
    const Pipeline& pipeline = context_.workspace[pipeline_];
    const std::vector<Party> parties = parties_of(pipeline, entry);
    std::string label = one_line(entry.who.name);
    std::set<Party> seen;
    bool anybody = false;
    for (const Party& party : parties) {
      if (!seen.insert(party).second) continue;
      anybody = this->party(label, entry.who.name, party) || anybody;
    }
    if (!anybody) why_field(out_, context_, label, nobody(pipeline, entry, parties.empty()), Style::dim);
  }

 private:
  bool party(std::string& label, std::string_view as, const Party& party) {
    std::vector<std::pair<const Notice*, const Because*>> told;
    for (const Notice& notice : incident_.notify) {
      for (const Because& why : notice.because) {
        if (why.pipeline == pipeline_ && why.as == as && why.party == party) told.emplace_back(&notice, &why);
      }
    }
    if (told.empty()) return false;
    const Workspace& workspace = context_.workspace;
    std::string who = one_line(title_of(workspace, party));
    if (id_of(workspace, party) != who) who += " (" + id_of(workspace, party) + ")";
    why_field(out_, context_, label, who);
    label.clear();
    std::set<Party> names;
    for (const auto& [notice, why] : told) {
      person(*notice, *why);
      names.insert(notice->to);
    }
    for (const Handle<Person> handle : people_of(workspace, party)) {
      const Person& one = workspace[handle];
      const Leave* leave = leave_at(one, told.front().first->deliver_at);
      if (names.contains(handle) || leave == nullptr || told.front().second->via) continue;
      line("✗ ", one_line(one.name) + " is skipped: " + away_in_words(*leave, context_.clock), Style::dim);
    }
    return true;
  }

  void person(const Notice& notice, const Because& why) {
    const Workspace& workspace = context_.workspace;
    const bool now = notice.deliver_at == context_.clock.now;
    std::string text = one_line(title_of(workspace, notice.to));
    if (id_of(workspace, notice.to) != text) text += " (" + id_of(workspace, notice.to) + ")";
    text += now ? ", now" : ", " + context_.clock.when(notice.deliver_at);
    if (why.via) text += ", on call by " + workspace[*why.via].id;
    if (!now) text += why.via ? ", when that duty begins" : ", when working hours or the duty begin";
    const std::string reached = reach_in_words(workspace, notice);
    if (!reached.empty()) text += ", " + reached;
    if (notice.away) {
      const auto* handle = std::get_if<Handle<Person>>(&notice.to);
      const Leave* leave = handle ? leave_at(workspace[*handle], notice.deliver_at) : nullptr;
      text += "; " + (leave ? away_in_words(*leave, context_.clock) : std::string("away")) + ", but nobody else of the party is there";
    }
    line("→ ", text, notice.away ? Style::yellow : Style::plain);
  }

  void line(std::string_view mark, std::string_view text, Style style) {
    hang(out_, std::string(label_width + 2, ' ') + std::string(mark), text, context_.width, style, context_.paint);
  }

  static std::string nobody(const Pipeline& pipeline, const Addressee& entry, bool no_party) {
    if (entry.word == Addressee::Word::oncall) {
      if (pipeline.no_oncall) return "nobody: there is no on-call (" + one_line(*pipeline.no_oncall) + ")";
      return pipeline.coverage.empty() ? "nobody: the pipeline has no coverage"
                                       : "nobody: no coverage that holds this finds anybody within 40 days";
    }
    return no_party ? "nobody: the pipeline names none" : "nobody is reached";
  }

  std::string& out_;
  const WhyContext& context_;
  Handle<Pipeline> pipeline_;
  const Incident& incident_;
};

}  // namespace

void why_field(std::string& out, const WhyContext& context, std::string_view label, std::string_view value,
               Style style) {
  out += context.paint(Style::dim, text::pad_right("  " + std::string(label), label_width + 2));
  if (label.size() + 2 >= label_width + 2) out += "  ";
  bool first = true;
  for (const std::string& line : wrap(value, context.width - label_width - 2)) {
    if (!first) out += std::string(label_width + 2, ' ');
    out += context.paint(style, line);
    end_line(out);
    first = false;
  }
}

void why_told(std::string& out, const WhyContext& context, Handle<Pipeline> handle, Level level,
              const Incident& incident) {
  const Pipeline& pipeline = context.workspace[handle];
  const std::vector<Addressee>& list = notify_list(context.workspace, pipeline, level);
  why_field(out, context, "told", "at level " + std::string(name_of(level)) + ", by " +
                                      list_in_words(context, pipeline, level) + ": " + entries_in_words(list));
  Teller teller(out, context, handle, incident);
  for (const Addressee& entry : list) teller.entry(entry);
}

void why_nobody_is_told(std::string& out, const WhyContext& context, Handle<Pipeline> handle, State state) {
  const Pipeline& pipeline = context.workspace[handle];
  why_field(out, context, "told", "nobody while it is " + std::string(name_of(state)) + "; else");
  for (const Level level : {Level::warning, Level::alarm, Level::overdue}) {
    why_field(out, context, name_of(level), entries_in_words(notify_list(context.workspace, pipeline, level)) + ", by " +
                                                list_in_words(context, pipeline, level), Style::dim);
  }
}

}  // namespace runbook::render
