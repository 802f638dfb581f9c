#include "edge/screen.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>

namespace runbook::edge {
namespace {

// xterm's private modes: 1049 the alternate screen, 25 the cursor, 7 wrapping at the right edge.
constexpr std::string_view kEnter = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H\x1b[2J";
constexpr std::string_view kLeave = "\x1b[?7h\x1b[?25h\x1b[?1049l";

bool put(std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

sigset_t awaited() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT}) sigaddset(&set, signal);
  return set;
}

winsize size_of_terminal() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) size.ws_row = 24, size.ws_col = 80;
  return size;
}

std::vector<std::string> lines_of(std::string_view text, std::size_t rows) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (lines.size() <= rows) return lines;
  const std::size_t left_out = lines.size() - (rows - 1);
  lines.resize(rows - 1);
  lines.push_back("… " + std::to_string(left_out) + (left_out == 1 ? " more line" : " more lines"));
  return lines;
}

}  // namespace

Result<void> Screen::possible() {
  if (::isatty(STDOUT_FILENO) == 1) return {};
  return tl::unexpected(Failure{"standard output is no terminal", false});
}

Screen::Screen() {
  const sigset_t set = awaited();
  ::sigprocmask(SIG_BLOCK, &set, nullptr);
  enter();
}

Screen::~Screen() {
  leave();
  const sigset_t set = awaited();
  ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

void Screen::enter() {
  shown_.clear();
  const winsize size = size_of_terminal();
  rows_ = size.ws_row;
  columns_ = size.ws_col;
  // What somebody types meanwhile must not stand in the picture.
  if (termios settings{}; !before_ && ::tcgetattr(STDOUT_FILENO, &settings) == 0) {
    before_ = settings;
    settings.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    (void)::tcsetattr(STDOUT_FILENO, TCSANOW, &settings);
  }
  (void)put(kEnter);
}

void Screen::leave() {
  (void)put(kLeave);
  if (before_) (void)::tcsetattr(STDOUT_FILENO, TCSAFLUSH, &*before_);
  before_.reset();
}

bool Screen::show(std::string_view text) {
  const winsize size = size_of_terminal();
  if (size.ws_row != rows_ || size.ws_col != columns_) enter();
  std::vector<std::string> lines = lines_of(text, rows_);
  std::string out;
  for (std::size_t i = 0; i < std::max(lines.size(), shown_.size()); ++i) {
    const std::string_view now = i < lines.size() ? std::string_view{lines[i]} : std::string_view{};
    const std::string_view before = i < shown_.size() ? std::string_view{shown_[i]} : std::string_view{};
    if (now == before) continue;
    out += "\x1b[" + std::to_string(i + 1) + ";1H";
    out += now;
    out += "\x1b[K";
  }
  shown_ = std::move(lines);
  return put(out);
}

Screen::Event Screen::wait(std::chrono::milliseconds longest) {
  const sigset_t set = awaited();
  const timespec time{static_cast<std::time_t>(longest.count() / 1000),
                      static_cast<long>(longest.count() % 1000 * 1'000'000)};
  const int signal = ::sigtimedwait(&set, nullptr, &time);
  if (signal < 0) return Event::timeout;  // also where a signal that is nothing to us came
  if (signal == SIGWINCH || signal == SIGCONT) return Event::redraw;
  if (signal != SIGTSTP) return Event::quit;
  leave();
  ::raise(SIGSTOP);
  enter();
  return Event::redraw;
}

}  // namespace runbook::edge
