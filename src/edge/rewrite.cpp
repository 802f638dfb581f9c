// Changing what a person wrote, and making new files beside it: whole or not at all, and nothing that is not ours.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "edge/descriptor.hpp"
#include "edge/disk.hpp"
#include "edge/uninterrupted.hpp"

namespace runbook::edge {
namespace {

namespace fs = std::filesystem;

Result<void> cannot(const fs::path& path, const std::string& why) {
  return tl::make_unexpected(Failure{path.string() + " cannot be written: " + why, false});
}

bool is_within(const fs::path& path, const fs::path& root) {
  return std::mismatch(root.begin(), root.end(), path.begin(), path.end()).first == root.end();
}

/// The whole of a file's bytes into a new one; false with errno set.
bool put(Descriptor& file, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(file.number(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file.number()) == 0 && file.close();
}

/// Takes away what was made, the last first, unless told to keep it.
class Undo {
 public:
  ~Undo() {
    if (kept_) return;
    for (auto path = made_.rbegin(); path != made_.rend(); ++path) {
      std::error_code ignored;  // a folder that somebody has put something into stays
      fs::remove(*path, ignored);
    }
  }
  void made(fs::path path) { made_.push_back(std::move(path)); }
  void keep() { kept_ = true; }

 private:
  std::vector<fs::path> made_;
  bool kept_ = false;
};

/// Makes a folder and those above it that are not there.
Result<void> make_folder(const fs::path& folder, Undo& undo) {
  std::vector<fs::path> missing;
  std::error_code fault;
  for (auto at = folder; !at.empty() && !fs::exists(fs::symlink_status(at, fault)); at = at.parent_path()) missing.push_back(at);
  for (auto at = missing.rbegin(); at != missing.rend(); ++at) {
    if (at->filename().empty()) continue;  // `new/`: its parent is `new`
    if (::mkdir(at->c_str(), 0777) != 0) return tl::make_unexpected(Failure{at->string() + " cannot be made: " + std::strerror(errno), false});
    undo.made(*at);
  }
  if (!fs::is_directory(folder, fault)) return tl::make_unexpected(Failure{folder.string() + " is not a folder", false});
  return {};
}

}  // namespace

Result<void> rewrite(const fs::path& workspace, std::string_view path, std::string_view before, std::string_view after) {
  std::error_code fault;
  const auto root = fs::canonical(workspace, fault);
  const auto real = fault ? fs::path{} : fs::canonical(root / fs::path{path}, fault);
  if (fault) return cannot(workspace / fs::path{path}, fault.message());
  if (!is_within(real, root)) return cannot(workspace / fs::path{path}, "it is outside of the workspace");
  DiskReader reader{root};
  const auto now = reader.read(real.lexically_relative(root).string());
  if (!now) return cannot(real, now.error().message);
  if (*now != before) return cannot(real, "it has changed since it was read");
  struct stat info {};
  if (::lstat(real.c_str(), &info) != 0) return cannot(real, std::strerror(errno));
  if (::faccessat(AT_FDCWD, real.c_str(), W_OK, AT_EACCESS) != 0) return cannot(real, std::strerror(errno));
  const Uninterrupted until_whole;
  std::string name = real.string() + ".XXXXXX";
  Descriptor file{::mkstemp(name.data())};
  if (file.number() < 0) return cannot(real, std::strerror(errno));
  Undo undo;
  undo.made(name);
  // Its owner, where we may give it to them; a file of another's group must at least keep who may read it.
  if (info.st_uid != ::geteuid() || info.st_gid != ::getegid()) {
    if (::fchown(file.number(), info.st_uid, info.st_gid) != 0) info.st_mode &= ~static_cast<mode_t>(S_ISUID | S_ISGID);
  }
  if (::fchmod(file.number(), info.st_mode & 07777) != 0 || !put(file, after) || std::rename(name.c_str(), real.c_str()) != 0)
    return cannot(real, std::strerror(errno));
  undo.keep();
  return {};
}

Result<void> create_all(const fs::path& folder, const std::vector<NewFile>& files) {
  const Uninterrupted until_whole;
  Undo undo;
  if (auto made = make_folder(folder, undo); !made) return made;
  std::error_code fault;
  // Said before anything is written, and held again by O_EXCL below.
  for (const auto& file : files)
    if (fs::exists(fs::symlink_status(folder / file.path, fault))) return cannot(folder / file.path, "it is there already, and nothing is overwritten");
  for (const auto& file : files) {
    const auto path = folder / file.path;
    if (auto made = make_folder(path.parent_path(), undo); !made) return made;
    Descriptor opened{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666)};
    if (opened.number() < 0) return cannot(path, std::strerror(errno));
    undo.made(path);
    if (!put(opened, file.text)) return cannot(path, std::strerror(errno));
  }
  undo.keep();
  return {};
}

}  // namespace runbook::edge
