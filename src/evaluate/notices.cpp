#include "evaluate/notices.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace runbook::evaluation {
namespace {

std::vector<Handle<Channel>> channels_of(const Workspace& workspace, const Party& party) {
  const std::vector<ChannelRef>* own = nullptr;
  if (const auto* role = std::get_if<Handle<Role>>(&party)) own = &workspace[*role].channels;
  if (const auto* team = std::get_if<Handle<Team>>(&party)) own = &workspace[*team].channels;
  std::vector<Handle<Channel>> channels;
  if (own == nullptr) return channels;
  for (const ChannelRef& channel : *own) {
    if (channel.to) channels.push_back(*channel.to);
  }
  std::sort(channels.begin(), channels.end());
  channels.erase(std::unique(channels.begin(), channels.end()), channels.end());
  return channels;
}

/// Gathers the notices of one problem.
class Notifier {
 public:
  Notifier(std::optional<SourceRef> source, Recipients& recipients, std::vector<Skipped>* skipped)
      : source_(source), recipients_(recipients), workspace_(recipients.workspace()), skipped_(skipped) {}

  void tell(const Incident::Teller& teller) {
    pipeline_ = teller.pipeline;
    for (const Addressee& entry : notify_list(workspace_, workspace_[pipeline_], teller.level)) tell(entry);
  }

  [[nodiscard]] std::vector<Notice> finish() && {
    std::vector<Notice> notices;
    notices.reserve(notices_.size());
    for (auto& [to, notice] : notices_) {
      std::sort(notice.because.begin(), notice.because.end(),
                [this](const Because& a, const Because& b) { return key(a) < key(b); });
      notice.because.erase(std::unique(notice.because.begin(), notice.because.end()), notice.because.end());
      notice.channels = channels_of(workspace_, to);
      notices.push_back(std::move(notice));
    }
    std::sort(notices.begin(), notices.end(),
              [this](const Notice& a, const Notice& b) { return id_of(workspace_, a.to) < id_of(workspace_, b.to); });
    return notices;
  }

 private:
  void tell(const Addressee& entry) {
    const Pipeline& pipeline = workspace_[pipeline_];
    const std::string& as = entry.who.name;
    switch (entry.word) {
      case Addressee::Word::party:
        return tell_now(as, entry.who);
      case Addressee::Word::responsible:
        return tell_responsible(as);
      case Addressee::Word::oncall:
        return tell_on_call(as);
      case Addressee::Word::accountable:
        return tell_now(as, pipeline.raci.accountable);
      case Addressee::Word::consulted:
        return tell_now(as, pipeline.raci.consulted);
      case Addressee::Word::informed:
        return tell_now(as, pipeline.raci.informed);
      case Addressee::Word::owners:
        tell_now(as, pipeline.primary_owners);
        return tell_now(as, pipeline.secondary_owners);
    }
  }

  void tell_now(const std::string& as, const PartyRef& party) {
    if (party.to) add(as, *party.to, recipients_.reach(*party.to, recipients_.now()));
  }
  void tell_now(const std::string& as, const std::vector<PartyRef>& parties) {
    for (const PartyRef& party : parties) tell_now(as, party);
  }

  /// Through on-call; without coverage the responsible parties' people, at the next working time of their team.
  void tell_responsible(const std::string& as) {
    const Pipeline& pipeline = workspace_[pipeline_];
    const auto on_call = recipients_.on_call(pipeline, source_);
    for (const PartyRef& party : pipeline.raci.responsible) {
      if (!party.to) continue;
      if (on_call)
        add(as, *party.to, recipients_.reach(*on_call));
      else
        add(as, *party.to, recipients_.reach(*party.to, recipients_.next_working_time(*party.to)));
    }
  }

  /// `responsible` as reached through coverage, and nobody where there is none.
  void tell_on_call(const std::string& as) {
    const auto on_call = recipients_.on_call(workspace_[pipeline_], source_);
    if (on_call) add(as, *on_call->coverage->by.to, recipients_.reach(*on_call));
  }

  void add(const std::string& as, const Party& party, const Reached& reached) {
    if (skipped_ != nullptr) {
      const Instant at = reached.told.front().at;
      for (const auto person : reached.skipped) skipped_->push_back({person, at, {pipeline_, as, party, std::nullopt}});
    }
    for (const Reach& reach : reached.told) {
      const auto [place, is_new] = notices_.try_emplace(reach.to);
      Notice& notice = place->second;
      if (is_new || reach.at < notice.deliver_at) {
        notice.to = reach.to;
        notice.deliver_at = reach.at;
        notice.away = reach.away;
      }
      notice.because.push_back({pipeline_, as, party, reach.via});
    }
  }

  /// By pipeline, `as`, `party`, `via`; no rotation before any.
  [[nodiscard]] std::tuple<Handle<Pipeline>, std::string_view, std::string_view, std::string_view> key(
      const Because& why) const {
    return {why.pipeline, why.as, id_of(workspace_, why.party),
            why.via ? std::string_view{workspace_[*why.via].id} : std::string_view{}};
  }

  std::optional<SourceRef> source_;
  Recipients& recipients_;
  const Workspace& workspace_;
  std::vector<Skipped>* skipped_;
  Handle<Pipeline> pipeline_;
  std::map<Party, Notice> notices_;
};

}  // namespace

std::vector<Notice> notices(const std::vector<Incident::Teller>& tellers, std::optional<SourceRef> source,
                            Recipients& recipients, std::vector<Skipped>* skipped) {
  Notifier notifier{source, recipients, skipped};
  for (const Incident::Teller& one : tellers) notifier.tell(one);
  return std::move(notifier).finish();
}

}  // namespace runbook::evaluation
