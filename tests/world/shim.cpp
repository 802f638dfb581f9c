// A world that fails where it is told to: loaded before the program (LD_PRELOAD), it stands between it and the C library.
//
//  WORLD_STEP=N        what happens at the Nth step: a call that changes the file system (of files, not of pipes)
//  WORLD_DO=int        the step is preceded by SIGINT, as by a Ctrl-C
//  WORLD_DO=full       from this step on the disk is full: whatever needs room fails with ENOSPC
//  WORLD_DO=short      no write takes more than seven bytes, from the first one on
//  WORLD_COUNT=FILE    how many steps there were is written there in the end
//  WORLD_OPEN=NAME     before a file whose path ends so is opened for reading, the first or WORLD_READING-th time:
//  WORLD_SWAP=COMMAND  this is done, by `sh`
//  WORLD_OLD=1         the kernel does not know openat2
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

long steps = 0;

bool asks(const char* what) { return std::strcmp(variable("WORLD_DO"), what) == 0; }

/// Counts a step. True where it must fail, for there is no room.
bool fails(bool needs_room) {
  ++steps;
  const long wanted = std::atol(variable("WORLD_STEP"));
  if (wanted == 0 || steps < wanted) return false;
  if (asks("int") && steps == wanted) ::kill(::getpid(), SIGINT);
  if (!asks("full") || !needs_room) return false;
  errno = ENOSPC;
  return true;
}

bool is_file(int number) {
  struct stat info {};
  return ::fstat(number, &info) == 0 && S_ISREG(info.st_mode);
}

void swap(const char* path) {
  static long readings = 0;
  const char* name = variable("WORLD_OPEN");
  const auto size = std::strlen(path), end = std::strlen(name);
  if (end == 0 || size < end || std::strcmp(path + size - end, name) != 0) return;
  const char* wanted = variable("WORLD_READING");
  if (++readings != (*wanted == '\0' ? 1 : std::atol(wanted))) return;
  const char* command = variable("WORLD_SWAP");
  if (const pid_t child = ::fork(); child == 0) {
    ::unsetenv("LD_PRELOAD");
    ::execl("/bin/sh", "sh", "-c", command, static_cast<char*>(nullptr));
    ::_exit(127);
  } else {
    ::waitpid(child, nullptr, 0);
  }
}

bool writes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0; }

struct AtEnd {
  ~AtEnd() {
    const char* path = variable("WORLD_COUNT");
    if (*path == '\0') return;
    if (FILE* out = std::fopen(path, "w")) std::fprintf(out, "%ld\n", steps), std::fclose(out);
  }
} at_end;

}  // namespace

extern "C" {

#define OPENER(name)                                                                   \
  int name(const char* path, int flags, ...) {                                         \
    va_list list;                                                                      \
    va_start(list, flags);                                                             \
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, mode_t) : 0; \
    va_end(list);                                                                      \
    if (!writes(flags)) swap(path);                                                    \
    else if (std::strncmp(path, "/dev/", 5) != 0 && fails((flags & O_CREAT) != 0 && ::access(path, F_OK) != 0)) return -1; \
    return real<int(const char*, int, ...)>(#name)(path, flags, mode);                 \
  }
OPENER(open)
OPENER(open64)

#define ONE_STEP(type, name, needs_room, parameters, arguments) \
  type name parameters {                                        \
    if (fails(needs_room)) return -1;                           \
    return real<type parameters>(#name) arguments;              \
  }
ONE_STEP(int, mkstemp, true, (char* name), (name))
ONE_STEP(int, mkstemp64, true, (char* name), (name))
ONE_STEP(int, mkdir, true, (const char* path, mode_t mode), (path, mode))
ONE_STEP(int, rename, false, (const char* from, const char* to), (from, to))
ONE_STEP(int, link, false, (const char* from, const char* to), (from, to))
ONE_STEP(int, unlink, false, (const char* path), (path))
ONE_STEP(int, fchmod, false, (int file, mode_t mode), (file, mode))
ONE_STEP(int, fsync, true, (int file), (file))
ONE_STEP(int, fdatasync, true, (int file), (file))
ONE_STEP(int, ftruncate, true, (int file, off_t size), (file, size))
ONE_STEP(int, ftruncate64, true, (int file, off64_t size), (file, size))

ssize_t write(int file, const void* bytes, size_t size) {
  if (is_file(file) && fails(true)) return -1;
  if (asks("short") && size > 7) size = 7;
  return real<ssize_t(int, const void*, size_t)>("write")(file, bytes, size);
}

/// A disk that is full says so.
#define DISK(name, type)                                                \
  int name(const char* path, struct type* disk) {                       \
    const int done = real<int(const char*, struct type*)>(#name)(path, disk); \
    if (asks("full") && steps >= std::atol(variable("WORLD_STEP"))) disk->f_bavail = 0; \
    return done;                                                        \
  }
DISK(statvfs, statvfs)
DISK(statvfs64, statvfs64)

#define WRITER(name, offset_type)                                                   \
  ssize_t name(int file, const void* bytes, size_t size, offset_type at) {          \
    if (fails(true)) return -1;                                                     \
    return real<ssize_t(int, const void*, size_t, offset_type)>(#name)(file, bytes, size, at); \
  }
WRITER(pwrite, off_t)
WRITER(pwrite64, off64_t)

long syscall(long number, ...) {
  va_list list;
  va_start(list, number);
  long a[6];
  for (long& one : a) one = va_arg(list, long);
  va_end(list);
  if (number == SYS_openat2) {
    if (*variable("WORLD_OLD") != '\0') {
      errno = ENOSYS;
      return -1;
    }
    swap(reinterpret_cast<const char*>(a[1]));
  }
  return real<long(long, ...)>("syscall")(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

}  // extern "C"
