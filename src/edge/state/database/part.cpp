// What this part of the program exports.
#include "edge/state/part.hpp"

#include "edge/state/database/soci_memory.hpp"

namespace runbook::edge {
namespace {

Result<std::unique_ptr<Memory>> open(const StatePlace& place, StateAccess access, const std::string& workspace) {
  auto session = std::make_unique<Session>();
  session->place = place;
  session->access = access;
  try {
    auto connected = session->postgresql() ? connect_postgresql(*session) : connect_sqlite(*session);
    if (!connected) return tl::make_unexpected(connected.error());
  } catch (const std::exception& fault) {
    return tl::make_unexpected(failure_of(*session, fault));
  }
  auto memory = std::make_unique<SociMemory>(std::move(session));
  if (!workspace.empty()) {
    if (auto ours = memory->belongs_to(workspace); !ours) return tl::make_unexpected(ours.error());
  }
  return memory;
}

}  // namespace
}  // namespace runbook::edge

extern "C" __attribute__((visibility("default"))) const runbook::edge::StatePart runbook_state;
const runbook::edge::StatePart runbook_state{&runbook::edge::open};
