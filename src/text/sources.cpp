#include <utility>

#include "runbook/source.hpp"

namespace runbook {

FileId Sources::add(std::string path, std::string text) {
  files_.push_back({std::move(path), std::move(text)});
  return FileId{static_cast<std::uint32_t>(files_.size() - 1)};
}

void Sources::fill(FileId file, std::string text) { files_[static_cast<std::size_t>(file)].text = std::move(text); }

const std::string& Sources::path(FileId file) const { return files_[static_cast<std::size_t>(file)].path; }

std::string_view Sources::text(FileId file) const { return files_[static_cast<std::size_t>(file)].text; }

}  // namespace runbook
