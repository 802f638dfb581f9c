// runbook schema.
#include "cli/commands.hpp"
#include "runbook/language.hpp"

namespace runbook::cli {

Command schema_command() {
  return {"schema",
          "Print the JSON Schema of runbooks, for editors",
          {"runbook schema > runbook.schema.json",
           "# yaml-language-server: $schema=runbook.schema.json    (the first line of each runbook)"},
          {},
          [](const Globals&) {
            print(json_schema());
            return Exit::done;
          }};
}

}  // namespace runbook::cli
