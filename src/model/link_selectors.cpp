#include <algorithm>

#include "model/link.hpp"
#include "model/pipeline_sections.hpp"

namespace runbook::model {
namespace {

/// What lies upstream of a pipeline, at any distance.
struct Upstream {
  std::vector<std::uint32_t> pipelines;  ///< ascending; without the pipeline itself, unless it is in a circle
  bool whole = true;                     ///< false: some `from` could not be read or names nothing
};

Upstream upstream_of(const Workspace& w, std::uint32_t start) {
  Upstream up;
  std::vector<std::uint32_t> open{start};
  std::vector<std::uint32_t> seen{start};
  while (!open.empty()) {
    const auto& pipeline = w.pipelines[open.back()];
    open.pop_back();
    if (pipeline.unread("sources")) up.whole = false;
    for (const auto& source : pipeline.sources)
      if (source.unread("from") || source.unread("kind") || (source.from && !source.from->to)) up.whole = false;
    for (const auto next : pipeline.upstream) {
      const auto place = std::ranges::lower_bound(seen, next.index);
      if (place != seen.end() && *place == next.index) continue;
      seen.insert(place, next.index);
      open.push_back(next.index);
    }
  }
  up.pipelines = std::move(seen);
  return up;
}

class SelectorLinker {
 public:
  SelectorLinker(const Workspace& workspace, Names& names, Decoder& decoder)
      : workspace_(workspace), names_(names), decoder_(decoder) {}

  void open(std::uint32_t pipeline) {
    own_ = pipeline;
    upstream_.reset();
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
    const auto& pipeline = workspace_.pipelines[*from];
    const auto pick = [&](std::size_t i) {
      selector.selects.push_back({Handle<Pipeline>{*from}, static_cast<std::uint32_t>(i)});
    };
    if (parts->by == SelectorParts::By::source) {
      if (const auto source = find(pipeline.sources, parts->word)) pick(source->index);
      else unknown_source(selector, pipeline, parts->word);
      return;
    }
    for (std::size_t i = 0; i < pipeline.sources.size(); ++i) {
      const auto& source = pipeline.sources[i];
      const bool fits = parts->by == SelectorParts::By::all ||
                        (parts->by == SelectorParts::By::kind && name_of(source.kind) == parts->word) ||
                        (parts->by == SelectorParts::By::tag &&
                         std::ranges::any_of(source.tags, [&](const auto& tag) { return tag.value == parts->word; }));
      if (fits) pick(i);
    }
  }

  /// The pipeline that stands before the `/`: the own one or an upstream.
  std::optional<std::uint32_t> find_upstream(const Selector& selector, std::string_view name) {
    const auto named = find(workspace_.pipelines, name);
    if (named && named->index == own_) return own_;
    if (!upstream_) upstream_ = upstream_of(workspace_, own_);
    if (named && std::ranges::binary_search(upstream_->pipelines, named->index)) return named->index;
    // A `from` that could not be read may name it: that fault has been told.
    if (!upstream_->whole) return std::nullopt;
    if (const auto sort = names_.what_is(name); !named && !sort.empty()) {
      decoder_.report(Code::wrong_sort, selector.at, quoted(name) + " is " + std::string{sort} + ", but a pipeline is wanted before the `/`");
      return std::nullopt;
    }
    if (!named && names_.is_unread(Sort::pipeline)) return std::nullopt;
    std::vector<std::string_view> candidates;
    for (const auto index : upstream_->pipelines) candidates.push_back(workspace_.pipelines[index].id);
    const auto& own = workspace_.pipelines[own_].id;
    if (named) {
      decoder_.report(Code::undefined_name, selector.at, quoted(name) + " is not upstream of " + quoted(own),
                      "a selector reaches the pipelines that this one's sources come `from`, at any distance");
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
    if (pipeline.unread("sources") || std::ranges::any_of(pipeline.sources, [](const Source& s) { return s.unread("id") && s.id.empty(); })) return;
    std::vector<std::string_view> candidates;
    for (const auto& source : pipeline.sources) candidates.push_back(source.id);
    names_.undefined(name, selector.at, "source of " + quoted(pipeline.id), candidates);
  }

  const Workspace& workspace_;
  Names& names_;
  Decoder& decoder_;
  std::uint32_t own_ = 0;
  std::optional<Upstream> upstream_;
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
