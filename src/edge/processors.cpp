#include "edge/processors.hpp"

#include <sched.h>

#include <algorithm>
#include <thread>

namespace runbook::edge {

unsigned processors() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  // Fails where the machine has more processors than a cpu_set_t holds (1,024).
  if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0) return std::max(std::thread::hardware_concurrency(), 1u);
  return std::max(static_cast<unsigned>(CPU_COUNT(&allowed)), 1u);
}

}  // namespace runbook::edge
