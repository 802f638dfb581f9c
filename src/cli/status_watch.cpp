// runbook status --watch.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "cli/status_answer.hpp"
#include "edge/screen.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPause{2000};
// However large the workspace: nine tenths of the time nothing is done.
constexpr int kRest = 9;

/// What stands on the screen at this moment: the answer, or what keeps us from one.
std::string picture(const Globals& globals, const StatusOptions& options) {
  try {
    const auto opened = open_workspace(globals);
    auto errors = errors_of(opened.loaded, text_options(globals));
    if (!errors.empty()) return errors;
    std::string shown;
    (void)show(answer_at(opened, globals, options), opened, globals, options, [&](std::string_view piece) { shown += piece; });
    return shown;
  } catch (const CommandError& fault) {
    return fault.message + "\n";
  }
}

}  // namespace

int watch_status(const Globals& globals, const StatusOptions& options) {
  if (const auto possible = edge::Screen::possible(); !possible)
    throw CommandError{"--watch: " + possible.error().message};
  if (std::ranges::find(options.observations, "-") != options.observations.end())
    throw CommandError{"--watch reads the observations again and again, which standard input cannot give"};
  // What is wrong with the question itself is said before the terminal is taken.
  {
    const auto opened = open_sound_workspace(globals);
    (void)show(answer_at(opened, globals, options), opened, globals, options, [](std::string_view) {});
  }
  spdlog::set_level(spdlog::level::warn);  // what --verbose says would stand in the picture
  edge::Screen screen{text_options(globals).color};
  for (;;) {
    const auto begin = Clock::now();
    if (!screen.show(picture(globals, options))) return Exit::done;  // the terminal is gone, and so is who watched
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
    if (screen.wait(std::max(kPause, kRest * taken)) == edge::Screen::Event::quit) return Exit::done;
  }
}

}  // namespace runbook::cli
