#include "render/json_writer.hpp"

#include <catch2/catch.hpp>

#include "render/json.hpp"
#include "runbook/sink.hpp"

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

TEST_CASE("Every byte is escaped, or not, wherever in a text it stands") {
  std::string different;
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t length = 1; length < 20; ++length) {
      for (std::size_t place = 0; place < length; ++place) {
        std::string text(length, 'x');
        text[place] = static_cast<char>(byte);
        JsonWriter writer;
        writer.value(text);
        if (std::move(writer).finish() != render::to_output(Json(text))) different += std::to_string(byte) + "@" + std::to_string(place) + " ";
      }
    }
  }
  CHECK(different.empty());
}

namespace {

void write_many(JsonWriter& writer, int count) {
  const auto list = writer.array();
  for (int i = 0; i < count; ++i) {
    const auto object = writer.object();
    writer.member("number", i);
    writer.member("text", std::string(static_cast<std::size_t>(i % 300), 'x'));
  }
}

}  // namespace

TEST_CASE("What goes into a sink piece by piece is the same document") {
  JsonWriter whole;
  write_many(whole, 5000);
  std::string pieces;
  std::size_t count = 0;
  const Sink sink = [&](std::string_view piece) { pieces += piece, ++count; };
  JsonWriter writer{sink};
  write_many(writer, 5000);
  CHECK(std::move(writer).finish().empty());
  CHECK(pieces == std::move(whole).finish());
  CHECK(count > 10);
}

TEST_CASE("A sink that throws ends the document, with whatever is open in it") {
  struct Full {};
  const Sink sink = [](std::string_view) { throw Full{}; };
  JsonWriter writer{sink};
  CHECK_THROWS_AS(write_many(writer, 5000), Full);
}
