// Sections that both a workspace and a pipeline hold.
#pragma once

#include "model/words.hpp"

namespace runbook::model {

using PersonNames = ListOf<Name<PersonRef>>;
using PartyNames = ListOf<Name<PartyRef>>;
using ChannelNames = ListOf<Name<ChannelRef>>;

/// An entry of a notify list.
struct AddresseeName {
  using Value = Addressee;
  static const Type& type() { return Text::type(); }
  static bool read(Decoder& decoder, const Node& node, Addressee& entry);
};

template <> const std::vector<Field<Notify>>& fields_of<Notify>();
template <> std::string_view title_of_section<Notify>();

/// Whether `id` is a reserved word of notify lists, which no party may be called.
[[nodiscard]] bool is_reserved(std::string_view id);

}  // namespace runbook::model
