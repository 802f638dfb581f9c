#include "parts/part.hpp"

#include <dlfcn.h>

#include <filesystem>

#include "text/utf8.hpp"

namespace runbook::parts {

tl::expected<const void*, std::string> load(const char* file, const char* name) {
  namespace fs = std::filesystem;
  std::error_code fault;
  const auto folder = fs::read_symlink("/proc/self/exe", fault).parent_path();
  for (const auto& place : {folder / file, folder / "../lib/runbook" / file}) {
    if (!fs::exists(place, fault)) continue;
    void* part = ::dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (part == nullptr) return tl::make_unexpected(std::string{file} + " cannot be loaded: " + text::visible(::dlerror()));
    const void* found = ::dlsym(part, name);
    if (found == nullptr) return tl::make_unexpected(text::visible(place.string()) + " is not of this program");
    return found;
  }
  return tl::make_unexpected(std::string{file} + " is needed, and neither beside the program nor in ../lib/runbook of it");
}

}  // namespace runbook::parts
