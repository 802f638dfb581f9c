// What the commands that remember have in common: the state they use, who acts, what is known.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/app.hpp"
#include "cli/observations.hpp"
#include "runbook/memory.hpp"

namespace runbook::cli {

/// The state by --state, else the workspace's own, created where there is none. Throws CommandError.
[[nodiscard]] std::unique_ptr<Memory> memory_to_write(const Opened& opened, const Globals& globals);
/// The same for reading: null where --state is not given and the workspace has none; writes nothing. `any`: also of
/// another workspace.
[[nodiscard]] std::unique_ptr<Memory> memory_to_read(const Opened& opened, const Globals& globals, bool any = false);

/// The value, or CommandError with the failure.
template <class T>
[[nodiscard]] T value_of(Result<T> result) {
  if (!result) throw CommandError{result.error().message};
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// The instants that an answer is about: `now`, and with `since` all from then on.
struct Asked {
  std::optional<Instant> since;
  Instant now;
};
/// What an answer starts from.
struct Known {
  Facts facts;
  std::vector<std::string> warnings;  ///< observations that were not used
  std::optional<std::vector<Event>> acts;  ///< nothing where there is no memory
  std::vector<std::string> asides;    ///< warnings for standard error alone
};
/// The user's files of observations, and `texts` of them, together with what the state remembers.
[[nodiscard]] Known read_known(const Opened& opened, const Globals& globals, const std::vector<std::string>& paths, bool strict,
                               const Asked& asked, std::vector<FactText> texts = {});

/// Who types: `person` as --by has it (an id of the workspace, or empty), and the system's user.
[[nodiscard]] Who who_is(const Workspace& workspace, const std::string& person);
/// A recording of this moment, still empty.
[[nodiscard]] Recording recording_by(Who by);
/// A note or reason as it may be kept. Throws CommandError for what is no text, or far too long.
[[nodiscard]] std::string note_option(const std::string& option, const std::string& text);
/// Adds to the log. Warns where the clock stands behind the last entry of the log: it was set back.
Recorded remember(Memory& memory, const Globals& globals, Zone zone, const std::vector<Recording>& recordings);

/// CommandError "no subject is called …".
[[noreturn]] void no_such_subject(const Workspace& workspace, const std::string& name);
void must_be_subject(const Workspace& workspace, const std::string& name);

}  // namespace runbook::cli
