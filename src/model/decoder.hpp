// From a tree to values: forms (how one value is read) and tables of fields (how a closed map is read).
//
// A form is a struct with `using Value`, `static const Type& type()` and `static bool read(Decoder&, Node, Value&)`.
// `read` reports what is wrong and gives false where the value could not be read wholly; what could be read is kept.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.hpp"
#include "model/type.hpp"
#include "runbook/diagnostic.hpp"
#include "runbook/model.hpp"
#include "text/edit_distance.hpp"

namespace runbook::model {

using document::Node;

/// Where findings go while a file is read.
class Decoder {
 public:
  Decoder(std::vector<Diagnostic>& diagnostics, std::vector<Location>& secrets, const Sources& sources)
      : diagnostics_(diagnostics), secrets_(secrets), sources_(sources) {}

  /// Gives the finding, for who has a fix to put into it.
  Diagnostic& report(Code code, Location at, std::string message, std::string help = {}, std::vector<Related> related = {}) {
    return diagnostics_.emplace_back(make_diagnostic(code, at, std::move(message), std::move(help), std::move(related)));
  }
  /// RB103, or nothing for a scalar where a scalar is wanted. `help`: how to write it, where a value of another kind
  /// stands in its place.
  bool want(document::Kind kind, const Node& node, std::string_view wanted, std::string help = {});
  /// RB104 with the value quoted. `fix`: where the value can only have meant one thing.
  bool refuse(const Node& node, std::string_view wanted, std::string help = {}, std::optional<Fix> fix = {});
  /// Puts `text` in the place of a scalar or key, within its quotes. Nothing where that is not sure to be right: where
  /// the source does not hold the text as it is read (escapes, folding, an alias), or an anchor gives it to others.
  [[nodiscard]] std::optional<Fix> rewrite(const Node& node, std::string_view text) const;
  /// Puts the word in a scalar's place that it must have meant; nothing where none or several are near.
  [[nodiscard]] std::optional<Fix> correct(const Node& node, const std::vector<std::string_view>& words) const;
  /// Whether to search for what was meant where that is long; after so many faults nobody reads the help lines.
  [[nodiscard]] bool may_search() { return searches_left_ > 0 && searches_left_-- > 0; }
  /// Whether a list or map is written with its brackets.
  [[nodiscard]] bool is_flow(const Node& node) const;
  /// Keeps a text out of all output: where it stands, and where an alias has it from.
  void hide(const Node& secret) {
    secrets_.push_back(secret.location());
    if (secret.written_at() != secret.location()) secrets_.push_back(secret.written_at());
  }
  /// Where what is read keeps texts; it belongs to who keeps the thing that was read.
  [[nodiscard]] Texts& texts() { return *(texts_ ? texts_ : texts_ = std::make_shared<Texts>()); }
  [[nodiscard]] std::shared_ptr<const Texts> kept() const { return texts_; }

