#include "cli/paths.hpp"

#include <algorithm>

#include "cli/app.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

namespace fs = std::filesystem;

fs::path real(const fs::path& path) {
  std::error_code fault;
  auto found = fs::weakly_canonical(path, fault);
  return fault ? path : found;
}

}  // namespace

Paths::Paths(const std::vector<std::string>& paths) {
  for (const auto& path : paths) {
    std::error_code fault;
    if (!fs::exists(fs::symlink_status(path, fault)))
      throw CommandError{text::visible(path) + " cannot be opened: there is no such file or folder"};
    wanted_.push_back({path, real(path)});
  }
}

bool Paths::contain(const std::string& file) {
  if (wanted_.empty()) return true;
  const auto path = real(file);
  bool any = false;
  for (Wanted& one : wanted_) {
    const bool in = std::mismatch(one.real.begin(), one.real.end(), path.begin(), path.end()).first == one.real.end();
    one.used = one.used || in;
    any = any || in;
  }
  return any;
}

const std::string* Paths::unused() const {
  const auto found = std::find_if(wanted_.begin(), wanted_.end(), [](const Wanted& one) { return !one.used; });
  return found == wanted_.end() ? nullptr : &found->written;
}

}  // namespace runbook::cli
