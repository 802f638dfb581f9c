// What people do about incidents, as an answer shows it (docs/state.md).
#pragma once

#include <string>

#include "runbook/time.hpp"

namespace runbook {

/// Who did something: a person of the workspace where one was named, and the system's user who typed it.
struct Who {
  std::string person;  ///< an id; empty where none was named
  std::string user;    ///< the login; empty where the system has none
  bool operator==(const Who&) const = default;
};

/// "I have it": of one incident, told by its subject and its `since`.
struct Ack {
  Who by;
  Instant at;
  std::string note;  ///< may be empty
  bool operator==(const Ack&) const = default;
};

/// How an incident was ended, in a person's words. What the data says is another matter.
struct Resolution {
  Who by;
  Instant at;
  std::string note;
  bool operator==(const Resolution&) const = default;
};

/// Nobody is told of what `selector` selects, in [from, until).
struct Silence {
  std::string id;        ///< 16 hexadecimal digits, the same wherever the state is copied to
  std::string selector;  ///< as written
  Instant from;
  Instant until;         ///< where it was ended early: that instant
  Who by;
  std::string reason;
  bool operator==(const Silence&) const = default;
};

}  // namespace runbook
