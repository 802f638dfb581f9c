// How many processors there are for this process.
#pragma once

namespace runbook::edge {

/// The processors that this process may run on, at least 1. Not std::thread::hardware_concurrency(): with glibc that
/// counts those of the machine, and a container or `taskset` that allows one would get threads that wait for each other.
[[nodiscard]] unsigned processors();

}  // namespace runbook::edge
