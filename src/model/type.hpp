// What a value may be, as data: the JSON Schema and the reference page are made from it.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace runbook::model {

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
    any_map,      ///< a map that this version only carries
  };
  Shape shape{};
  std::string_view name;     ///< for a person: "a duration such as 24h"
  std::string_view pattern;  ///< ECMA 262, anchored
  std::vector<std::string_view> values;
  const Type* item = nullptr;
  const Type* other = nullptr;
  std::vector<const FieldInfo*> fields;
  bool ids = false;          ///< map_of: keys are ids
};

/// One key of a section.
struct FieldInfo {
  std::string_view key;
  bool required = false;
  std::string_view doc;      ///< one sentence for the schema and the reference page
  const Type& (*type)() = nullptr;
};

}  // namespace runbook::model
