// Writing that Ctrl-C does not break in the middle: the signal waits the moment that a file takes, and then ends the
// program as it would have. A temporary file is so never left behind by a person who is in a hurry. (By `kill -9` it is,
// and what it stands beside is whole all the same.)
#pragma once

#include <signal.h>

namespace runbook::edge {

class Uninterrupted {
 public:
  Uninterrupted() {
    sigset_t signals;
    ::sigemptyset(&signals);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) ::sigaddset(&signals, number);
    ::pthread_sigmask(SIG_BLOCK, &signals, &before_);
  }
  ~Uninterrupted() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Uninterrupted(const Uninterrupted&) = delete;
  Uninterrupted& operator=(const Uninterrupted&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace runbook::edge
