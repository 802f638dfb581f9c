#include "render/json_writer.hpp"

#include <catch2/catch.hpp>

#include "render/json.hpp"

using namespace runbook;
using render::Json;
using render::JsonWriter;

TEST_CASE("What is written as it goes is what a tree would have given") {
  const std::string texts[] = {"",     "plain",      "a \"b\" \\ c", "tab\tline\nreturn\rback\bform\f\x01\x1f\x7f", "Zürich €  ",
                               "\xff", "cut \xe2\x82", "\xc0\xaf",     "\xed\xa0\x80",                                std::string("nul\0l", 5)};
  JsonWriter writer;
  Json tree = {{"empty_list", Json::array()}, {"empty_object", Json::object()}, {"number", -7}, {"large", 18446744073709551615u},
               {"yes", true},                 {"nothing", nullptr},            {"texts", texts}, {"nested", {{{"a", 1}, {"b", {1, 2}}}, 3}}};
  {
    const auto whole = writer.object();
    { const auto list = writer.array("empty_list"); }
    { const auto object = writer.object("empty_object"); }
    writer.member("number", -7);
    writer.member("large", 18446744073709551615u);
    writer.member("yes", true);
    writer.text("nothing", "");
    {
      const auto list = writer.array("texts");
      for (const auto& text : texts) writer.value(text);
    }
    const auto nested = writer.array("nested");
    {
      const auto object = writer.object();
      writer.member("a", std::optional{1});
      const auto list = writer.array("b");
      writer.value(1);
      writer.value(2);
    }
    writer.value(3);
  }
  CHECK(std::move(writer).finish() == render::to_output(tree));
}

TEST_CASE("A document may be one value, or an empty list") {
  JsonWriter text, list;
  text.value("a");
  { const auto open = list.array(); }
  CHECK(std::move(text).finish() == "\"a\"\n");
  CHECK(std::move(list).finish() == "[]\n");
}
