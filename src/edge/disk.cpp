#include "edge/disk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "edge/descriptor.hpp"
#include "edge/ignore.hpp"
#include "edge/limits.hpp"
#include "edge/uninterrupted.hpp"
#include "text/amounts.hpp"

namespace runbook::edge {
namespace {

namespace fs = std::filesystem;

std::string system_message(int error) {
  switch (error) {
    case ENOENT: return "there is no such file";
    case EACCES: return "no permission to read it";
    case ELOOP: return "its links lead in a circle";
    case EISDIR: return "it is a folder";
    default: return std::strerror(error);
  }
}

tl::unexpected<Failure> failure(std::string message, bool limit = false) {
  return tl::make_unexpected(Failure{std::move(message), limit});
}

std::string too_large(std::string_view it, std::size_t most) { return std::string{it} + " is larger than " + text::in_bytes(most); }

/// `told`: the size that the system tells of it, 0 where it tells none. `it`: as a failure calls what holds more than `most`
/// bytes.
Result<std::string> read_all(int number, std::size_t told, std::size_t most, std::string_view it) {
  constexpr std::size_t untold = 1 << 16;
  std::string text;
  text.resize(std::min(told == 0 ? untold : told, most) + 1);
  std::size_t size = 0;
  for (;;) {
    if (size == text.size()) text.resize(std::min(text.size() * 2, most + 1));
    const auto got = ::read(number, text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(system_message(errno));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > most) return failure(too_large(it, most), true);
    // There was room for more, and as much came as was told: that was all. Of ten thousand files it is ten thousand calls.
    if (size == told && size < text.size()) break;
  }
  text.resize(size);
  return text;
}

// O_NONBLOCK keeps a pipe from blocking the open.
constexpr int how_to_open = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;

/// Opens a file on whose path below the folder there is no link, or gives -1. The kernel looks at each part of the path
/// once, where fs::canonical asks of each whether it is a link; older kernels and some sandboxes do not have the call.
int open_beneath(const Descriptor& folder, const std::string& path) {
  open_how how{};
  how.flags = how_to_open;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  return static_cast<int>(::syscall(SYS_openat2, folder.number(), path.c_str(), &how, sizeof how));
}

/// Whether `path` (canonical) lies in `root` (canonical).
bool is_within(const fs::path& path, const fs::path& root) {
  return std::mismatch(root.begin(), root.end(), path.begin(), path.end()).first == root.end();
}

/// Opens a file by its real path, which has no links left, where that lies within the folder.
Result<Descriptor> open_within(const fs::path& root, const fs::path& path) {
  for (int links = 0;; ++links) {
    std::error_code fault;
    const auto real = fs::canonical(path, fault);
    if (fault) return failure("this file cannot be read: " + system_message(fault.value()));
    if (!is_within(real, root)) return failure("this file is outside of the workspace, and is not read");
    Descriptor file{::open(real.c_str(), how_to_open)};
    // O_NOFOLLOW refuses a link that was put there since: it is followed as any other, but not for ever.
    if (file.number() < 0 && errno == ELOOP && links < 8) continue;
    if (file.number() < 0) return failure("this file cannot be read: " + system_message(errno));
    // Where a folder above became a link meanwhile, the kernel says where the file is that was opened.
    const auto opened = fs::read_symlink("/proc/self/fd/" + std::to_string(file.number()), fault);
    if (!fault && opened != real) return failure("this file has changed its place while it was opened, and is not read");
    return file;
  }
}

}  // namespace

DiskReader::DiskReader(const fs::path& root) {
  std::error_code fault;
  root_ = fs::canonical(root, fault);
  if (fault) root_ = root;
  folder_ = Descriptor{::open(root_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
}

FileReader::Listing DiskReader::list() { return list_runbooks(*this, *this); }

Result<std::vector<Entry>> DiskReader::entries(const std::string& folder) {
  const auto path = root_ / folder;
  const std::unique_ptr<DIR, decltype([](DIR* open) { ::closedir(open); })> list{::opendir(path.c_str())};
  if (!list) return failure(system_message(errno));
  std::vector<Entry> found;
  for (;;) {
    errno = 0;
    const auto* one = ::readdir(list.get());
    if (one == nullptr) break;
    Entry entry;
    entry.name = one->d_name;
    if (entry.name == "." || entry.name == "..") continue;
    entry.folder = one->d_type == DT_DIR;
    entry.link = one->d_type == DT_LNK;
    if (entry.link || one->d_type == DT_UNKNOWN) look_at(path / entry.name, entry);
    found.push_back(std::move(entry));
  }
  // What could be listed before a fault half-way is better than nothing.
  if (errno != 0 && found.empty()) return failure(system_message(errno));
  return found;
}

/// What the listing of a folder does not say: of a link where it leads, and on some file systems anything.
void DiskReader::look_at(const fs::path& path, Entry& entry) const {
  std::error_code broken;  // a link that leads nowhere is no folder
  entry.folder = fs::is_directory(path, broken);
  entry.link = fs::is_symlink(path, broken);
  if (!entry.link) return;
  const auto real = fs::canonical(path, broken);
  if (broken) return;
  entry.leads = is_within(real, root_) ? Entry::Leads::inside : Entry::Leads::outside;
  if (entry.leads == Entry::Leads::inside) entry.real = real == root_ ? "" : real.lexically_relative(root_).string();
}

bool DiskReader::would_list(std::string_view path) {
  Ignore ignore;
  for (std::size_t begin = 0;;) {
    if (const auto text = read(std::string{path.substr(0, begin)} + ".runbookignore")) (void)ignore.add(path.substr(0, begin), *text);
    const auto slash = path.find('/', begin);
    const auto so_far = path.substr(0, slash);
    const auto name = so_far.substr(begin);
    const bool last = slash == path.npos;
    if (name.empty() || name.starts_with('.') || ignore.ignores(std::string{so_far}, !last)) return false;
    if (last) return is_runbook_name(std::string{name});
    begin = slash + 1;
  }
}

Result<std::string> DiskReader::read(std::string_view path) {
  Descriptor file{open_beneath(folder_, std::string{path})};
  if (file.number() < 0) {
    auto opened = open_within(root_, root_ / fs::path{path});
    if (!opened) return tl::make_unexpected(opened.error());
    file = std::move(*opened);
  }
  struct stat info {};
  if (::fstat(file.number(), &info) != 0) return failure("this file cannot be read: " + system_message(errno));
  if (!S_ISREG(info.st_mode)) return failure(S_ISDIR(info.st_mode) ? "this is a folder, not a file" : "this is not a regular file, and is not read");
  constexpr std::string_view it = "this file";
  if (static_cast<std::size_t>(info.st_size) > largest_file) return failure(too_large(it, largest_file), true);
  return read_all(file.number(), static_cast<std::size_t>(info.st_size), largest_file, it);
}

Result<std::string> read_input(const std::string& path) {
  if (path == "-") return read_all(STDIN_FILENO, 0, largest_input, "it");
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number() < 0) return failure(system_message(errno));
  struct stat info {};
  if (::fstat(file.number(), &info) != 0) return failure(system_message(errno));
  if (S_ISDIR(info.st_mode)) return failure(system_message(EISDIR));
  return read_all(file.number(), static_cast<std::size_t>(std::max<off_t>(info.st_size, 0)), largest_input, "it");
}

bool holds(const fs::path& path, std::string_view text) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  struct stat info {};
  if (file.number() < 0 || ::fstat(file.number(), &info) != 0) return false;
  if (!S_ISREG(info.st_mode) || static_cast<std::size_t>(info.st_size) != text.size()) return false;
  const auto now = read_all(file.number(), text.size(), text.size(), "");
  return now && *now == text;
}

Result<void> write_atomically(const fs::path& path, std::string_view text) {
  const Uninterrupted until_whole;
  auto temporary = path;
  temporary += ".XXXXXX";
  std::string name = temporary.string();
  const auto fail = [&](int error) {
    ::unlink(name.c_str());
    return failure(path.string() + " cannot be written: " + std::strerror(error));
  };
  const int number = ::mkstemp(name.data());
  if (number < 0) return failure(path.string() + " cannot be written: " + std::strerror(errno));
  Descriptor file{number};
  while (!text.empty()) {
    const auto put = ::write(file.number(), text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return fail(errno);
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  // mkstemp makes files that only their owner reads; a page is meant for everybody the umask allows.
  const auto mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(file.number(), 0666 & ~mask) != 0 || !file.close()) return fail(errno);
  if (::rename(name.c_str(), path.c_str()) != 0) return fail(errno);
  return {};
}

}  // namespace runbook::edge
