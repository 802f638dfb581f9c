// The files of a workspace in memory.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "runbook/ports.hpp"

namespace runbook::testing {

class FakeFiles : public FileReader {
 public:
  explicit FakeFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}
  Listing list() override {
    Listing listing;
    for (const auto& [path, text] : files_) listing.files.push_back(path);
    return listing;
  }
  Result<std::string> read(std::string_view path) override { return files_.at(std::string{path}); }

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace runbook::testing
