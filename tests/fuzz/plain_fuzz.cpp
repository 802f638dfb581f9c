// libFuzzer target: on whatever bytes, the fast reader and yaml-cpp alone give the same tree, comments and findings.
//
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -Iinclude -Isrc -Itests/unit
//     tests/fuzz/plain_fuzz.cpp src/document/*.cpp src/text/*.cpp -lyaml-cpp -o plain_fuzz
//   ./plain_fuzz -max_len=512 -timeout=10 -dict=tests/fuzz/yaml.dict NEW_CORPUS tests/fuzz/corpus/document
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
