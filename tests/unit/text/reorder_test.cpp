#include "text/reorder.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using namespace runbook;

TEST_CASE("every order of five things can be had") {
  std::vector<std::size_t> from{0, 1, 2, 3, 4};
  do {
    std::vector<std::string> list{"a", "b", "c long enough to be kept elsewhere", "d", "e"};
    std::vector<std::string> wanted;
    for (const auto i : from) wanted.push_back(list[i]);
    text::reorder(list, from);
    CHECK(list == wanted);
  } while (std::next_permutation(from.begin(), from.end()));
}

TEST_CASE("nothing to order is no trouble") {
  std::vector<std::string> none;
  text::reorder(none, {});
  CHECK(none.empty());
}
