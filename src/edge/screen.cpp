#include "edge/screen.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

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

}  // namespace

Result<void> Screen::possible() {
  if (::isatty(STDOUT_FILENO) == 1) return {};
  return tl::unexpected(Failure{"standard output is no terminal", false});
}

Screen::Screen(bool color) : color_(color), keys_(::isatty(STDIN_FILENO) == 1), keyboard_(keys_ ? STDIN_FILENO : STDOUT_FILENO) {
  const sigset_t set = awaited();
  ::sigprocmask(SIG_BLOCK, &set, nullptr);
  signals_ = Descriptor{::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)};
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
  // What somebody types meanwhile must not stand in the picture, and a `q` counts without Return.
  if (termios settings{}; !before_ && ::tcgetattr(keyboard_, &settings) == 0) {
    before_ = settings;
    settings.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON);
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    (void)::tcsetattr(keyboard_, TCSANOW, &settings);
  }
  (void)put(kEnter);
}

void Screen::leave() {
  (void)put(kLeave);
  if (before_) (void)::tcsetattr(keyboard_, TCSAFLUSH, &*before_);
  before_.reset();
}

std::vector<std::string> Screen::lines_of(std::string_view text) const {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  const std::size_t room = rows_ - 1u;
  std::string foot = keys_ ? "q leaves" : "Ctrl-C leaves";
  if (const std::size_t left_out = lines.size() - std::min(lines.size(), room); left_out > 0)
    foot.insert(0, "… " + std::to_string(left_out) + (left_out == 1 ? " more line · " : " more lines · "));
  lines.resize(room);
  lines.push_back(color_ ? "\x1b[2m" + foot + "\x1b[0m" : foot);
  return lines;
}

bool Screen::show(std::string_view text) {
  const winsize size = size_of_terminal();
  if (size.ws_row != rows_ || size.ws_col != columns_) enter();
  std::vector<std::string> lines = lines_of(text);
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < shown_.size() ? lines[i] == shown_[i] : lines[i].empty()) continue;
    // Erased before it is written: after a line of the full width the cursor stands on its last character, as wrapping is
    // off, and erasing from there on would take that one away.
    out += "\x1b[" + std::to_string(i + 1) + ";1H\x1b[K";
    out += lines[i];
  }
  shown_ = std::move(lines);
  return put(out);
}

bool Screen::asked_to_quit() {
  std::array<char, 64> typed{};
  const auto count = ::read(STDIN_FILENO, typed.data(), typed.size());
  if (count > 0) {
    const auto keys = std::string_view{typed.data(), static_cast<std::size_t>(count)};
    return keys.find_first_of("qQ") != keys.npos;
  }
  if (count == 0 || (errno != EINTR && errno != EAGAIN)) keys_ = false;  // nothing will come any more
  return false;
}

Screen::Event Screen::wait(std::chrono::milliseconds longest) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + longest;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return Event::timeout;
    std::array<pollfd, 2> heard{{{signals_.number(), POLLIN, 0}, {keys_ ? STDIN_FILENO : -1, POLLIN, 0}}};
    if (::poll(heard.data(), heard.size(), static_cast<int>(left.count())) <= 0) continue;
    if (heard[1].revents != 0 && asked_to_quit()) return Event::quit;
    signalfd_siginfo came{};
    if (::read(signals_.number(), &came, sizeof came) != static_cast<ssize_t>(sizeof came)) continue;
    const int signal = static_cast<int>(came.ssi_signo);
    if (signal == SIGWINCH || signal == SIGCONT) return Event::redraw;
    if (signal != SIGTSTP) return Event::quit;
    leave();
    ::raise(SIGSTOP);
    enter();
    return Event::redraw;
  }
}

}  // namespace runbook::edge
