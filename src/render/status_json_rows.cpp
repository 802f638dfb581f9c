#include "render/status_json_rows.hpp"

#include "render/acts.hpp"

namespace runbook::render {

void StatusJson::instant(std::string_view name, std::optional<Instant> at) {
  out_.key(name);
  if (at) out_.word(instant_text_(*at));
  else out_.value(nullptr);
}

void StatusJson::seconds(std::string_view name, std::optional<Seconds> duration) {
  out_.key(name);
  if (duration) out_.value(duration->count());
  else out_.value(nullptr);
}

void StatusJson::counts(const StatusCounts& counts) {
  const auto object = out_.object("counts");
  out_.member("ok", counts.ok);
  out_.member("unknown", counts.unknown);
  out_.member("warning", counts.warning);
  out_.member("alarm", counts.alarm);
  out_.member("unmonitored", counts.unmonitored);
  out_.member("pending", counts.pending);
}

void StatusJson::pipeline(const PipelineStatus& status) {
  const Pipeline& pipeline = workspace_[status.pipeline];
  const auto object = out_.object();
  out_.member("id", pipeline.id);
  out_.member("title", pipeline.title);
  out_.text("domain", pipeline.domain);
  out_.word("state", name_of(status.state));
  out_.ids("upstream", workspace_, pipeline.upstream);
  {
    const auto list = out_.array("sources");
    for (const SourceStatus& row : status.sources) source(status, row);
  }
  const auto list = out_.array("obligations");
  for (const ObligationStatus& row : status.obligations) obligation(pipeline, row);
}

void StatusJson::source(const PipelineStatus& under, const SourceStatus& row) {
  const Source& source = workspace_[row.source];
  const std::string& pipeline = workspace_[row.source.pipeline].id;
  const FreshnessRule* by = row.rule;
  const auto object = out_.object();
  out_.key("id");
  if (row.source.pipeline == under.pipeline) out_.value(source.id);
  else out_.value(pipeline, source.id);
  out_.key("subject");
  out_.value(pipeline, source.id);
  out_.member("title", source.title());
  out_.word("kind", name_of(source.kind));
  out_.word("state", name_of(row.state));
  instant("last_arrival", row.last_arrival);
  seconds("age_seconds", row.age);
  seconds("warn_after_seconds", by ? std::optional{by->warn_after} : std::nullopt);
  seconds("alarm_after_seconds", by ? std::optional{by->alarm_after} : std::nullopt);
  instant("warning_since", row.warning_since);
  instant("alarm_since", row.alarm_since);
  instant("resolve_by", row.resolve_by);
  out_.member("overdue", row.overdue);
  out_.id("inherited_from", workspace_, std::optional<Handle<Pipeline>>{row.inherited_from});
  out_.key("rule");
  if (by) rule(*by);
  else out_.value(nullptr);
  if (!report_.probed) return;
  out_.key("probe_error");
  if (const auto found = report_.probe_errors.find(subject_of(workspace_, row.source)); found != report_.probe_errors.end()) out_.value(found->second);
  else out_.value(nullptr);
}

void StatusJson::place(Location at) {
  const auto [file, line] = places_.beginning(at);
  out_.member("file", file);
  out_.member("line", line);
}

void StatusJson::rule(const FreshnessRule& rule) {
  // The rows of a rule follow each other.
  if (rule_ != &rule) place_ = places_.beginning(rule.at);
  rule_ = &rule;
  const auto object = out_.object();
  out_.member("file", place_.file);
  out_.member("line", place_.line);
}

void StatusJson::obligation(const Pipeline& pipeline, const ObligationStatus& row) {
  const Obligation& obligation = pipeline.obligations[row.obligation];
  const auto object = out_.object();
  out_.member("id", obligation.id);
  out_.key("subject");
  out_.value(pipeline.id, obligation.id);
  out_.member("title", obligation.title);
  out_.word("kind", name_of(obligation.kind));
  out_.word("state", name_of(row.state));
  instant("period_start", row.period_start);
  instant("period_end", row.period_end);
  instant("due", row.due);
  instant("done_at", row.done_at);
  out_.member("overdue", row.overdue);
}

// Incidents stand by their time, so each is of another pipeline than the one before, and most of writing a hundred thousand
// of them would be waiting for memory. So what is needed for one is asked for some before it is its turn, in three steps,
// since each says where the next is.
void StatusJson::ask_for_place(const Incident& soon) const {
  __builtin_prefetch(&workspace_[soon.pipeline].sources);
  __builtin_prefetch(&workspace_[soon.pipeline].issues);
  __builtin_prefetch(soon.circle);
}

void StatusJson::ask_for_lists(const Incident& soon) const {
  const Pipeline& pipeline = workspace_[soon.pipeline];
  if (soon.of_source) __builtin_prefetch(&pipeline.sources[soon.index]);
  __builtin_prefetch(soon.circle->issues.data());
  for (const Notice& one : soon.circle->notify) __builtin_prefetch(&one);
  for (const Issue& one : pipeline.issues) __builtin_prefetch(&one.title);
}

void StatusJson::ask_for_texts(const Incident& soon) const {
  if (soon.of_source) __builtin_prefetch(id_of(workspace_, soon).data());
  for (const Notice& one : soon.circle->notify) __builtin_prefetch(one.because.data());
}

void StatusJson::incidents(const std::vector<Incident>& all) {
  constexpr std::size_t places = 12, lists = 8, texts = 4;  // how many before
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i + places < all.size()) ask_for_place(all[i + places]);
    if (i + lists < all.size()) ask_for_lists(all[i + lists]);
    if (i + texts < all.size()) ask_for_texts(all[i + texts]);
    incident(all[i]);
  }
}

