#include "model/secret_reference.hpp"
#include "model/workspace_sections.hpp"

// Channels, whose addresses are secrets (language.md, workspace.yaml).
namespace runbook::model {

namespace {

template <Channel::Kind kind>
Field<Channel> secret_row(std::string_view doc) {
  return custom<Channel, SecretReference>(word_of(kind), doc, false, [](Decoder& d, const Node& n, Channel& channel) {
    channel.kind = kind;
    return SecretReference::read(d, n, channel.address);
  });
}

}  // namespace

template <>
std::string_view title_of_section<Channel>() { return "a channel"; }
template <>
const std::vector<Field<Channel>>& fields_of<Channel>() {
  static const std::vector<Field<Channel>> table{
      secret_row<Channel::Kind::slack>("A Slack webhook, as a reference."),
      secret_row<Channel::Kind::teams>("A Teams webhook, as a reference."),
      secret_row<Channel::Kind::webhook>("A webhook's address, as a reference."),
      secret_row<Channel::Kind::pagerduty>("A PagerDuty routing key, as a reference."),
      secret_row<Channel::Kind::alertmanager>("An Alertmanager's address, as a reference."),
      custom<Channel, EmailAddress>("email", "An e-mail address.", false,
                                    [](Decoder& d, const Node& n, Channel& channel) {
                                      channel.kind = Channel::Kind::email;
                                      return EmailAddress::read(d, n, channel.address);
                                    }),
  };
  return table;
}
template <>
std::string_view schema_of_section<Channel>() {
  return R"({"oneOf": [{"properties": {"slack": true}, "required": ["slack"]},
                       {"properties": {"teams": true}, "required": ["teams"]},
                       {"properties": {"webhook": true}, "required": ["webhook"]},
                       {"properties": {"pagerduty": true}, "required": ["pagerduty"]},
                       {"properties": {"alertmanager": true}, "required": ["alertmanager"]},
                       {"properties": {"email": true}, "required": ["email"]}]})";
}
template <>
void finish<Channel>(Decoder& decoder, const Node& node, Channel&) {
  std::vector<std::string_view> kinds;
  bool other = false;
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const auto key = node.key(i).text();
    if (std::ranges::any_of(Words<Channel::Kind>::all, [&](const auto& row) { return row.first == key; })) {
      kinds.push_back(key);
    } else if (!key.starts_with("x-")) {
      other = true;
    }
  }
  if (kinds.empty() && !other) {
    decoder.report(Code::missing_key, Section<Channel>::first_key(node),
                   "a channel needs one of the keys `slack`, `teams`, `webhook`, `pagerduty`, `alertmanager` or `email`");
  } else if (kinds.size() > 1) {
    decoder.report(Code::wrong_shape, node.location(), "a channel is of one kind, not of " + std::to_string(kinds.size()),
                   "make " + one_of(kinds) + " channels of their own");
  }
}

namespace {

void hide(Decoder& decoder, const Node& node) {  // 32 levels at the most: the document layer holds the limit
  if (node.is_scalar() && !is_reference(node.text())) decoder.hide(node);
  for (std::uint32_t i = 0; i < node.size(); ++i)
    if (!node.is_map() || node.key(i).text() != word_of(Channel::Kind::email)) hide(decoder, node.at(i));
  for (std::uint32_t i = 0; i < node.repeated_size(); ++i)
    if (node.repeated_key(i).text() != word_of(Channel::Kind::email)) hide(decoder, node.repeated_at(i));
}

}  // namespace

const Type& ChannelEntry::type() { return Section<Channel>::type(); }
bool ChannelEntry::read(Decoder& decoder, const Node& node, Channel& channel) {
  hide(decoder, node);
  return Section<Channel>::read(decoder, node, channel);
}

}  // namespace runbook::model
