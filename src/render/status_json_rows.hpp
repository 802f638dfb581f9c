// The rows and incidents of `status` as JSON: cli.md's S, O and I, for each report that has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/instant_text.hpp"
#include "render/json_writer.hpp"
#include "render/place.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::render {

/// Writes parts of one report, all with the same workspace and places. Everything outlives it.
class StatusJson {
 public:
  StatusJson(JsonWriter out, const StatusReport& report, const Workspace& workspace, const Sources& sources)
      : report_(report), workspace_(workspace), places_(sources), out_(std::move(out)), instant_text_(workspace.timezone) {}

  /// For what stands between the parts.
  [[nodiscard]] JsonWriter& out() { return out_; }
  [[nodiscard]] std::string finish() && { return std::move(out_).finish(); }

  void instant(std::string_view name, std::optional<Instant> at);
  void seconds(std::string_view name, std::optional<Seconds> duration);
  /// `file` and `line`, as members of the object that is open.
  void place(Location at);
  void counts(const StatusCounts& counts);
  void pipeline(const PipelineStatus& status);
  void source(const PipelineStatus& under, const SourceStatus& row);
  void obligation(const Pipeline& pipeline, const ObligationStatus& row);
  void incident(const Incident& incident);
  void incidents(const std::vector<Incident>& all);
  void silences(const std::vector<Silence>& all);

 private:
  void rule(const FreshnessRule& rule);
  /// What people did, or null.
  template <class T>
  void act(std::string_view name, const T* done, void (*put)(JsonWriter&, const T&, Zone));
  void ask_for_place(const Incident& soon) const;
  void ask_for_lists(const Incident& soon) const;
  void ask_for_texts(const Incident& soon) const;
  void issue(const Incident::IssueRef& ref);
  void notice(const Notice& notice);
  void because(const Because& reason);

  const StatusReport& report_;
  const Workspace& workspace_;
  Places places_;
  JsonWriter out_;
  calendar::InstantText instant_text_;
  const FreshnessRule* rule_ = nullptr;  // whose place `place_` is
  Places::Beginning place_;
};

}  // namespace runbook::render
