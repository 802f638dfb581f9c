// What scripts/mutate writes calls to in the place of operators and constants: each acts as the program was written,
// except the one whose number is in RUNBOOK_MUTANT. So all mutants of the program are built at once.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <bitset>
#include <cstdlib>
#include <iterator>
#include <string>
#include <utility>

namespace mutant {

inline constexpr int kMost = 1 << 18;  // 512 for each of 512 files (scripts/mutate)
inline constexpr int kNone = 86;  ///< exit code: with these operands this mutant would not compile, so it is none

/// Which mutants were come by: appended to the file RUNBOOK_MUTANTS_REACHED when the program ends.
struct Reached {
  const char* path = std::getenv("RUNBOOK_MUTANTS_REACHED");
  std::bitset<kMost> ids;
  ~Reached() {
    if (path == nullptr) return;
    std::string text;
    for (int id = 0; id < kMost; ++id) {
      if (ids[static_cast<std::size_t>(id)]) text += std::to_string(id) + "\n";
    }
    const int file = ::open(path, O_WRONLY | O_CREAT | O_APPEND, 0644);
    (void)!::write(file, text.data(), text.size());
    ::close(file);
  }
};

inline bool on(int id) {
  static const char* const text = std::getenv("RUNBOOK_MUTANT");
  static const int chosen = text == nullptr ? -1 : std::atoi(text);
  static Reached& reached = [&]() -> Reached& { static Reached it; return it; }();
  if (reached.path != nullptr) reached.ids[static_cast<std::size_t>(id)] = true;
  return id == chosen;
}

#define MUTANT_OPERATOR(name, written, mutated)                          \
  template <class A, class B>                                            \
  auto name(int id, A&& a, B&& b) {                                      \
    using Is = decltype(std::forward<A>(a) written std::forward<B>(b));  \
    if (on(id)) {                                                        \
      if constexpr (requires { Is(std::forward<A>(a) mutated std::forward<B>(b)); }) { \
        return Is(std::forward<A>(a) mutated std::forward<B>(b));        \
      } else {                                                           \
        ::_exit(kNone);                                                  \
      }                                                                  \
    }                                                                    \
    return Is(std::forward<A>(a) written std::forward<B>(b));            \
  }
MUTANT_OPERATOR(less_or_equal, <, <=)
MUTANT_OPERATOR(less_not, <, >=)
MUTANT_OPERATOR(at_most_less, <=, <)
MUTANT_OPERATOR(at_most_not, <=, >)
MUTANT_OPERATOR(greater_or_equal, >, >=)
MUTANT_OPERATOR(greater_not, >, <=)
MUTANT_OPERATOR(at_least_greater, >=, >)
MUTANT_OPERATOR(at_least_not, >=, <)
MUTANT_OPERATOR(equal_not, ==, !=)
MUTANT_OPERATOR(differs_not, !=, ==)
MUTANT_OPERATOR(plus_minus, +, -)
MUTANT_OPERATOR(minus_plus, -, +)
MUTANT_OPERATOR(times_over, *, /)
MUTANT_OPERATOR(over_times, /, *)
MUTANT_OPERATOR(rest_over, %, /)
#undef MUTANT_OPERATOR

// Two mutants of one operator: the other one is asked for first.
#define MUTANT_PAIR(name, first, second)                                       \
  template <class A, class B>                                                  \
  auto name(int id, A&& a, B&& b) {                                            \
    return on(id + 1) ? second(id + 1, std::forward<A>(a), std::forward<B>(b)) \
                      : first(id, std::forward<A>(a), std::forward<B>(b));     \
  }
MUTANT_PAIR(less, less_or_equal, less_not)
MUTANT_PAIR(at_most, at_most_less, at_most_not)
MUTANT_PAIR(greater, greater_or_equal, greater_not)
MUTANT_PAIR(at_least, at_least_greater, at_least_not)
#undef MUTANT_PAIR

#define MUTANT_ASSIGNMENT(name, written, mutated)   \
  template <class A, class B>                       \
  decltype(auto) name(int id, A&& a, B&& b) {       \
    if (on(id)) {                                   \
      if constexpr (requires { a mutated std::forward<B>(b); }) { \
        return a mutated std::forward<B>(b);        \
      } else {                                      \
        ::_exit(kNone);                             \
      }                                             \
    }                                               \
    return a written std::forward<B>(b);            \
  }
MUTANT_ASSIGNMENT(add, +=, -=)
MUTANT_ASSIGNMENT(subtract, -=, +=)
#undef MUTANT_ASSIGNMENT

template <int id>
struct Min {
  template <class T>
  static T of(const T& a, const T& b) { return on(id) ? std::max(a, b) : std::min(a, b); }
};
template <int id>
struct Max {
  template <class T>
  static T of(const T& a, const T& b) { return on(id) ? std::min(a, b) : std::max(a, b); }
};
template <int id>
struct Next {
  template <class T>
  static T of(T at) { return on(id) ? std::prev(at) : std::next(at); }
};
template <int id>
struct Prev {
  template <class T>
  static T of(T at) { return on(id) ? std::next(at) : std::prev(at); }
};

}  // namespace mutant
