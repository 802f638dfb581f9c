// The commands: each takes what its options say and gives the exit code. They throw CommandError where they cannot do
// their job.
#pragma once

#include <string>
#include <vector>

#include "cli/app.hpp"

namespace runbook::cli {

struct CheckOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string stdin_filename;
  bool strict = false;
};
int run_check(const Globals& globals, const CheckOptions& options);

struct StatusOptions {
  std::vector<std::string> pipelines;
  std::vector<std::string> observations;
  std::string why;
  std::string format = "text";
  std::string fail_on;
  bool nagios = false;
  bool strict = false;
};
int run_status(const Globals& globals, const StatusOptions& options);

struct OncallOptions {
  bool week_given = false;
  std::string week;
  std::string from, to;
  bool now = false;
  std::vector<std::string> rotations;
  std::vector<std::string> pipelines;
  std::string person;
  std::string format = "text";
  bool fail_on_gap = false;
};
int run_oncall(const Globals& globals, const OncallOptions& options);

struct DocsOptions {
  std::string output = "docs/runbooks";
  bool check = false;
};
int run_docs(const Globals& globals, const DocsOptions& options);

}  // namespace runbook::cli
