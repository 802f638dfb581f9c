// A terminal that one picture is kept on.
#pragma once

#include <termios.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edge/descriptor.hpp"
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

  explicit Screen(bool color);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  /// Shows the text, writing only the lines that differ from what stands there. The last line of the screen says how to
  /// leave, and how many lines there were no room for; a line that is too wide is cut. The text holds no controls but
  /// colours. False where it cannot be written.
  [[nodiscard]] bool show(std::string_view text);

  enum class Event : unsigned char {
    timeout,
    redraw,  ///< the size has changed, or the program was stopped and goes on
    quit,    ///< `q`, Ctrl-C, or the terminal is gone
  };
  [[nodiscard]] Event wait(std::chrono::milliseconds longest);

 private:
  void enter();
  void leave();
  [[nodiscard]] bool asked_to_quit();
  [[nodiscard]] std::vector<std::string> lines_of(std::string_view text) const;

  bool color_;
  bool keys_;           ///< standard input is a terminal, so what is typed comes here
  int keyboard_;        ///< the terminal whose settings are changed
  Descriptor signals_;  ///< readable where one of those came that are waited for
  std::optional<termios> before_;   ///< how the terminal was set, where that was changed
  std::vector<std::string> shown_;  ///< the lines that stand there
  unsigned short rows_ = 0;
  unsigned short columns_ = 0;
};

}  // namespace runbook::edge
