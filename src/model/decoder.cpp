#include "model/decoder.hpp"

#include <algorithm>

namespace runbook::model {
namespace {

std::string_view name_of(document::Kind kind) {
  switch (kind) {
    case document::Kind::null: return "nothing";
    case document::Kind::scalar: return "text";
    case document::Kind::sequence: return "a list";
    case document::Kind::map: return "a map";
  }
  return "";
}

}  // namespace

bool Decoder::want(document::Kind kind, const Node& node, std::string_view wanted) {
  if (node.is_damaged()) return false;  // the reader has said what is wrong with it
  if (node.kind() == kind) return true;
  if (node.is_null()) {
    report(Code::wrong_shape, node.location(), "expected " + std::string{wanted} + ", but there is no value",
           "give a value, or leave the key out");
  } else {
    report(Code::wrong_shape, node.location(),
           "expected " + std::string{wanted} + ", not " + std::string{name_of(node.kind())});
  }
  return false;
}

bool Decoder::refuse(const Node& node, std::string_view wanted, std::string help) {
  report(Code::invalid_value, node.location(),
         node.text().empty() ? "expected " + std::string{wanted} + ", but the text is empty"
                             : quoted(node.text()) + " is not " + std::string{wanted},
         std::move(help));
  return false;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return "`" + std::string{text} + "`";
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // never within a character
  return "`" + std::string{text.substr(0, end)} + "…`";
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const auto near = text::closest(word, candidates);
  return near ? "did you mean `" + std::string{*near} + "`?" : std::string{};
}

std::string one_of(const std::vector<std::string_view>& values) {
  std::string list;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) list += i + 1 == values.size() ? " or " : ", ";
    list += "`" + std::string{values[i]} + "`";
  }
  return list;
}

namespace detail {

void check_keys(Decoder& decoder, const Node& node, const SectionKeys& keys,
                const std::function<void(std::string_view)>& unread) {
  std::vector<std::string_view> missing;  // every key not given, required or not: what a misspelt key may have meant
  for (const auto* row : keys.fields) missing.push_back(row->key);
  std::vector<Node> unknown, damaged;
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const auto key = node.key(i);
    if (key.text().starts_with("x-") || (keys.subjects && key.text().find('/') != std::string_view::npos)) continue;
    if (const auto found = std::ranges::find(missing, key.text()); found != missing.end()) missing.erase(found);
    else (key.is_damaged() ? damaged : unknown).push_back(key);
  }
  for (const auto& key : unknown) {
    const auto near = text::closest(key.text(), missing);
    std::string help;
    if (near) {
      help = "did you mean `" + std::string{*near} + "`?";
      unread(*near);
      missing.erase(std::ranges::find(missing, *near));
    } else {
      std::vector<std::string_view> all;
      for (const auto* row : keys.fields) all.push_back(row->key);
      help = "expected one of " + one_of(all) + "; keys of your own start with `x-`";
    }
    decoder.report(Code::unknown_key, key.location(),
                   "unexpected key " + quoted(key.text()) + " in " + std::string{keys.section}, std::move(help));
  }
  // A key that cannot be read was given all the same; where nobody can guess which, none is called missing.
  bool guessed = !node.is_incomplete();
  for (const auto& key : damaged) {
    if (const auto near = text::closest(key.text(), missing)) {
      unread(*near);
      missing.erase(std::ranges::find(missing, *near));
    } else {
      guessed = false;
    }
  }
  const auto first = node.size() > 0 ? node.key(0).location() : node.location();
  for (const auto* row : keys.fields) {
    if (!row->required || std::ranges::find(missing, row->key) == missing.end()) continue;
    unread(row->key);
    if (!guessed) continue;
    decoder.report(Code::missing_key, first,
                   std::string{keys.section} + " needs the key `" + std::string{row->key} + "`",
                   "`" + std::string{row->key} + "`: " + std::string{row->doc});
  }
}

}  // namespace detail
}  // namespace runbook::model