void StatusJson::incident(const Incident& incident) {
  const auto object = out_.object();
  out_.key("subject");
  out_.value(workspace_[incident.pipeline].id, id_of(workspace_, incident));
  out_.word("state", name_of(incident.state));
  out_.member("overdue", incident.overdue);
  instant("since", incident.since);
  instant("resolve_by", incident.resolve_by);
  out_.ids("affects", workspace_, incident.circle->affects);
  {
    const auto list = out_.array("issues");
    for (const Incident::IssueRef& ref : incident.circle->issues) issue(ref);
  }
  {
    const auto list = out_.array("notify");
    for (const Notice& one : incident.notify()) notice(one);
  }
  if (!report_.remembered) return;
  act("ack", incident.ack(), put_ack);
  act("silence", incident.silence(), put_silence);
  act("resolved", incident.resolution(), put_resolution);
}

template <class T>
void StatusJson::act(std::string_view name, const T* done, void (*put)(JsonWriter&, const T&, Zone)) {
  out_.key(name);
  if (!done) return out_.value(nullptr);
  const auto object = out_.object();
  put(out_, *done, workspace_.timezone);
}

void StatusJson::silences(const std::vector<Silence>& all) {
  const auto list = out_.array("silences");
  for (const Silence& one : all) {
    const auto object = out_.object();
    put_silence(out_, one, workspace_.timezone);
  }
}

void StatusJson::issue(const Incident::IssueRef& ref) {
  const Pipeline& pipeline = workspace_[ref.pipeline];
  const Issue& issue = pipeline.issues[ref.issue];
  const auto object = out_.object();
  out_.member("pipeline", pipeline.id);
  out_.member("id", issue.id);
  out_.member("title", issue.title);
}

void StatusJson::notice(const Notice& notice) {
  const auto object = out_.object();
  out_.member("to", id_of(workspace_, notice.to));
  out_.member("name", title_of(workspace_, notice.to));
  instant("deliver_at", notice.deliver_at);
  out_.member("away", notice.away);
  out_.ids("channels", workspace_, notice.channels);
  const auto list = out_.array("because");
  for (const Because& reason : notice.because) because(reason);
}

void StatusJson::because(const Because& reason) {
  const auto object = out_.object();
  out_.member("pipeline", workspace_[reason.pipeline].id);
  out_.member("as", reason.as);
  out_.member("party", id_of(workspace_, reason.party));
  out_.id("via", workspace_, reason.via);
}

}  // namespace runbook::render
