#include "edge/state/database/schema.hpp"

namespace runbook::edge {
namespace {

/// Instants are seconds since 1970 in UTC. Observations are many: their rows are numbers, the subject's name and who
/// recorded them stand once. The unique key is both the index that `status` reads by and what makes an observation that
/// is said twice one. Ids rise in the order of recording, since writers take turns.
std::vector<std::string> first(const std::string& id) {
  return {
      "create table runbook_meta (name text primary key, value text not null)",
      "create table runbook_recording (id " + id + ", recorded bigint not null, person text not null, login text not null)",
      "create table runbook_subject (id " + id + ", name text not null unique)",
      "create table runbook_observation (id " + id +
          ", subject bigint not null references runbook_subject (id), instant bigint not null,"
          " period text not null, recording bigint not null references runbook_recording (id),"
          " unique (subject, instant, period))",
      "create table runbook_act (id " + id +
          ", code text not null unique, kind text not null, subject text not null, instant bigint not null,"
          " since_instant bigint, until_instant bigint, refers text not null, note text not null,"
          " recording bigint not null references runbook_recording (id))",
  };
}

}  // namespace

std::vector<std::string> migration(int version, bool postgresql) {
  if (version == 1) return first(postgresql ? "bigserial primary key" : "integer primary key");
  return {};
}

}  // namespace runbook::edge
