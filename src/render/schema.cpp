// The language's tables as JSON Schema, for editors.
//
// Of the shape of a document only: what spans documents is `check`'s to say. Where YAML reads a plain scalar as a number
// or a boolean and the language reads it as text (`title: 2026`, `id: on`), both are taken. Keywords are those that
// yaml-language-server knows, so maps are closed by additionalProperties, not by unevaluatedProperties.
#include <map>

#include "render/json.hpp"
#include "runbook/language.hpp"

namespace runbook {
namespace {

using language::Document;
using language::FieldInfo;
using language::Type;
using render::Json;

Json parsed(std::string_view text) { return Json::parse(text); }

class Schema {
 public:
  Json whole() {
    // The kind of a document is known by its key, so that what is wrong with it is told of that kind alone.
    Json choice = {{"type", Json::array({"object", "null"})}, {"anyOf", Json::array()}, {"properties", Json::object()}, {"examples", Json::array()}};
    Json keys = Json::array();
    for (const Document& document : language::documents()) {
      choice["properties"][std::string(document.key)] = {{"description", document.doc}};
      choice["examples"].push_back(parsed(document.example));
      keys.push_back(has(document));
    }
    keys.push_back({{"type", "null"}});  // nothing but comments
    choice["anyOf"] = std::move(keys);
    Json otherwise = Json::object();
    const auto documents = language::documents();
    for (auto document = documents.rbegin(); document != documents.rend(); ++document) {
      Json step = {{"if", has(*document)}, {"then", reference(*document->type)}};
      if (!otherwise.empty()) step["else"] = std::move(otherwise);
      otherwise = std::move(step);
    }
    Json all = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"title", "A document of a runbook workspace"},
                {"description", "Runbooks as code for data pipelines, version 1 of the language."}};
    all.update(choice);
    all.update(otherwise);
    Json definitions = Json::object();
    for (auto& [name, definition] : definitions_) definitions[name] = std::move(definition);
    all["$defs"] = std::move(definitions);
    return all;
  }

 private:
  /// That it is such a document. The key is named twice for validators that are strict.
  static Json has(const Document& document) {
    const std::string key(document.key);
    return {{"type", "object"}, {"properties", {{key, true}}}, {"required", Json::array({key})}};
  }

  /// `a freshness rule` is `freshness-rule`; nothing for what is better said in its place.
  static std::string name_of(const Type& type) {
    if (!type.id.empty()) return std::string(type.id);
    if (type.shape != Type::Shape::section && type.shape != Type::Shape::enumeration) return {};
    std::string name;
    std::string_view words = type.name;
    for (const std::string_view article : {"a ", "an "})
      if (words.starts_with(article)) words.remove_prefix(article.size());
    for (const char c : words) {
      if (c >= 'A' && c <= 'Z') name += static_cast<char>(c - 'A' + 'a');
      else name += c == ' ' ? '-' : c;
    }
    return name;
  }

  Json reference(const Type& type) {
    const std::string name = name_of(type);
    if (name.empty()) return definition(type);
    const auto [known, fresh] = made_.emplace(name, &type);  // before it is made: a cause may have causes
    if (known->second != &type) return definition(type);     // two of one name: the second in its place
    if (fresh) {
      Json made = definition(type);
      definitions_[name] = std::move(made);
    }
    return {{"$ref", "#/$defs/" + name}};
  }

  Json definition(const Type& type) {
    using Shape = Type::Shape;
    switch (type.shape) {
      case Shape::text:
      case Shape::integer: return scalar(type);
      case Shape::boolean: return {{"description", type.name}, {"enum", {true, false, "true", "false"}}};
      case Shape::enumeration: return {{"description", type.name}, {"enum", type.values}};
      case Shape::list: {
        const Json item = reference(*type.item);
        return {{"anyOf", {item, {{"type", "array"}, {"items", item}}}}};
      }
      case Shape::either: return {{"description", type.name}, {"anyOf", {reference(*type.item), reference(*type.other)}}};
      case Shape::map_of: return map_of(type);
      case Shape::section: return section(type);
    }
    return true;
  }

  static Json scalar(const Type& type) {
    Json made = {{"description", type.name}};
    if (type.pattern.empty()) {
      made.update(parsed(type.json));
    } else {
      Json text = {{"type", "string"}, {"pattern", type.pattern}};
      if (type.json.empty()) made.update(text);
      else made["anyOf"] = {text, parsed(type.json)};
    }
    if (!type.examples.empty()) made["examples"] = type.examples;
    return made;
  }

  Json map_of(const Type& type) {
    const Json item = reference(*type.item);
    if (!type.ids) return {{"type", "object"}, {"additionalProperties", item}};
    return {{"type", "object"},
            {"patternProperties", {{"^(?!x-)[a-z][a-z0-9-]{0,62}$", item}, {"^x-", true}}},
            {"additionalProperties", false}};
  }

  Json section(const Type& type) {
    Json properties = Json::object(), required = Json::array();
    for (const FieldInfo* field : type.fields) {
      Json value = reference(field->type());
      value["description"] = field->doc;
      properties[std::string(field->key)] = std::move(value);
      if (field->required) required.push_back(field->key);
    }
    Json made = {{"description", type.name}, {"type", "object"}, {"properties", std::move(properties)}};
    made["patternProperties"] = {{"^x-", true}};
    if (!required.empty()) made["required"] = std::move(required);
    made["additionalProperties"] = false;
    if (type.json.empty()) return made;
    Json besides = parsed(type.json);
    if (besides.contains("patternProperties")) {  // more doors of the closed map itself
      made["patternProperties"].update(besides["patternProperties"]);
      besides.erase("patternProperties");
    }
    if (!besides.empty()) made["allOf"] = Json::array({std::move(besides)});
    return made;
  }

  std::map<std::string, Json> definitions_;
  std::map<std::string, const Type*> made_;
};

}  // namespace

std::string json_schema() { return render::to_output(Schema{}.whole()); }

}  // namespace runbook
