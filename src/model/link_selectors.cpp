#include <algorithm>
#include <map>

#include "model/limits.hpp"
#include "model/link.hpp"
#include "model/pipeline_sections.hpp"
#include "model/upstreams.hpp"
#include "text/amounts.hpp"

namespace runbook::model {
namespace {

/// The sources of a pipeline that the part of a selector behind the pipeline's name selects.
std::vector<std::uint32_t> fitting(const Pipeline& pipeline, const SelectorParts& parts) {
  using By = SelectorParts::By;
  std::vector<std::uint32_t> picked;
  if (parts.by == By::source) {
    if (const auto source = find(pipeline.sources, parts.word)) picked.push_back(source->index);
    return picked;
  }
  for (std::uint32_t i = 0; i < pipeline.sources.size(); ++i) {
    const auto& source = pipeline.sources[i];
    const bool fits = parts.by == By::all || (parts.by == By::kind && name_of(source.kind) == parts.word) ||
                      (parts.by == By::tag && std::ranges::find(source.tags(), parts.word) != source.tags().end());
    if (fits) picked.push_back(i);
  }
  return picked;
}

/// What the selectors of one pipeline have selected.
class Selections {
 public:
  /// Those of a selector, by its text, where they are known and not too many.
  [[nodiscard]] const Selected* known(const Selector& selector) {
    const auto found = by_text_.find(selector.text);
    if (found == by_text_.end() || found->second.size() > left_) return nullptr;
    left_ -= found->second.size();
    return &found->second;
  }
  /// False where there is no room for all of them: then one is taken at least, that the selector does not seem to select
  /// nothing.
  bool take(Selector& selector, Handle<Pipeline> pipeline, std::vector<std::uint32_t> picked) {
    const bool room = picked.size() <= left_;
    if (!room) picked.resize(std::max<std::size_t>(left_, 1));
    left_ -= std::min(left_, picked.size());
    selector.selects = by_text_[selector.text] = Selected{pipeline, std::move(picked)};
    return room;
  }

 private:
  std::size_t left_ = most_selected;
  std::map<std::string_view, Selected> by_text_;
};

/// Each selector of a pipeline through `link`, while that is content.
template <class Link>
bool each_selector(Pipeline& pipeline, Link link) {
  for (auto& rule : pipeline.freshness)
    if (!std::ranges::all_of(rule.sources, link)) return false;
  for (auto& issue : pipeline.issues)
    if (!std::ranges::all_of(issue.affects, link)) return false;
  for (auto& coverage : pipeline.coverage)
    if (coverage.sources && !std::ranges::all_of(*coverage.sources, link)) return false;
  return true;
}

class SelectorLinker {
 public:
  SelectorLinker(const Workspace& workspace, Names& names, Decoder& decoder)
      : workspace_(workspace), names_(names), decoder_(decoder), upstreams_(workspace) {}

  void open(std::uint32_t pipeline) {
    own_ = pipeline;
    selections_ = {};
    told_ = false;
    upstreams_.open(pipeline);
  }

  void link(Selector& selector) {
    const auto parts = parse_selector(selector.text);
    if (!parts) return;  // reported when it was read
    const auto from = parts->pipeline.empty() ? std::optional{own_} : find_upstream(selector, parts->pipeline);
    if (!from) return;
    if (const auto* known = selections_.known(selector)) {
      selector.selects = *known;
      return;
    }
    const auto& pipeline = workspace_.pipelines[*from];
    auto picked = fitting(pipeline, *parts);
    if (picked.empty() && parts->by == SelectorParts::By::source) return unknown_source(selector, pipeline, parts->word);
    const bool one = picked.size() == 1;
    if (!selections_.take(selector, {*from}, std::move(picked)) && !one) too_many(selector);
  }

 private:
  void too_many(const Selector& selector) {
    if (!told_) {
      decoder_.report(Code::limit_exceeded, selector.at,
                      "with this the selectors of " + quoted(workspace_.pipelines[own_].id) + " select sources more than " + text::in_groups(most_selected) + " times",
                      "narrow them, or split the pipeline");
    }
    told_ = true;
  }

