#include "model/secret_reference.hpp"

namespace runbook::model {

bool is_reference(std::string_view text) {
  if (text.starts_with("file:")) return text.size() > 5;
  if (!text.starts_with("env:") || text.size() == 4) return false;
  text.remove_prefix(4);
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return letter(text[0]) && std::ranges::all_of(text, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

const Type& SecretReference::type() {
  static const Type made{Type::Shape::text, "a reference, `env:NAME` or `file:PATH`", "^(env:[A-Za-z_][A-Za-z0-9_]*|file:[\\s\\S]+)$",
                         {}, nullptr, nullptr, {}, false, "secret-reference", {"env:SLACK_DATA_ALERTS", "file:secrets/slack"}};
  return made;
}

bool SecretReference::read(Decoder& decoder, const Node& node, std::string& reference) {
  if (!decoder.want(document::Kind::scalar, node, type().name)) return false;
  if (is_reference(node.text())) {
    reference = node.text();
    return true;
  }
  if (node.text().empty()) return decoder.refuse(node, type().name);
  return refuse_secret(decoder, node);
}

bool refuse_secret(Decoder& decoder, const Node& node, std::string_view what) {
  decoder.report(Code::literal_secret, node.location(), std::string{what},
                 "put it into an environment variable or a file and write `env:NAME` or `file:PATH`; if it was ever "
                 "pushed, it is no secret any more: replace it");
  return false;
}

}  // namespace runbook::model
