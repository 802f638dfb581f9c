// The language as data: the types of its values and the keys of its maps, of which the decoder, the JSON Schema and the
// completions of editors are made.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace runbook::language {

struct FieldInfo;

/// A type of the language.
struct Type {
  enum class Shape : std::uint8_t {
    text,         ///< a scalar; `pattern` where JSON Schema can say more
    integer,
    boolean,
    enumeration,  ///< one of `values`
    list,         ///< of `item`; one item may stand without the list
    map_of,       ///< from ids (or texts) to `item`
    section,      ///< a closed map of `fields`
    either,       ///< `item` or `other`
  };
  Shape shape{};
  std::string_view name;     ///< for a person: "a duration such as 24h"
  std::string_view pattern;  ///< ECMA 262, anchored
  std::vector<std::string_view> values;
  const Type* item = nullptr;
  const Type* other = nullptr;
  std::vector<const FieldInfo*> fields;
  bool ids = false;          ///< map_of: keys are ids
  std::string_view id{};     ///< a short name of its own, kebab-case; empty where it has none worth naming
  std::vector<std::string_view> examples{};
  /// What the parts above cannot say, as JSON Schema. Of a section: what holds besides, over several keys. Of a scalar:
  /// what it may be as well, where YAML reads it as a number or a boolean; without a pattern all of it.
  std::string_view json{};
};

/// One key of a section.
struct FieldInfo {
  std::string_view key;
  bool required = false;
  std::string_view doc;      ///< one sentence for the schema and the reference page
  const Type& (*type)() = nullptr;
};

/// A kind of document, which it is by its first key.
struct Document {
  std::string_view key;  ///< `pipeline`
  std::string_view doc;
  const Type* type = nullptr;
  std::string_view example;  ///< JSON
};

/// The kinds of documents; of several that fit, the first.
[[nodiscard]] std::span<const Document> documents();

}  // namespace runbook::language

namespace runbook {

/// The JSON Schema (2020-12) of a document of the language, indented, ended by a newline. A valid runbook is valid by it;
/// what it refuses, `check` refuses as well. It cannot say what spans documents, nor what a date or a zone really names.
[[nodiscard]] std::string json_schema();

}  // namespace runbook
