// `runbook-probe`: one look. It reads an order from standard input and writes an answer to standard output; `runbook`
// starts it, bounds its time and ends it with everything it has started.
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <exception>

#include "edge/disk.hpp"
#include "edge/limits.hpp"
#include "edge/probe/client.hpp"

namespace runbook::edge::probe {

namespace {

/// One line, short enough to read; cut only after every secret is out of it.
std::string tidy(const std::string& message) {
  constexpr std::size_t most = 300;
  std::string out;
  for (const char c : message) {
    const bool blank = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
    if (!blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.size() <= most) return out;
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
  return out.substr(0, end) + "…";
}

Result<Found> look(const ProbeOrder& order, Veil& veil) try {
  for (const auto& reference : order.settings.secrets) veil.know(reference);
  if (::chdir(order.settings.folder.c_str()) != 0) return fail("the workspace's folder cannot be entered");
  const Look given{order.settings, order.task.subject, veil};
  return std::visit([&](const auto& probe) { return look_at(probe, given); }, order.task.probe.what);
} catch (const std::exception& fault) {
  return fail(fault.what());
}

int run() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody would read the answer
  ::prctl(PR_SET_DUMPABLE, 0);         // a core would hold the secrets
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::signal(SIGPIPE, SIG_IGN);
  const auto text = read_input("-");
  const auto order = text ? read_order(*text) : std::nullopt;
  if (!order) {
    std::fputs("runbook-probe looks where data is, for `runbook probe`, which starts it. It is not run by hand.\n", stderr);
    return 2;
  }
  if (!std::holds_alternative<CommandProbe>(order->task.probe.what)) {
#if !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__  // which reserve terabytes
    // A command has its own output bounded instead: some runtimes reserve more than this without using it.
    const rlimit memory{helper_memory, helper_memory};
    ::setrlimit(RLIMIT_AS, &memory);
#endif
  }
  Veil veil;
  auto answer = look(*order, veil);
  if (answer) answer->note = tidy(veil.over(answer->note));
  else answer.error().message = tidy(veil.over(answer.error().message));
  std::string_view rest;
  const auto line = write_answer(answer);
  for (rest = line; !rest.empty();) {
    const auto put = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (put <= 0) return 2;
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

}  // namespace
}  // namespace runbook::edge::probe

int main() { return runbook::edge::probe::run(); }
