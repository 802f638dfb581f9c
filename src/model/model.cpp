// Small questions that a model answers about itself.
#include "runbook/model.hpp"

#include "model/words.hpp"

namespace runbook {

std::string_view name_of(Channel::Kind kind) { return model::word_of(kind); }
std::string_view name_of(Level level) { return model::word_of(level); }
std::string_view name_of(SourceKind kind) { return model::word_of(kind); }
std::string_view name_of(Obligation::Kind kind) { return model::word_of(kind); }

const std::string& id_of(const Workspace& workspace, const Party& party) {
  return std::visit([&](auto handle) -> const std::string& { return workspace[handle].id; }, party);
}

const std::string& title_of(const Workspace& workspace, const Party& party) {
  if (const auto* person = std::get_if<Handle<Person>>(&party)) return workspace[*person].name;
  return std::visit(
      [&](auto handle) -> const std::string& {
        if constexpr (requires { workspace[handle].title; }) return workspace[handle].title;
        else return workspace[handle].name;
      },
      party);
}

std::optional<Handle<Team>> team_of(const Workspace& workspace, const Party& party) {
  if (const auto* team = std::get_if<Handle<Team>>(&party)) return *team;
  if (const auto* rotation = std::get_if<Handle<Rotation>>(&party)) return workspace[*rotation].team.to;
  if (const auto* role = std::get_if<Handle<Role>>(&party)) {
    const auto& of = workspace[*role].team;
    if (of) return of->to;
  }
  return std::nullopt;
}

Selected::Selected(Handle<Pipeline> pipeline, std::vector<std::uint32_t> sources)
    : pipeline_(pipeline), first_(sources.empty() ? 0 : sources.front()), size_(static_cast<std::uint32_t>(sources.size())) {
  if (sources.empty() || sources.back() - first_ + 1 == size_) return;
  sources.shrink_to_fit();
  list_ = std::make_shared<const std::vector<std::uint32_t>>(std::move(sources));
}

Source::Source(SourceWords words, Texts& texts)
    : id(texts.keep(words.id, words.title)), at(words.at), kind(words.kind), arrives(words.arrives),
      title_size_(static_cast<std::uint32_t>(words.title.size())), tags_(static_cast<std::uint32_t>(words.tags.size())) {
  id = id.substr(0, words.id.size());
  words.tags.insert(words.tags.end(), words.contains.begin(), words.contains.end());
  tags_and_contents_ = texts.keep(words.tags);
  const bool plain = words.unread.empty() && !words.probe && !words.from && !words.labels;
  if (!plain) rest_ = Rest{std::move(words.unread), std::move(words.probe), std::move(words.from), std::move(words.labels)};
}

std::string subject_of(const Workspace& workspace, SourceRef source) {
  return subject_of(workspace[source.pipeline], workspace[source].id);
}

std::string subject_of(const Pipeline& pipeline, std::string_view id) {
  std::string subject;
  subject.reserve(pipeline.id.size() + 1 + id.size());
  return subject.append(pipeline.id).append(1, '/').append(id);
}

const std::vector<Addressee>& notify_list(const Workspace& workspace, const Pipeline& pipeline, Level level) {
  if (const auto& own = pipeline.notify.at(level)) return *own;
  if (const auto& company = workspace.notify.at(level)) return *company;
  using Word = Addressee::Word;
  static const auto make = [](std::initializer_list<Word> words) {
    std::vector<Addressee> list;
    for (const auto word : words) list.push_back({word, {std::string{model::word_of(word)}, {}, {}}});
    return list;
  };
  // language.md, workspace.yaml: "who is told at which level; this is the default".
  static const std::vector<Addressee> defaults[] = {
      make({Word::responsible}),
      make({Word::responsible, Word::accountable, Word::informed}),
      make({Word::responsible, Word::accountable, Word::consulted, Word::informed}),
  };
  return defaults[static_cast<int>(level)];
}

}  // namespace runbook
