#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "facts/formats.hpp"

using namespace runbook;
using facts::JsonItem;

namespace {

/// What a reader that builds a tree says of it: of a key given twice the last.
std::optional<std::string> by_tree(const nlohmann::json& tree, const char* key) {
  const auto found = tree.find(key);
  if (found == tree.end() || found->is_null()) return std::nullopt;
  if (found->is_object()) return "{…}";
  if (found->is_array()) return "[…]";
  return found->is_string() ? found->get<std::string>() : found->dump();
}

void agrees(const std::string& text) {
  INFO(text);
  const auto tree = nlohmann::json::parse(text, nullptr, false);
  JsonItem item;
  const bool read = facts::read_json_item(text, item);
  REQUIRE(read == tree.is_object());
  if (!read) return;
  CHECK(item.subject == by_tree(tree, "subject"));
  CHECK(item.at == by_tree(tree, "at"));
  CHECK(item.period == by_tree(tree, "for"));
}

}  // namespace

TEST_CASE("a line of plain strings is read as any reader of JSON reads it") {
  for (const char* text : {R"({"subject": "a/b", "at": "2026-11-23T09:00:00Z"})", R"({"at":"x","for":"2026","subject":"a/b"})",
                           " \t{ \"subject\" : \"a/b\" , \"other\" : \"\" }\r\n", R"({"subject": "first", "subject": "last"})",
                           R"({"subject": "first", "subject": null})", R"({"subject": "a\u002fb", "at": "x"})", R"({"subject": "Zürich"})",
                           "{\"subject\": \"\xff\"}", "{\"subject\": \"a\tb\"}", R"({"subject": "a", "for": 2026, "at": [1]})", "{}",
                           R"({"subject": "a",})", R"({"subject": "a"} x)", R"({"subject": "a"}})", R"({"subject" "a"})", R"({"subject": "a)",
                           R"({"subject": "a\)", R"({subject: "a"})", R"(["subject"])", "{", "", "\"a\""})
    agrees(text);
}

TEST_CASE("whatever is broken in a line, it is read as any reader of JSON reads it") {
  const std::string whole = R"({"subject": "a/b", "at": "x", "for": "2026"})";
  std::mt19937 random{20261125};
  for (int i = 0; i < 20000; ++i) {
    std::string text = whole;
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0: text[at] = "{}[]\":,\\ abn0\x01\x7f\xc3"[random() % 17]; break;
        case 1: text.erase(at, 1 + random() % 4); break;
        default: text.insert(at, text.substr(random() % text.size(), random() % 9));
      }
      if (text.empty()) text = "{";
    }
    agrees(text);
  }
}
