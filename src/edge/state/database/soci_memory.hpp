// The port over an open connection; the SQL is the same for both databases.
#pragma once

#include <memory>
#include <unordered_map>

#include "edge/state/database/session.hpp"

namespace runbook::edge {

class SociMemory final : public Memory {
 public:
  explicit SociMemory(std::unique_ptr<Session> session) : session_(std::move(session)) {}

  /// Claims a new state for a workspace, and refuses one of another.
  [[nodiscard]] Result<void> belongs_to(const std::string& workspace);

  [[nodiscard]] Result<Recorded> record(const std::vector<Recording>& recordings) override;
  [[nodiscard]] Result<Remembered> recall(const Question& question) override;
  [[nodiscard]] Result<Log> log(const LogQuery& query) override;
  [[nodiscard]] Result<void> each(const std::function<bool(const Event&)>& take) override;
  [[nodiscard]] Result<std::uint64_t> prune(const std::vector<std::string>& subjects, Instant before, const Recording& why) override;
  [[nodiscard]] Result<std::optional<Instant>> last_recorded() override;

 private:
  /// Does something with the database and turns whatever goes wrong into a failure.
  template <class Do>
  auto guarded(Do&& what) -> Result<decltype(what())>;
  void still_the_same() const;

  std::unique_ptr<Session> session_;
};

}  // namespace runbook::edge
