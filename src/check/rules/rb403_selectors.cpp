#include <algorithm>

#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"
#include "model/pipeline_sections.hpp"
#include "text/edit_distance.hpp"

namespace runbook::rules {
namespace {

using model::SelectorParts;

/// Whether `to` is upstream of `from`, at any distance. Asked for faulty selectors only.
bool is_upstream(const Workspace& workspace, const Pipeline& from, Handle<Pipeline> to) {
  std::vector<bool> seen(workspace.pipelines.size());
  std::vector<Handle<Pipeline>> open = from.upstream;
  while (!open.empty()) {
    const auto next = open.back();
    open.pop_back();
    if (next == to) return true;
    if (seen[next.index]) continue;
    seen[next.index] = true;
    const auto& further = workspace[next].upstream;
    open.insert(open.end(), further.begin(), further.end());
  }
  return false;
}

/// Whether a source that could not be read may be what the selector wants.
bool may_select_unread(const Pipeline& pipeline, SelectorParts::By by) {
  if (pipeline.unread("sources")) return true;
  return std::ranges::any_of(pipeline.sources, [&](const Source& source) {
    return (by == SelectorParts::By::kind && source.unread("kind")) || (by == SelectorParts::By::tag && source.unread("tags"));
  });
}

/// `words_left`: how many words may still be looked at; a hostile file's check must not become quadratic.
std::string what_there_is(const Pipeline& pipeline, const SelectorParts& parts, std::size_t& words_left) {
  if (pipeline.sources.empty()) return ticked(pipeline.id) + " has no sources";
  const auto by = parts.by;
  const std::string noun = by == SelectorParts::By::kind ? "kind" : "tag";
  std::size_t count = pipeline.sources.size();
  for (const auto& source : pipeline.sources) count += source.tags().size();
  if (count > words_left) return "the sources of " + ticked(pipeline.id) + " have other " + noun + "s";
  words_left -= count;
  std::vector<std::string> words;
  for (const auto& source : pipeline.sources) {
    if (by == SelectorParts::By::kind) words.emplace_back(name_of(source.kind));
    else for (const auto& tag : source.tags()) words.emplace_back(tag);
  }
  std::ranges::sort(words);
  const auto rest = std::ranges::unique(words);
  words.erase(rest.begin(), rest.end());
  const std::string lead = parts.pipeline.empty() ? std::string{} : std::string{parts.pipeline} + "/";
  if (const auto near = text::closest(parts.word, std::vector<std::string_view>{words.begin(), words.end()}))
    return "did you mean `" + lead + (by == SelectorParts::By::kind ? "kind:" : "tag:") + std::string{*near} + "`?";
  if (find(pipeline.sources, parts.word)) return "did you mean the source, `" + lead + std::string{parts.word} + "`?";
  if (words.empty()) return "no source of " + ticked(pipeline.id) + " has a tag";
  return "the sources of " + ticked(pipeline.id) + " have the " + noun + (words.size() == 1 ? " " : "s ") + ticked_list(words);
}

void look_at(const Context& context, Report& report, const Pipeline& owner, const Selector& selector, std::size_t& words_left) {
  if (!selector.selects.empty()) return;
  const auto parts = model::parse_selector(selector.text);
  if (!parts || parts->by == SelectorParts::By::source) return;  // an unknown source is RB201
  const Pipeline* pipeline = &owner;
  if (!parts->pipeline.empty() && parts->pipeline != owner.id) {
    const auto named = find(context.workspace.pipelines, parts->pipeline);
    if (!named || !is_upstream(context.workspace, owner, *named)) return;  // RB201
    pipeline = &context.workspace[*named];
  }
  if (may_select_unread(*pipeline, parts->by)) return;
  report.add(Code::empty_selector, selector.at, ticked(selector.text) + " selects nothing",
             what_there_is(*pipeline, *parts, words_left));
}

}  // namespace

void empty_selector(const Context& context, Report& report) {
  std::size_t words_left = 200'000;
  for (const auto& pipeline : context.workspace.pipelines) {
    const auto look_at_all = [&](const std::vector<Selector>& selectors) {
      for (const auto& selector : selectors) look_at(context, report, pipeline, selector, words_left);
    };
    for (const auto& rule : pipeline.freshness) look_at_all(rule.sources);
    for (const auto& issue : pipeline.issues) look_at_all(issue.affects);
    for (const auto& coverage : pipeline.coverage) {
      if (coverage.sources) look_at_all(*coverage.sources);
    }
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation empty_selector{
    Code::empty_selector,
    "A selector by kind, by tag or by `*` holds whatever fits, and here nothing does: the rule, issue or coverage is "
    "about no data, and looks as if it were. Most often a tag is misspelt, or a source was changed or moved away. An own "
    "source's name that nothing defines is RB201.",
    R"(# sales.yaml
sources:
  - { id: orders, tags: [money] }
sla:
  freshness:
    - { sources: [orders], warn_after: 24h, alarm_after: 48h }
    - { sources: ["tag:cash"], warn_after: 1h, alarm_after: 2h })",
    R"(# sales.yaml
sources:
  - { id: orders, tags: [money] }
sla:
  freshness:
    - { sources: ["tag:money"], warn_after: 1h, alarm_after: 2h })"};

}  // namespace runbook::explanations
