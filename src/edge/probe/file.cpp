// `file`: the newest of the files and partition folders that a pattern names.
#include <glob.h>

#include <algorithm>
#include <memory>

#include "edge/probe/client.hpp"
#include "edge/probe/name_date.hpp"
#include "edge/probe/paths.hpp"

namespace runbook::edge::probe {
namespace {

namespace fs = std::filesystem;

struct Match {
  fs::path path;
  Instant at;
};

Instant mtime_of(const fs::path& path, std::error_code& fault) {
  const auto time = fs::last_write_time(path, fault);
  return fault ? Instant{} : std::chrono::floor<Seconds>(std::chrono::file_clock::to_sys(time));
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

/// The newest regular file of a folder, at any depth: a folder stands for what is in it, and an empty one for nothing.
/// Links are not followed.
std::optional<Instant> newest_within(const fs::path& folder) {
  std::optional<Instant> newest;
  std::error_code fault;
  fs::recursive_directory_iterator entries{folder, fs::directory_options::skip_permission_denied, fault};
  for (; !fault && entries != fs::recursive_directory_iterator{}; entries.increment(fault)) {
    if (is_hidden(entries->path())) {
      entries.disable_recursion_pending();
      continue;
    }
    std::error_code ignored;
    if (entries->is_symlink(ignored) || !entries->is_regular_file(ignored)) continue;
    const auto at = mtime_of(entries->path(), ignored);
    if (!ignored) newest = std::max(at, newest.value_or(at));
  }
  return newest;
}

Result<std::vector<std::string>> matches_of(const std::string& pattern) {
  glob_t found{};
  const std::unique_ptr<glob_t, decltype(&globfree)> free{&found, &globfree};
  const int fault = ::glob(pattern.c_str(), GLOB_BRACE | GLOB_NOSORT, nullptr, &found);
  if (fault == GLOB_NOMATCH) return fail("nothing matches " + shown(pattern));
  if (fault != 0) return fail(shown(pattern) + " could not be searched");
  return std::vector<std::string>{found.gl_pathv, found.gl_pathv + found.gl_pathc};
}

}  // namespace

Result<Found> look_at(const FileProbe& probe, const Look& look) {
  const auto zone = probe.timezone.value_or(look.settings.zone);
  const bool by_name = probe.newest == FileProbe::Newest::name_date;
  // Of a pattern that begins outside nothing is looked at: not even whether it is there.
  const auto fixed = probe.path.substr(0, probe.path.find_first_of("*?[{"));
  const auto start = fs::path{fixed == probe.path ? fixed : fixed.substr(0, fixed.rfind('/') == fixed.npos ? 0 : fixed.rfind('/') + 1)};
  if (auto begin = allowed_path(start.empty() ? "." : start, look.settings.policy); !begin) return tl::make_unexpected(begin.error());
  const auto paths = matches_of(probe.path);
  if (!paths) return tl::make_unexpected(paths.error());
  std::optional<Match> newest;
  std::size_t empty = 0, dateless = 0, later = 0;
  for (const auto& path : *paths) {
    const auto real = allowed_path(path, look.settings.policy);
    if (!real) return tl::make_unexpected(real.error());
    std::error_code fault;
    std::optional<Instant> at;
    if (fs::is_directory(*real, fault)) at = newest_within(*real);
    else if (fs::is_regular_file(*real, fault)) at = mtime_of(*real, fault);
    if (!at) {
      ++empty;
      continue;
    }
    if (by_name) {
      at = date_in_name(path, zone);
      if (!at) {
        ++dateless;
        continue;
      }
      // Partitions made ahead of time, such as 9999-12-31, are no arrivals yet.
      if (*at > look.settings.now + std::chrono::minutes{5}) {
        ++later;
        continue;
      }
    }
    if (!newest || *at > newest->at) newest = Match{path, *at};
  }
  if (newest) return Found{newest->at, {}};
  const auto of = [&](std::size_t count, const char* what) {
    return count == 0 ? std::string{} : "; " + std::to_string(count) + what;
  };
  return fail("nothing that matches " + shown(probe.path) + (by_name ? " is a file or folder of files with a date in its name" : " is a file or a folder of files") +
              of(empty, " empty or no files") + of(dateless, " without a date") + of(later, " with a date to come"));
}

}  // namespace runbook::edge::probe
