#include "edge/state/database/soci_memory.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <unordered_set>

#include "edge/state/database/rows.hpp"
#include "text/utf8.hpp"

namespace runbook::edge {

template <class Do>
auto SociMemory::guarded(Do&& what) -> Result<decltype(what())> {
  try {
    auto result = what();
    still_the_same();
    return result;
  } catch (const std::exception& fault) {
    return tl::make_unexpected(failure_of(*session_, fault));
  }
}

/// Read without locks, what was read is only worth something where nobody wrote meanwhile.
void SociMemory::still_the_same() const {
  if (!session_->unlocked) return;
  struct stat now {};
  const auto& then = *session_->unlocked;
  if (::stat(session_->place.path.c_str(), &now) == 0 && now.st_ino == then.st_ino && now.st_size == then.st_size &&
      now.st_mtim.tv_sec == then.st_mtim.tv_sec && now.st_mtim.tv_nsec == then.st_mtim.tv_nsec &&
      !has_wal(session_->place.path))
    return;
  throw std::runtime_error{"somebody wrote it while it was read; try again"};
}

Result<void> SociMemory::belongs_to(const std::string& workspace) {
  std::string owner;
  const auto look = [&] { session_->sql << "select coalesce((select value from runbook_meta where name = 'workspace'), '')", soci::into(owner); };
  const auto done = guarded([&] {
    look();
    if (!owner.empty() || session_->access == StateAccess::read) return true;
    Transaction transaction{*session_, StateAccess::write};
    session_->sql << "insert into runbook_meta (name, value) values ('workspace', :id) on conflict (name) do nothing", soci::use(workspace);
    look();
    transaction.commit();
    return true;
  });
  if (!done) return tl::make_unexpected(done.error());
  if (owner.empty() || owner == workspace) return {};
  return tl::make_unexpected(Failure{session_->name() + " belongs to the workspace " + text::visible(owner) + ", not to " + workspace +
                                     "; to take it over: runbook state export, and import it into a new one"});
}

Result<Recorded> SociMemory::record(const std::vector<Recording>& recordings) {
  return guarded([&] {
    Transaction transaction{*session_, StateAccess::write};
    Recorded done;
    for (const Recording& recording : recordings) {
      std::uint64_t given = recording.acts.size();
      for (const Sightings& one : recording.seen) given += one.seen.size();
      const auto id = put_recording(*session_, recording);
      const auto added = put_observations(*session_, recording.seen, id) + put_acts(*session_, recording.acts, id);
      if (added == 0) session_->sql << "delete from runbook_recording where id = :id", soci::use(id);  // it said nothing new
      done.added += added;
      done.known += given - added;
    }
    transaction.commit();
    return done;
  });
}

Result<Remembered> SociMemory::recall(const Question& question) {
  return guarded([&] {
    Transaction transaction{*session_, StateAccess::read};
    Remembered found;
    const std::unordered_set<std::string> sources(question.sources.begin(), question.sources.end());
    const std::unordered_set<std::string> obligations(question.obligations.begin(), question.obligations.end());
    const long long until = question.until.time_since_epoch().count();
    const long long since = std::min(question.since.value_or(question.until), question.until).time_since_epoch().count();

    // For each subject two looks into the index, however many observations there are.
    RowId id = 0;
    std::string name;
    long long latest = 0, later = 0;
    soci::indicator seen{};
    soci::statement subjects =
        (session_->sql.prepare << "select s.id, s.name,"
                                  " (select max(o.instant) from runbook_observation o where o.subject = s.id and o.instant <= :until),"
                                  " (select count(*) from runbook_observation o where o.subject = s.id and o.instant > :beyond)"
                                  " from runbook_subject s order by s.id",
         soci::use(since), soci::use(until), soci::into(id), soci::into(name), soci::into(latest, seen), soci::into(later));
    subjects.execute();
    std::unordered_map<RowId, std::size_t> place;  // of the lists in `found`
    std::string duties, lasting;                   // the ids of obligations, and of sources that are asked for a range
    while (subjects.fetch()) {
      const bool is_source = sources.contains(name);
      if (!is_source && !obligations.contains(name)) continue;
      found.later += static_cast<std::size_t>(later);
      found.seen.push_back({name, {}});
      if (is_source) {
        if (seen == soci::i_ok) found.seen.back().seen.push_back({instant_of(latest), {}, 0});
        if (since == until) continue;
      }
      std::string& ids = is_source ? lasting : duties;
      ids += (ids.empty() ? "" : ",") + std::to_string(id);
      place[id] = found.seen.size() - 1;
    }
    const auto read = [&](const std::string& ids, const std::string& condition) {
      if (ids.empty()) return;
      long long at = 0;
      std::string period;
      soci::statement rows = (session_->sql.prepare << "select subject, instant, period from runbook_observation where subject in ("
                                                    << ids << ") and instant <= :until" << condition << " order by id",
                              soci::use(until), soci::into(id), soci::into(at), soci::into(period));
      rows.execute();
      while (rows.fetch()) {
        const auto list = place.find(id);
        if (list == place.end()) throw Damaged{"an observation is of no known subject"};
        found.seen[list->second].seen.push_back({instant_of(at), period_of(period), 0});
      }
    };
    read(duties, "");
    read(lasting, " and instant > " + std::to_string(since));
    for (auto& act : get_acts(*session_)) found.acts.push_back(std::move(act.event));
    transaction.commit();
    return found;
  });
}

Result<Log> SociMemory::log(const LogQuery& query) {
  return guarded([&] {
    Transaction transaction{*session_, StateAccess::read};
    Log log;
    auto acts = get_acts(*session_);
    if (query.wanted) std::erase_if(acts, [&](const Placed& one) { return !query.wanted(std::get<Act>(one.event.what)); });
    const auto subject = query.subject.value_or("");
    long long observations = 0;
    if (subject.empty()) session_->sql << "select count(*) from runbook_observation", soci::into(observations);
    else session_->sql << "select count(*) from runbook_observation o join runbook_subject s on s.id = o.subject where s.name = :name",
        soci::use(subject), soci::into(observations);
    auto seen = get_observations(*session_, {true, 0, query.most, subject});
    transaction.commit();

    log.total = acts.size() + static_cast<std::uint64_t>(observations);
    std::ranges::move(acts, std::back_inserter(seen));
    std::ranges::stable_sort(seen, [](const Placed& a, const Placed& b) {
      if (a.recording != b.recording) return a.recording > b.recording;
      return false;  // observations stand newest first already, and before the acts of the same recording
    });
    if (query.most > 0 && seen.size() > query.most) seen.resize(query.most);
    for (auto& one : seen) log.events.push_back(std::move(one.event));
    return log;
  });
}

Result<void> SociMemory::each(const std::function<bool(const Event&)>& take) {
  const auto done = guarded([&] {
    Transaction transaction{*session_, StateAccess::read};
    const auto acts = get_acts(*session_);
    auto act = acts.begin();
    constexpr std::size_t at_once = 20'000;  // so that a long log needs no more memory than a short one
    bool more = true;
    for (RowId last = 0; more;) {
      const auto page = get_observations(*session_, {false, last, at_once, {}});
      for (const Placed& one : page) {
        while (act != acts.end() && act->recording < one.recording)
          if (!take((act++)->event)) return false;
        if (!take(one.event)) return false;
        if (one.row <= last) throw Damaged{"the rows do not ascend"};  // or this would never end
        last = one.row;
      }
      more = page.size() == at_once;
    }
    while (act != acts.end())
      if (!take((act++)->event)) return false;
    transaction.commit();
    return true;
  });
  if (!done) return tl::make_unexpected(done.error());
  return {};
}

Result<std::uint64_t> SociMemory::prune(const std::vector<std::string>& subjects, Instant before, const Recording& why) {
  return guarded([&] {
    Transaction transaction{*session_, StateAccess::write};
    const long long limit = before.time_since_epoch().count();
    std::uint64_t forgotten = 0;
    for (const auto& subject : subjects) {
      soci::statement statement =
          (session_->sql.prepare << "delete from runbook_observation where subject = (select id from runbook_subject where name = :name)"
                                    " and instant < (select max(o.instant) from runbook_observation o join runbook_subject s on s.id = o.subject"
                                    " where s.name = :again and o.instant < :before)",
           soci::use(subject), soci::use(subject), soci::use(limit));
      statement.execute(true);
      forgotten += static_cast<std::uint64_t>(std::max(statement.get_affected_rows(), 0LL));
    }
    (void)put_acts(*session_, why.acts, put_recording(*session_, why));
    transaction.commit();
    return forgotten;
  });
}

Result<std::optional<Instant>> SociMemory::last_recorded() {
  return guarded([&]() -> std::optional<Instant> {
    long long latest = 0;
    soci::indicator given{};
    session_->sql << "select max(recorded) from runbook_recording", soci::into(latest, given);
    if (given != soci::i_ok) return std::nullopt;
    return instant_of(latest);
  });
}

}  // namespace runbook::edge
