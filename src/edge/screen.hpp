// A terminal that one picture is kept on.
#pragma once

#include <termios.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/ports.hpp"

namespace runbook::edge {

/// The terminal on standard output while something is redrawn on it: on the alternate screen, so that what stood there
/// before is there again afterwards, whatever ends the program short of SIGKILL.
///
/// Signals are waited for rather than handled: nothing runs in between, and the terminal is given back in one place.
class Screen {
 public:
  /// Fails where standard output is no terminal.
  [[nodiscard]] static Result<void> possible();

  Screen();
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  /// Shows the text, writing only the lines that differ from what stands there; what is too long for the screen is cut,
  /// and the last line says by how much. The text holds no controls but colours. False where it cannot be written.
  [[nodiscard]] bool show(std::string_view text);

  enum class Event : unsigned char {
    timeout,
    redraw,  ///< the size has changed, or the program was stopped and goes on
    quit,    ///< Ctrl-C, or the terminal is gone
  };
  [[nodiscard]] Event wait(std::chrono::milliseconds longest);

 private:
  void enter();
  void leave();

  std::optional<termios> before_;   ///< how the terminal was set, where that was changed
  std::vector<std::string> shown_;  ///< the lines that stand there
  unsigned short rows_ = 0;
  unsigned short columns_ = 0;
};

}  // namespace runbook::edge
