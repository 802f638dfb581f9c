#include "runbook/source.hpp"

#include <catch2/catch.hpp>

#include "text/line_index.hpp"

using namespace runbook;

TEST_CASE("the lines of a text are known also once it is forgotten") {
  const std::string longer(300, 'x'), longest(20'000, 'y');
  for (const std::string& text : {std::string{}, std::string{"a"}, std::string{"a\n"}, std::string{"\n\n"}, std::string{"a\r\nbc\rd\r\ne"},
                                  std::string{"\xEF\xBB\xBF" "a\nb"}, std::string(127, 'x') + "\n" + std::string(126, 'x') + "\nz",
                                  longer + "\n" + longest + "\n\nend", "\n" + longest}) {
    Sources sources;
    const FileId kept = sources.add("kept", text), forgotten = sources.add("forgotten", text);
    sources.forget(forgotten);
    CHECK(sources.text(kept) == text);
    CHECK(sources.text(forgotten).empty());
    CHECK(sources.path(forgotten) == "forgotten");
    const text::LineIndex index{text};
    for (std::uint32_t at = 0; at <= text.size() + 2; ++at) {
      INFO(at << " of " << text.size());
      const std::size_t line = index.position(at).line;
      REQUIRE(sources.line({kept, {at, at}}) == line);
      REQUIRE(sources.line({forgotten, {at, at}}) == line);
    }
  }
}