 private:
  std::vector<Diagnostic>& diagnostics_;
  std::vector<Location>& secrets_;
  const Sources& sources_;
  int searches_left_ = 200;
  std::shared_ptr<Texts> texts_;
};

/// User's text in a message: in backquotes, cut where it is long.
[[nodiscard]] std::string quoted(std::string_view text);
/// "did you mean `x`?", or nothing where no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);
/// "a, b or c", each in backquotes.
[[nodiscard]] std::string one_of(const std::vector<std::string_view>& values);

/// A key of section S: how its value gets into S.
template <class S>
struct Field : FieldInfo {
  bool (*read)(Decoder&, const Node&, S&) = nullptr;
};

/// The table of a section; one specialization each, beside the tables.
template <class S>
const std::vector<Field<S>>& fields_of();
/// What a person calls the section: "a freshness rule".
template <class S>
std::string_view title_of_section();
/// What no single field can say ("`from` needs `kind: pipeline`"); run after the fields.
template <class S>
void finish(Decoder&, const Node&, S&) {}
/// The same as JSON Schema, as far as that can say it.
template <class S>
std::string_view schema_of_section() { return {}; }

namespace detail {

template <class T>
struct MemberOf;
template <class S, class M>
struct MemberOf<M S::*> {
  using Section = S;
  using Value = M;
};

/// What both the typed and the untyped part of reading a section need: unknown keys, missing keys.
struct SectionKeys {
  std::string_view section;
  const std::vector<const FieldInfo*>& fields;
  /// Keys that are no field and are taken all the same; nothing: only those with `x-`.
  std::function<bool(const Node& key, const Node& value)> open{};
};
/// Whether a list holds texts alone.
[[nodiscard]] bool are_all_texts(const Node& list);
/// How to write a section: "write it as `{ from: …, members: … }`".
[[nodiscard]] std::string shape_of(const Type& section);
/// Reports unknown keys of `node` and required keys that are missing; `unread` gets each key that was given under a
/// misspelt name or is missing.
void check_keys(Decoder& decoder, const Node& node, const SectionKeys& keys, const std::function<void(std::string_view)>& unread);

}  // namespace detail

/// A row for a member that form F reads. An optional member is filled only where its value could be read.
template <auto Member, class F>
Field<typename detail::MemberOf<decltype(Member)>::Section> field(std::string_view key, std::string_view doc, bool required = false) {
  using S = typename detail::MemberOf<decltype(Member)>::Section;
  Field<S> row;
  row.key = key;
  row.doc = doc;
  row.required = required;
  row.type = &F::type;
  row.read = [](Decoder& decoder, const Node& node, S& section) {
    typename F::Value value{};
    const bool good = F::read(decoder, node, value);
    const auto shape = F::type().shape;
    const bool partial = shape == Type::Shape::list || shape == Type::Shape::section || shape == Type::Shape::map_of;
    if (good || partial) section.*Member = std::move(value);
    return good;
  };
  return row;
}

/// The same row, required.
template <auto Member, class F>
auto need(std::string_view key, std::string_view doc) {
  return field<Member, F>(key, doc, true);
}

/// A row that reads by hand.
template <class S, class F>
Field<S> custom(std::string_view key, std::string_view doc, bool required, bool (*read)(Decoder&, const Node&, S&)) {
  Field<S> row;
  row.key = key;
  row.doc = doc;
  row.required = required;
  row.type = &F::type;
  row.read = read;
  return row;
}

/// A closed map.
template <class S>
struct Section {
  using Value = S;
  static const Type& type() {
    static const Type made = [] {
      Type t{Type::Shape::section, title_of_section<S>(), {}, {}, nullptr, nullptr, {}, false};
      t.json = schema_of_section<S>();
      for (const auto& row : fields_of<S>()) t.fields.push_back(&row);
      return t;
    }();
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, S& section) {
    if (!decoder.want(document::Kind::map, node, title_of_section<S>(), node.is_map() ? std::string{} : detail::shape_of(type()))) return false;
    if constexpr (requires { section.at = Location{}; }) section.at = first_key(node);
    const auto& rows = fields_of<S>();
    const auto unread = [&](std::string_view key) {
      if constexpr (requires { section.unread; }) section.unread.add(key);
    };
    bool good = true;
    for (std::uint32_t i = 0; i < node.size(); ++i) {
      const auto key = node.key(i).text();
      for (const auto& row : rows) {
        if (row.key != key) continue;
        if (!row.read(decoder, node.at(i), section)) {
          unread(row.key);
          good = false;
        }
        break;
      }
    }
    // What a repeated key holds is looked at for its own faults; what it defines counts as unread.
    for (std::uint32_t i = 0; i < node.repeated_size(); ++i) {
      for (const auto& row : rows) {
        if (row.key != node.repeated_key(i).text()) continue;
        S aside{};
        (void)row.read(decoder, node.repeated_at(i), aside);
        unread(row.key);
      }
    }
    detail::check_keys(decoder, node, {title_of_section<S>(), type().fields}, [&](std::string_view key) {
      unread(key);
      good = false;
    });
    finish<S>(decoder, node, section);
    // A section that knows its unread keys is read, whatever is wrong within: only what is really missing is silenced.
    if constexpr (requires { section.unread; }) return true;
    return good;
  }
  static Location first_key(const Node& node) { return node.size() > 0 ? node.key(0).location() : node.location(); }
};

/// A list of F's; one item may stand without the list (language.md, Scalars).
template <class F>
struct ListOf {
  using Value = std::vector<typename F::Value>;
  static const Type& type() {
    static const Type made{Type::Shape::list, "a list", {}, {}, &F::type(), nullptr, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Value& list) {
    if (node.is_null()) return decoder.want(document::Kind::sequence, node, "a list, or one item");
    if (!node.is_sequence()) {
      typename F::Value item{};
      const bool good = F::read(decoder, node, item);
      if (good || keep(node)) list.push_back(std::move(item));
      return good;
    }
    // One fault, however many items have it: `roster: [ann, bob]`, where each should have been a map.
    const bool are_texts = F::type().shape == Type::Shape::section && detail::are_all_texts(node);
    bool good = true;
    list.reserve(node.size());
    for (std::uint32_t i = 0; i < (are_texts ? 1 : node.size()); ++i) {
      typename F::Value item{};
      const bool item_good = F::read(decoder, node.at(i), item);
      if (item_good || keep(node.at(i))) list.push_back(std::move(item));
      good = good && item_good;
    }
    return good;
  }

 private:
  // A section with a fault in it is still there; a half-read value that cannot say so itself is dropped.
  static bool keep(const Node& item) {
    return item.is_map() && requires(typename F::Value value) { value.unread; };
  }
};

/// A map from ids to F's, as a list of values whose `id` and `at` are the key's.
template <class F>
struct IdMap {
  using Value = std::vector<typename F::Value>;
  static const Type& type() {
    static const Type made{Type::Shape::map_of, "a map of ids", {}, {}, &F::type(), nullptr, {}, true};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Value& list);
};

/// `[a-z][a-z0-9-]{0,62}`; false and RB105 for anything else.
bool check_id(Decoder& decoder, const Node& node);

template <class F>
bool IdMap<F>::read(Decoder& decoder, const Node& node, Value& list) {
  if (!decoder.want(document::Kind::map, node, "a map from ids")) return false;
  bool good = !node.is_incomplete();
  list.reserve(node.size());
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const auto key = node.key(i);
    if (key.text().starts_with("x-")) continue;
    typename F::Value item{};
    if (!F::read(decoder, node.at(i), item)) item.unread.add_all();  // still a definition: what names it is no fault
    if (!check_id(decoder, key)) item.unread.add("id");
    if (key.is_damaged()) good = false;  // nobody knows what it was called
    item.id = std::string{key.text()};
    item.at = key.location();
    list.push_back(std::move(item));
  }
  for (std::uint32_t i = 0; i < node.repeated_size(); ++i) {
    typename F::Value aside{};
    (void)F::read(decoder, node.repeated_at(i), aside);
  }
  return good;
}

}  // namespace runbook::model
