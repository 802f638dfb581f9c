#include "edge/state/open.hpp"

#include <pwd.h>
#include <sys/random.h>
#include <unistd.h>

#include "edge/state/part.hpp"
#include "parts/part.hpp"

namespace runbook::edge {

Result<std::unique_ptr<Memory>> open_state(const StatePlace& place, StateAccess access, const std::string& workspace) {
  const auto part = parts::load(kStateFile, kStateName);
  if (!part) return tl::make_unexpected(Failure{"the state " + place.shown + ": " + part.error()});
  return static_cast<const StatePart*>(*part)->open(place, access, workspace);
}

std::string new_act_id() {
  unsigned char bytes[8];
  while (::getrandom(bytes, sizeof bytes, 0) != static_cast<ssize_t>(sizeof bytes)) {
  }
  std::string id;
  for (const unsigned char byte : bytes) {
    id += "0123456789abcdef"[byte >> 4];
    id += "0123456789abcdef"[byte & 15];
  }
  return id;
}

std::string system_user() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry != nullptr && entry->pw_name != nullptr ? entry->pw_name : "";
}

}  // namespace runbook::edge
