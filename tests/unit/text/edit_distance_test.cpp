#include "text/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace runbook::text;

namespace {

std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  return std::string(closest(word, candidates).value_or("nothing"));
}

}  // namespace

TEST_CASE("the distance counts insertions, deletions, replacements and swaps of neighbours") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("title", "titel") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ca", "abc") == 3);  // optimal string alignment, not the unrestricted distance
  CHECK(edit_distance("müde", "mude") == 1);
}

TEST_CASE("did you mean finds what a person meant") {
  const std::vector<std::string_view> keys = {"alarm_after", "warn_after", "resolve_within", "sources", "count"};
  CHECK(nearest("alarm-after", keys) == "alarm_after");
  CHECK(nearest("Alarm After", keys) == "alarm_after");
  CHECK(nearest("alarmafter", keys) == "alarm_after");
  CHECK(nearest("warm_after", keys) == "warn_after");
  CHECK(nearest("source", keys) == "sources");
  CHECK(nearest("SOURCES", keys) == "sources");
  CHECK(nearest("cuont", keys) == "count");
  CHECK(nearest("resolve_in", keys) == "resolve_within");
}

TEST_CASE("did you mean is silent where nothing is near") {
  CHECK(nearest("labels", {"owners", "issues", "raci"}) == "nothing");
  CHECK(nearest("x", {"y"}) == "nothing");
  CHECK(nearest("", {"a"}) == "nothing");
  CHECK(nearest("abc", {}) == "nothing");
  CHECK(nearest("same", {"same"}) == "nothing");
  CHECK(nearest(std::string(100'000, 'a'), {"aaa"}) == "nothing");
}

TEST_CASE("of equally near words the longer common start wins, then the alphabet") {
  CHECK(nearest("engineer-4", {"engineer-3", "engineer-1", "engineer-2"}) == "engineer-1");
  CHECK(nearest("warn", {"barn", "warm"}) == "warm");
}

TEST_CASE("only one near word must be meant; case and separators count less than others that are near") {
  const auto only = [](std::string_view word, const std::vector<std::string_view>& candidates) {
    return std::string(only_close(word, candidates).value_or("nothing"));
  };
  CHECK(only("titel", {"title", "sources", "owners"}) == "title");
  CHECK(only("source", {"sources", "sourced"}) == "nothing");
  CHECK(only("Alarm-After", {"alarm_after", "alarm_aftre"}) == "alarm_after");
  CHECK(only("a-b", {"a_b", "a b"}) == "nothing");
  CHECK(only("labels", {"owners"}) == "nothing");
  CHECK(only("same", {"same"}) == "nothing");
}

TEST_CASE("The distance is that of the table written out, for words of all lengths and few letters") {
  const auto table = [](const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
      for (std::size_t j = 0; j <= b.size(); ++j) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
    return d[a.size()][b.size()];
  };
  std::mt19937 random{11};
  const auto word = [&](std::size_t longest) {
    std::string text(random() % (longest + 1), 'a');
    for (char& letter : text) letter = static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int round = 0; round < 4000; ++round) {
    const std::size_t longest = std::array{4u, 10u, 70u, 128u}[random() % 4];
    const std::string a = word(longest), b = word(longest);
    INFO(a << " and " << b);
    CHECK(edit_distance(a, b) == table(a, b));
  }
}
