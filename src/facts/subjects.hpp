// What observations may speak of: every source and obligation of a workspace, by its subject.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runbook/evaluate.hpp"

namespace runbook::facts {

/// A source, commitment or routine: what a subject names.
struct Target {
  Handle<Pipeline> pipeline;
  bool is_source = false;
  std::uint32_t index = 0;  ///< into the pipeline's sources or obligations
  auto operator<=>(const Target&) const = default;
};

/// One hash map of the pipelines, built once a run; within a pipeline the lists are sorted by id already. A map of every
/// subject was tried: with a million of them building it took longer than all look-ups, and more memory than the model.
class Subjects {
 public:
  /// `workspace` must outlive it.
  explicit Subjects(const Workspace& workspace);

  /// What `subject` (`profit-unit/marketing`) names; nothing where nothing is called so.
  [[nodiscard]] std::optional<Target> find(std::string_view subject) const;

  /// `; did you mean "profit-unit/marketing"?`, or nothing where no subject is close. Remembered for each name, since
  /// the same misspelling tends to fill a file; past 200 misspellings there is nothing.
  [[nodiscard]] const std::string& suggestion(std::string_view subject);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class T>
  using ByName = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  const Workspace& workspace_;
  std::unordered_map<std::string_view, std::uint32_t> pipelines_;  // by id; of equal ones the first
  // Of every subject, ascending, so that of two equally close names always the same one is offered; empty until somebody
  // needs a suggestion.
  std::vector<std::string> names_;
  std::vector<std::string_view> candidates_;
  ByName<std::string> suggestions_;
  // Each costs a comparison with every name, and after so many misspellings nobody reads them any more.
  int suggestions_left_ = 200;
  const std::string no_suggestion_;
};

/// Gathers observations of a workspace's subjects, in any order.
class Gathering {
 public:
  explicit Gathering(const Workspace& workspace);
  void add(const Target& target, const Observation& seen);
  /// All of them by subject, each list by `at`; equal instants stay as they were added. To be called once.
  [[nodiscard]] Facts finish() &&;

 private:
  std::vector<std::uint32_t> source_sizes_, obligation_sizes_;    // by pipeline
  std::vector<std::uint32_t> source_places_, obligation_places_;  // where each pipeline's begin
  std::vector<std::pair<std::uint32_t, Instant>> sources_;
  std::vector<std::pair<std::uint32_t, Observation>> obligations_;
};

}  // namespace runbook::facts
