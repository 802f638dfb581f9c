#include "model/decoder.hpp"

#include <algorithm>
#include <map>

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

bool Decoder::want(document::Kind kind, const Node& node, std::string_view wanted, std::string help) {
  if (node.is_damaged()) return false;  // the reader has said what is wrong with it
  if (node.kind() == kind) return true;
  if (node.is_null()) {
    report(Code::wrong_shape, node.location(), "expected " + std::string{wanted} + ", but there is no value",
           "give it a value; a key without one says nothing");
  } else {
    report(Code::wrong_shape, node.location(), "expected " + std::string{wanted} + ", not " + std::string{name_of(node.kind())},
           std::move(help));
  }
  return false;
}

bool Decoder::refuse(const Node& node, std::string_view wanted, std::string help, std::optional<Fix> fix) {
  report(Code::invalid_value, node.location(),
         node.text().empty() ? "expected " + std::string{wanted} + ", but the text is empty"
                             : quoted(node.text()) + " is not " + std::string{wanted},
         std::move(help))
      .fix = std::move(fix);
  return false;
}

std::optional<Fix> Decoder::rewrite(const Node& node, std::string_view text) const {
  Location at = node.location();
  const auto source = sources_.text(at.file);
  const auto written = source.substr(at.span.begin, at.span.end - at.span.begin);
  if (written != node.text()) {
    const bool quotes = written.size() >= 2 && (written.front() == '"' || written.front() == '\'') && written.back() == written.front();
    if (!quotes || written.substr(1, written.size() - 2) != node.text()) return std::nullopt;
    ++at.span.begin;
    --at.span.end;
  }
  // `&day mno`: whoever else has `*day` may want `mno`.
  auto before = source.substr(0, node.location().span.begin);
  while (!before.empty() && (before.back() == ' ' || before.back() == '\t')) before.remove_suffix(1);
  const auto token = before.substr(before.find_last_of(" \t\n,[{") + 1);
  if (token.starts_with('&')) return std::nullopt;
  return Fix{"write " + quoted(text) + " in place of " + quoted(node.text()), {{at, std::string{text}}}};
}

bool Decoder::is_flow(const Node& node) const {
  const Location at = node.location();
  const auto text = sources_.text(at.file);
  return at.span.begin < text.size() && (text[at.span.begin] == '[' || text[at.span.begin] == '{');
}

std::optional<Fix> Decoder::correct(const Node& node, const std::vector<std::string_view>& words) const {
  const auto meant = text::only_close(node.text(), words);
  return meant ? rewrite(node, *meant) : std::nullopt;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return "`" + std::string{text} + "`";
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // never within a character
  return "`" + std::string{text.substr(0, end)} + "…`";
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  auto near = text::closest(word, candidates);
  if (!near) near = text::only_with_part(word, candidates);
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
namespace {

/// For each unknown key the one that it must have meant: the only one near it, which no other unknown key is near to.
std::vector<std::optional<std::string_view>> meant_keys(const std::vector<Node>& unknown,
                                                        const std::vector<std::string_view>& missing) {
  std::vector<std::optional<std::string_view>> meant;
  std::map<std::string_view, std::size_t> wooers;
  for (const auto& key : unknown) {
    meant.push_back(text::only_close(key.text(), missing));
    for (const auto candidate : missing) wooers[candidate] += text::closest(key.text(), std::vector{candidate}).has_value();
  }
  for (auto& one : meant)
    if (one && wooers[*one] > 1) one.reset();
  return meant;
}

}  // namespace

bool are_all_texts(const Node& list) {
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    if (!list.at(i).is_scalar() || list.at(i).is_damaged()) return false;
  }
  return list.size() > 0;
}

std::string shape_of(const Type& section) {
  constexpr std::size_t most = 3;
  std::vector<std::string_view> keys;
  for (const auto* row : section.fields)
    if (row->required) keys.push_back(row->key);
  for (const auto* row : section.fields)
    if (!row->required && keys.size() < 2) keys.push_back(row->key);
  std::string text = "write it as `{ ";
  for (std::size_t i = 0; i < std::min(keys.size(), most); ++i) text += std::string{i > 0 ? ", " : ""} + std::string{keys[i]} + ": …";
  return text + (keys.size() > most ? ", … }`" : " }`");
}

namespace {

/// Nearly every section: each of its keys is one of the table's, and none that is required is missing.
bool are_in_order(const Node& node, const SectionKeys& keys) {
  if (node.is_incomplete()) return false;
  std::size_t required = 0;
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const std::string_view key = node.key(i).text();
    const auto row = std::ranges::find(keys.fields, key, [](const FieldInfo* field) { return field->key; });
    if (row != keys.fields.end()) required += (*row)->required;
    else if (!key.starts_with("x-")) return false;
  }
  // A key stands once among those of a map, so as many are required as there are of them.
  return required == static_cast<std::size_t>(std::ranges::count_if(keys.fields, &FieldInfo::required));
}

}  // namespace

void check_keys(Decoder& decoder, const Node& node, const SectionKeys& keys,
                const std::function<void(std::string_view)>& unread) {
  if (are_in_order(node, keys)) return;
  std::vector<std::string_view> missing;  // every key not given, required or not: what a misspelt key may have meant
  for (const auto* row : keys.fields) missing.push_back(row->key);
  std::vector<Node> unknown, damaged;
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const auto key = node.key(i);
    if (key.text().starts_with("x-") || (keys.open && keys.open(key, node.at(i)))) continue;
    if (const auto found = std::ranges::find(missing, key.text()); found != missing.end()) missing.erase(found);
    else (key.is_damaged() ? damaged : unknown).push_back(key);
  }
  const auto must_be = meant_keys(unknown, missing);
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    const auto& key = unknown[i];
    auto near = text::closest(key.text(), missing);
    if (!near) near = text::only_with_part(key.text(), missing);
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
    auto& finding = decoder.report(Code::unknown_key, key.location(),
                                   "unexpected key " + quoted(key.text()) + " in " + std::string{keys.section}, std::move(help));
    if (near && must_be[i] == near) finding.fix = decoder.rewrite(key, *near);
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
