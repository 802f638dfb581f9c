#include <algorithm>
#include <map>

#include "model/limits.hpp"
#include "model/link.hpp"
#include "model/pipeline_sections.hpp"
#include "model/upstreams.hpp"
#include "text/amounts.hpp"

namespace runbook::model {
namespace {

class SelectorLinker {
 public:
  SelectorLinker(const Workspace& workspace, Names& names, Decoder& decoder)
      : workspace_(workspace), names_(names), decoder_(decoder), upstreams_(workspace) {}

  void open(std::uint32_t pipeline) {
    own_ = pipeline;
    left_ = most_selected;
    selected_.clear();
    told_ = false;
    upstreams_.open(pipeline);
  }

  void link(std::vector<Selector>& selectors) {
    for (auto& selector : selectors) link(selector);
  }

 private:
  void link(Selector& selector) {
    const auto parts = parse_selector(selector.text);
    if (!parts) return;  // reported when it was read
    const auto from = parts->pipeline.empty() ? std::optional{own_} : find_upstream(selector, parts->pipeline);
    if (!from) return;
    if (const auto known = selected_.find(selector.text); known != selected_.end() && known->second.size() <= left_) {
      left_ -= known->second.size();
      selector.selects = known->second;
      return;
    }
    const auto& pipeline = workspace_.pipelines[*from];
    std::vector<std::uint32_t> picked;
    const auto pick = [&](std::size_t i) {
      // One each beyond the limit: none of them selects nothing.
      if (left_ == 0 && !picked.empty()) return too_many(selector);
      if (left_ > 0) --left_;
      picked.push_back(static_cast<std::uint32_t>(i));
    };
    if (parts->by == SelectorParts::By::source) {
      if (const auto source = find(pipeline.sources, parts->word)) selector.selects = Selected{Handle<Pipeline>{*from}, {source->index}}, left_ -= left_ > 0;
      else unknown_source(selector, pipeline, parts->word);
      return;
    }
    for (std::size_t i = 0; i < pipeline.sources.size(); ++i) {
      const auto& source = pipeline.sources[i];
      const bool fits = parts->by == SelectorParts::By::all ||
                        (parts->by == SelectorParts::By::kind && name_of(source.kind) == parts->word) ||
                        (parts->by == SelectorParts::By::tag &&
                         std::ranges::any_of(source.tags(), [&](const auto& tag) { return tag == parts->word; }));
      if (fits) pick(i);
    }
    selector.selects = Selected{Handle<Pipeline>{*from}, std::move(picked)};
    selected_.emplace(selector.text, selector.selects);
  }

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
    const auto has_tag = [&](const Source& s) { return std::ranges::any_of(s.tags(), [&](const auto& tag) { return tag == word; }); };
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
  std::size_t left_ = 0;  // of most_selected
  bool told_ = false;
  std::map<std::string_view, Selected> selected_;  // by the selectors of the pipeline at hand
  Upstreams upstreams_;
};

}  // namespace

void link_selectors(Workspace& w, Names& names, Decoder& decoder) {
  SelectorLinker linker{w, names, decoder};
  for (std::uint32_t i = 0; i < w.pipelines.size(); ++i) {
    auto& pipeline = w.pipelines[i];
    linker.open(i);
    for (auto& rule : pipeline.freshness) linker.link(rule.sources);
    for (auto& issue : pipeline.issues) linker.link(issue.affects);
    for (auto& coverage : pipeline.coverage)
      if (coverage.sources) linker.link(*coverage.sources);
  }
}

}  // namespace runbook::model