  /// The pipeline that stands before the `/`: the own one or an upstream.
  std::optional<std::uint32_t> find_upstream(const Selector& selector, std::string_view name) {
    if (name == workspace_.pipelines[own_].id) return own_;  // this one, also where another is called so (RB106)
    const auto named = find(workspace_.pipelines, name);
    if (named && upstreams_.holds(named->index)) return named->index;
    // A `from` that could not be read may name it: that fault has been told.
    if (!upstreams_.are_whole()) return std::nullopt;
    if (const auto sort = names_.what_is(name); !named && !sort.empty()) {
      decoder_.report(Code::wrong_sort, selector.at, quoted(name) + " is " + std::string{sort} + ", but a pipeline is wanted before the `/`");
      return std::nullopt;
    }
    if (!named && names_.is_unread(Sort::pipeline)) return std::nullopt;
    std::vector<std::string_view> candidates;
    if (!named && names_.wants_candidates()) {
      for (const auto index : upstreams_.all()) candidates.push_back(workspace_.pipelines[index].id);
    }
    const auto& own = workspace_.pipelines[own_].id;
    if (named) {
      decoder_.report(Code::undefined_name, selector.at, quoted(name) + " is not upstream of " + quoted(own),
                      "a selector reaches the pipelines that this one's sources come `from`, at any distance; a source with `from: " +
                          std::string{name} + "` would make it one");
    } else {
      names_.undefined(name, selector.at, "upstream of " + quoted(own), candidates);
    }
    return std::nullopt;
  }

  void unknown_source(const Selector& selector, const Pipeline& pipeline, std::string_view name) {
    const auto obligation = find(pipeline.obligations, name);
    if (obligation) {
      const auto& is = pipeline.obligations[obligation->index];
      decoder_.report(Code::wrong_sort, selector.at, quoted(name) + " is a " + std::string{name_of(is.kind)} + ", but a source is wanted here",
                      {}, {{is.at, "defined here"}});
      return;
    }
    const auto has_no_id = [](const Source& source) { return source.id.empty(); };  // sorted by id: such stand first
    if (pipeline.unread("sources") || (!pipeline.sources.empty() && has_no_id(pipeline.sources.front()))) return;
    std::vector<std::string_view> candidates;
    if (names_.wants_candidates()) {
      if (std::ranges::any_of(pipeline.sources, [&](const Source& s) { return s.id != name && as_id(s.id) == name; })) return;  // RB105
      for (const auto& source : pipeline.sources) candidates.push_back(source.id);
    }
    names_.undefined(name, selector.at, "source of " + quoted(pipeline.id), candidates, {},
                     names_.wants_candidates() ? meant_selector(pipeline, name) : std::string{});
  }

  /// A selector that the word would be, had more been written: of a kind, a tag or an upstream.
  std::string meant_selector(const Pipeline& pipeline, std::string_view word) {
    const bool own = &pipeline == &workspace_.pipelines[own_];
    const std::string lead = own ? std::string{} : pipeline.id + "/";
    const auto has_tag = [&](const Source& s) { return std::ranges::find(s.tags(), word) != s.tags().end(); };
    if (std::ranges::any_of(pipeline.sources, has_tag)) return "did you mean " + quoted(lead + "tag:" + std::string{word}) + "?";
    if (std::ranges::any_of(pipeline.sources, [&](const Source& s) { return name_of(s.kind) == word; }))
      return "did you mean " + quoted(lead + "kind:" + std::string{word}) + "?";
    if (!own) return {};
    for (const auto index : upstreams_.all()) {
      const auto& upstream = workspace_.pipelines[index];
      if (find(upstream.sources, word)) return "did you mean " + quoted(upstream.id + "/" + std::string{word}) + "?";
    }
    return {};
  }

  const Workspace& workspace_;
  Names& names_;
  Decoder& decoder_;
  std::uint32_t own_ = 0;
  Selections selections_;
  bool told_ = false;  // of too many
  Upstreams upstreams_;
};

}  // namespace

bool link_own_selectors(Workspace& w, std::uint32_t index) {
  auto& pipeline = w.pipelines[index];
  Selections selections;
  return each_selector(pipeline, [&](Selector& selector) {
    const auto parts = parse_selector(selector.text);
    if (!parts) return true;  // reported when it was read
    if (!parts->pipeline.empty()) return false;
    if (const auto* known = selections.known(selector)) {
      selector.selects = *known;
      return true;
    }
    auto picked = fitting(pipeline, *parts);
    if (picked.empty() && parts->by == SelectorParts::By::source) return false;
    return selections.take(selector, {index}, std::move(picked));
  });
}

void link_selectors(Workspace& w, const std::vector<char>& whole, Names& names, Decoder& decoder) {
  SelectorLinker linker{w, names, decoder};
  for (std::uint32_t i = 0; i < w.pipelines.size(); ++i) {
    if (whole[i]) continue;
    linker.open(i);
    (void)each_selector(w.pipelines[i], [&](Selector& selector) { return linker.link(selector), true; });
  }
}

}  // namespace runbook::model
