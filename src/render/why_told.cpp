#include "render/why_told.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "render/oncall_week.hpp"
#include "runbook/told.hpp"

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
      : out_(out), context_(context), pipeline_(pipeline), incident_(incident),
        untold_(untold(context.workspace, incident, context.clock.now)) {}

  /// Which coverage entry says who is reached as `responsible` and `oncall`, and why not another.
  void coverage(const std::vector<Addressee>& list) {
    const Pipeline& pipeline = context_.workspace[pipeline_];
    const auto asks = [](const Addressee& entry) {
      return entry.word == Addressee::Word::responsible || entry.word == Addressee::Word::oncall;
    };
    if (std::none_of(list.begin(), list.end(), asks)) return;
    if (pipeline.coverage.empty()) {
      const std::string why = pipeline.no_oncall ? "none (" + one_line(*pipeline.no_oncall) + ")" : "none";
      return why_field(out_, context_, "on call", why + ": responsible is told at the next working time");
    }
    std::string_view label = "on call";
    bool any = false;
    for (const CoverageAnswer& answer : coverage_answers(context_.workspace, pipeline_, incident_.source(), context_.clock.now)) {
      any = any || answer.chosen;
      const std::string name = one_line(answer.coverage->id) + " (" + text::visible(context_.places.line_of(answer.coverage->at)) + ")";
      why_field(out_, context_, label, (answer.chosen ? "by " : "not by ") + name + ": " + in_words(answer),
                answer.chosen ? Style::plain : Style::dim);
      label = "";
    }
    if (!any) why_field(out_, context_, "", "so responsible is told at the next working time, and oncall is nobody");
  }

  /// For whom on call stands, and whom these lists reach at other levels.
  void not_told(Level present) {
    const Workspace& workspace = context_.workspace;
    std::map<std::pair<Level, std::string>, std::vector<std::string>> names;
    for (const Untold& one : untold_) {
      if (!one.level || one.pipeline != pipeline_) continue;
      std::string why = one_line(one.as);
      if (one.through) {
        why += *one.level == present ? " is" : " would be";
        why += " told through on call (" + one_line(one.through->id) + "), which stands for " + one_line(title_of(workspace, one.party));
        if (*one.level != present) why += ", at level " + std::string(name_of(*one.level));
      } else {
        why += " is told at level " + std::string(name_of(*one.level));
      }
      names[{*one.level, std::move(why)}].push_back(one_line(title_of(workspace, one.who)));
    }
    std::string_view label = "not told";
    for (const auto& [key, list] : names) {
      std::string text;
      for (const std::string& name : list) text += (text.empty() ? "" : ", ") + name;
      why_field(out_, context_, label, text + ": " + key.second, Style::dim);
      label = "";
    }
  }

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
    for (const Notice& notice : incident_.notify()) {
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
    for (const auto& [notice, why] : told) person(*notice, *why);
    for (const Untold& one : untold_) {
      if (!one.level && one.pipeline == pipeline_ && one.as == as && one.party == party) skipped(one);
    }
    return true;
  }

  void person(const Notice& notice, const Because& why) {
    const Workspace& workspace = context_.workspace;
    const bool now = notice.deliver_at == context_.clock.now;
    std::string text = one_line(title_of(workspace, notice.to));
    if (id_of(workspace, notice.to) != text) text += " (" + id_of(workspace, notice.to) + ")";
    text += now ? ", now" : ", " + context_.clock.when(notice.deliver_at);
    if (why.via) text += ", on call by " + workspace[*why.via].id + instead(*why.via, notice.deliver_at);
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

  /// `, for Bea Brown (away)` where the roster itself does not give the person.
  std::string instead(Handle<Rotation> rotation, Instant at) const {
    const Rota now = rota(context_.workspace, context_.workspace[rotation], {at, at + Seconds{1}});
    if (now.shifts.empty() || now.shifts.front().reason == Shift::Reason::rotation) return {};
    return ", " + reason_in_words(now.shifts.front(), context_.workspace);
  }

  void skipped(const Untold& one) {
    const auto* handle = std::get_if<Handle<Person>>(&one.who);
    if (handle == nullptr) return;
    const Person& person = context_.workspace[*handle];
    const Leave* leave = leave_at(person, *one.away_at);
    line("✗ ", one_line(person.name) + " is skipped: " + (leave ? away_in_words(*leave, context_.clock) : "away"), Style::dim);
  }

  void line(std::string_view mark, std::string_view text, Style style) {
    hang(out_, std::string(label_width + 2, ' ') + std::string(mark), text, context_.width, style, context_.paint);
  }

  std::string in_words(const CoverageAnswer& answer) const {
    if (!answer.holds) {
      std::string selectors;
      for (const Selector& one : answer.coverage->sources.value_or(std::vector<Selector>{}))
        selectors += (selectors.empty() ? "" : ", ") + one_line(one.text);
      return "it is for " + selectors + " alone";
    }
    if (!answer.next) return "it finds nobody within 40 days";
    if (answer.next->at == context_.clock.now) return answer.chosen ? "it holds now" : "it holds now too, but stands later";
    return "it holds from " + context_.clock.when(answer.next->at) + " on";
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
  std::vector<Untold> untold_;
};

}  // namespace

void why_field(std::string& out, const WhyContext& context, std::string_view label, std::string_view value,
               Style style, std::string_view mark) {
  const std::string lead(label_width + 2, ' ');
  out += context.paint(Style::dim, text::pad_right("  " + std::string(label), label_width + 2));
  if (label.size() + 2 >= label_width + 2) out += "\n" + lead;
  out += mark;
  const std::string indent = lead + std::string(mark.size(), ' ');
  bool first = true;
  for (const std::string& line : wrap(value, context.width - indent.size())) {
    if (!first) out += indent;
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
  teller.coverage(list);
  for (const Addressee& entry : list) teller.entry(entry);
  teller.not_told(level);
}

void why_nobody_is_told(std::string& out, const WhyContext& context, Handle<Pipeline> handle, State state,
                        const std::vector<Level>& levels) {
  const Pipeline& pipeline = context.workspace[handle];
  why_field(out, context, "told", "nobody while it is " + std::string(name_of(state)) + "; else");
  for (const Level level : levels) {
    why_field(out, context, name_of(level), entries_in_words(notify_list(context.workspace, pipeline, level)) + ", by " +
                                                list_in_words(context, pipeline, level), Style::dim);
  }
}

}  // namespace runbook::render
