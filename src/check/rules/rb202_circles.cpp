#include <algorithm>
#include <cstdint>
#include <optional>

#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {
namespace {

struct Edge {
  std::uint32_t to = 0;
  Location at;  ///< the value of `from`
};
using Graph = std::vector<std::vector<Edge>>;

/// Each upstream of a pipeline once, ascending, at its first `from` in the text.
std::vector<Edge> upstreams(const Pipeline& pipeline) {
  std::vector<Edge> edges;
  for (const auto& source : pipeline.sources) {
    if (source.from() && source.from()->to && !source.unread("from")) edges.push_back({source.from()->to->index, source.from()->at});
  }
  std::ranges::sort(edges, [](const Edge& a, const Edge& b) { return a.to != b.to ? a.to < b.to : a.at < b.at; });
  const auto rest = std::ranges::unique(edges, {}, &Edge::to);
  edges.erase(rest.begin(), rest.end());
  return edges;
}

struct Step {
  std::uint32_t pipeline = 0;
  Location at;  ///< of the `from` that leads to the next
};

void report_circle(const Context& context, Report& report, std::vector<Step> circle) {
  std::ranges::rotate(circle, std::ranges::min_element(circle, {}, &Step::pipeline));
  const auto& pipelines = context.workspace.pipelines;
  const auto& first = pipelines[circle.front().pipeline].id;
  if (circle.size() == 1) {
    report.add(Code::circular_upstream, circle.front().at, "pipeline " + ticked(first) + " takes data from itself",
               "name the pipeline that the data comes from, or give the source another `kind`");
    return;
  }
  // A longer circle is told by its length. A thousand circles through ten thousand pipelines are ten million steps.
  constexpr std::size_t most = 12;
  std::string path;
  for (std::size_t i = 0; i < std::min(circle.size(), most); ++i) path += pipelines[circle[i].pipeline].id + " -> ";
  if (circle.size() > most) path += "… " + std::to_string(circle.size() - most) + " more … -> ";
  std::vector<Related> related;
  for (std::size_t i = 1; i < std::min(circle.size(), most); ++i) {
    const auto& next = pipelines[circle[(i + 1) % circle.size()].pipeline].id;
    related.push_back({circle[i].at, ticked(pipelines[circle[i].pipeline].id) + " takes from " + ticked(next) + " here"});
  }
  report.add(Code::circular_upstream, circle.front().at,
             "pipelines take data from each other in a circle: `" + path + first + "`", "remove one of these `from`",
             std::move(related));
}

}  // namespace

// A depth-first walk in the order of ids; each edge back into the walk's own path closes one circle. Without these edges
// nothing is circular, so every circle is mended once all that are reported are, and one circle is one finding.
void circular_upstream(const Context& context, Report& report) {
  Graph graph;
  graph.reserve(context.workspace.pipelines.size());
  for (const auto& pipeline : context.workspace.pipelines) graph.push_back(upstreams(pipeline));

  struct Frame {
    std::uint32_t pipeline;
    std::size_t edge;
  };
  constexpr std::int64_t not_seen = -1, done = -2;
  std::vector<std::int64_t> depth(graph.size(), not_seen);  // on the path: its place there
  std::vector<Frame> path;
  std::size_t circles_left = 1000;  // more tell nobody anything, and each may be as long as the workspace
  for (std::uint32_t start = 0; start < graph.size(); ++start) {
    if (depth[start] != not_seen) continue;
    depth[start] = 0;
    path.push_back({start, 0});
    while (!path.empty()) {
      auto& [pipeline, edge] = path.back();
      if (edge == graph[pipeline].size()) {
        depth[pipeline] = done;
        path.pop_back();
        continue;
      }
      const auto to = graph[pipeline][edge++].to;
      if (depth[to] == not_seen) {
        depth[to] = static_cast<std::int64_t>(path.size());
        path.push_back({to, 0});
      } else if (depth[to] != done && circles_left > 0) {
        --circles_left;
        std::vector<Step> circle;
        for (auto i = static_cast<std::size_t>(depth[to]); i < path.size(); ++i) {
          circle.push_back({path[i].pipeline, graph[path[i].pipeline][path[i].edge - 1].at});
        }
        report_circle(context, report, std::move(circle));
      }
    }
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation circular_upstream{
    Code::circular_upstream,
    "`from` says which pipeline makes the data. Where that leads in a circle, none of these pipelines could ever have "
    "run first, and a source that is late would make itself late. One of the `from` is wrong: most often it names a "
    "pipeline that reads this data, not the one that makes it. A circle is one finding, and shows every step.",
    R"(# profit.yaml
pipeline: profit
sources:
  - { id: growth, kind: pipeline, from: growth }
---
# growth.yaml
pipeline: growth
sources:
  - { id: profit, kind: pipeline, from: profit })",
    R"(# profit.yaml
pipeline: profit
sources:
  - { id: growth, kind: pipeline, from: growth }
---
# growth.yaml
pipeline: growth
sources:
  - { id: contracts, kind: manual })"};

}  // namespace runbook::explanations
