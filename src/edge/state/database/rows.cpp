#include "edge/state/database/rows.hpp"

#include <algorithm>

namespace runbook::edge {
namespace {

long long seconds_of(Instant at) { return at.time_since_epoch().count(); }

std::string text_of(const std::optional<PeriodName>& period) { return period ? format_period(*period) : std::string{}; }

RowId subject_row(Session& session, const std::string& name) {
  session.sql << "insert into runbook_subject (name) values (:name) on conflict (name) do nothing", soci::use(name);
  RowId id = 0;
  session.sql << "select id from runbook_subject where name = :name", soci::use(name), soci::into(id);
  return id;
}

/// One prepared statement for SQLite, where a row is a function call: a statement of many rows takes twice as long, since
/// its text must be read and each row's references are looked up in a slower way (measured).
class OneByOne {
 public:
  explicit OneByOne(Session& session)
      : statement_((session.sql.prepare << "insert into runbook_observation (subject, instant, period, recording)"
                                           " values (:subject, :instant, :period, :recording)"
                                           " on conflict (subject, instant, period) do nothing",
                    soci::use(subject_), soci::use(instant_), soci::use(period_), soci::use(recording_))) {}

  void add(RowId subject, const Observation& seen, RowId recording) {
    subject_ = subject;
    instant_ = seconds_of(seen.at);
    period_ = text_of(seen.period);
    recording_ = recording;
    statement_.execute(true);
    added_ += static_cast<std::uint64_t>(std::max(statement_.get_affected_rows(), 0LL));
  }
  [[nodiscard]] std::uint64_t finish() const { return added_; }

 private:
  RowId subject_ = 0, recording_ = 0;
  long long instant_ = 0;
  std::string period_;
  soci::statement statement_;
  std::uint64_t added_ = 0;
};

/// One statement of many rows for a server, where a statement is a journey. Numbers and periods hold nothing that SQL
/// could take for its own.
class ManyAtOnce {
 public:
  explicit ManyAtOnce(Session& session) : session_(session) {}

  void add(RowId subject, const Observation& seen, RowId recording) {
    sql_ += sql_.empty() ? "insert into runbook_observation (subject, instant, period, recording) values (" : ",(";
    sql_.append(std::to_string(subject)).append(",").append(std::to_string(seconds_of(seen.at))).append(",'");
    sql_.append(text_of(seen.period)).append("',").append(std::to_string(recording)).append(")");
    if (++rows_ == 500) flush();
  }
  [[nodiscard]] std::uint64_t finish() {
    flush();
    return added_;
  }

 private:
  void flush() {
    if (rows_ == 0) return;
    sql_ += " on conflict (subject, instant, period) do nothing";
    soci::statement statement{session_.sql};
    statement.alloc();
    statement.prepare(sql_);
    statement.define_and_bind();
    statement.execute(true);
    added_ += static_cast<std::uint64_t>(std::max(statement.get_affected_rows(), 0LL));
    sql_.clear();
    rows_ = 0;
  }

  Session& session_;
  std::string sql_;
  std::size_t rows_ = 0;
  std::uint64_t added_ = 0;
};

template <class Way>
std::uint64_t put_all(Session& session, const std::vector<Sightings>& sightings, RowId recording) {
  Way way{session};
  for (const Sightings& one : sightings) {
    if (one.seen.empty()) continue;
    const auto subject = subject_row(session, one.subject);
    for (const Observation& seen : one.seen) way.add(subject, seen, recording);
  }
  return way.finish();
}

std::optional<Instant> optional_instant(long long seconds, soci::indicator indicator) {
  if (indicator == soci::i_null) return std::nullopt;
  return instant_of(seconds);
}

}  // namespace

Instant instant_of(long long seconds) {
  // The years 1 to 9999, which is all that can be written.
  if (seconds < -62'135'596'800 || seconds > 253'402'300'799) throw Damaged{"an instant lies beyond all years"};
  return Instant{Seconds{seconds}};
}

std::optional<PeriodName> period_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  auto period = parse_period(text);
  if (!period) throw Damaged{"a period reads " + text};
  return period;
}

RowId put_recording(Session& session, const Recording& recording) {
  const auto recorded = seconds_of(recording.recorded);
  RowId id = 0;
  session.sql << "insert into runbook_recording (recorded, person, login) values (:recorded, :person, :login) returning id",
      soci::use(recorded), soci::use(recording.by.person), soci::use(recording.by.user), soci::into(id);
  return id;
}

