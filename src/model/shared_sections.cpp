#include "model/shared_sections.hpp"

namespace runbook::model {

bool AddresseeName::read(Decoder& decoder, const Node& node, Addressee& entry) {
  if (!Name<PartyRef>::read(decoder, node, entry.who)) return false;
  for (const auto& [word, meaning] : Words<Addressee::Word>::all)
    if (word == entry.who.name) entry.word = meaning;
  return true;
}

bool is_reserved(std::string_view id) {
  return std::ranges::any_of(Words<Addressee::Word>::all, [&](const auto& row) { return row.first == id; });
}

template <Level level>
Field<Notify> notify_row(std::string_view doc) {
  return custom<Notify, ListOf<AddresseeName>>(word_of(level), doc, false, [](Decoder& d, const Node& n, Notify& notify) {
    return ListOf<AddresseeName>::read(d, n, notify.lists[static_cast<int>(level)].emplace());
  });
}

template <>
std::string_view title_of_section<Notify>() { return "a notify policy"; }
template <>
const std::vector<Field<Notify>>& fields_of<Notify>() {
  static const std::vector<Field<Notify>> table{
      notify_row<Level::warning>("Who is told of a warning."),
      notify_row<Level::alarm>("Who is told of an alarm."),
      notify_row<Level::overdue>("Who is told of what was not resolved in time."),
  };
  return table;
}

}  // namespace runbook::model
