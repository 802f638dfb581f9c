// On whatever bytes, the fast reader and yaml-cpp alone give the same tree, comments and findings.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "document/compare.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runbook::document;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto fast = everything(text, Engine::fast), judge = everything(text, Engine::yaml_cpp);
  if (fast == judge) return 0;
  std::cerr << "the fast reader:\n" << fast << "yaml-cpp:\n" << judge;
  std::abort();
}