std::uint64_t put_observations(Session& session, const std::vector<Sightings>& sightings, RowId recording) {
  if (session.postgresql()) return put_all<ManyAtOnce>(session, sightings, recording);
  return put_all<OneByOne>(session, sightings, recording);
}

std::uint64_t put_acts(Session& session, const std::vector<Act>& acts, RowId recording) {
  std::uint64_t added = 0;
  for (const Act& act : acts) {
    const std::string kind{name_of(act.kind)};
    const auto at = seconds_of(act.at);
    const auto since = act.since ? seconds_of(*act.since) : 0, until = act.until ? seconds_of(*act.until) : 0;
    auto since_given = act.since ? soci::i_ok : soci::i_null, until_given = act.until ? soci::i_ok : soci::i_null;
    soci::statement statement =
        (session.sql.prepare << "insert into runbook_act (code, kind, subject, instant, since_instant, until_instant, refers, note, recording)"
                                " values (:code, :kind, :subject, :instant, :since, :until, :refers, :note, :recording)"
                                " on conflict (code) do nothing",
         soci::use(act.id), soci::use(kind), soci::use(act.subject), soci::use(at), soci::use(since, since_given),
         soci::use(until, until_given), soci::use(act.refers), soci::use(act.note), soci::use(recording));
    statement.execute(true);
    added += static_cast<std::uint64_t>(std::max(statement.get_affected_rows(), 0LL));
  }
  return added;
}

std::vector<Placed> get_acts(Session& session) {
  std::vector<Placed> list;
  RowId row = 0, recording = 0;
  long long recorded = 0, at = 0, since = 0, until = 0;
  soci::indicator since_given{}, until_given{};
  std::string code, kind, subject, refers, note, person, login;
  soci::statement statement =
      (session.sql.prepare << "select a.id, a.recording, r.recorded, r.person, r.login, a.code, a.kind, a.subject, a.instant,"
                              " a.since_instant, a.until_instant, a.refers, a.note"
                              " from runbook_act a join runbook_recording r on r.id = a.recording order by a.id",
       soci::into(row), soci::into(recording), soci::into(recorded), soci::into(person), soci::into(login), soci::into(code),
       soci::into(kind), soci::into(subject), soci::into(at), soci::into(since, since_given), soci::into(until, until_given),
       soci::into(refers), soci::into(note));
  statement.execute();
  while (statement.fetch()) {
    const auto known = find_act(kind);
    if (!known) throw Damaged{"an act is of no known kind"};
    Act act{*known, code, subject, instant_of(at), optional_instant(since, since_given), optional_instant(until, until_given), refers, note};
    list.push_back({recording, row, {{person, login}, instant_of(recorded), std::move(act)}});
  }
  return list;
}

std::vector<Placed> get_observations(Session& session, const Page& page) {
  std::string sql =
      "select o.id, o.recording, r.recorded, r.person, r.login, s.name, o.instant, o.period from runbook_observation o"
      " join runbook_subject s on s.id = o.subject join runbook_recording r on r.id = o.recording where o.id ";
  sql += page.newest_first ? (page.beyond == 0 ? ">= 0" : "< " + std::to_string(page.beyond)) : "> " + std::to_string(page.beyond);
  if (!page.subject.empty()) sql += " and s.name = :subject";
  sql += page.newest_first ? " order by o.id desc" : " order by o.id";
  if (page.most > 0) sql += " limit " + std::to_string(page.most);
  std::vector<Placed> list;
  RowId row = 0, recording = 0;
  long long recorded = 0, at = 0;
  std::string person, login, subject, period;
  soci::statement statement{session.sql};
  if (!page.subject.empty()) statement.exchange(soci::use(page.subject));
  statement.exchange(soci::into(row));
  statement.exchange(soci::into(recording));
  statement.exchange(soci::into(recorded));
  statement.exchange(soci::into(person));
  statement.exchange(soci::into(login));
  statement.exchange(soci::into(subject));
  statement.exchange(soci::into(at));
  statement.exchange(soci::into(period));
  statement.alloc();
  statement.prepare(sql);
  statement.define_and_bind();
  statement.execute();
  while (statement.fetch()) {
    list.push_back({recording, row, {{person, login}, instant_of(recorded), Seen{subject, instant_of(at), period_of(period)}}});
  }
  return list;
}

}  // namespace runbook::edge
