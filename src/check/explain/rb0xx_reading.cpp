// What the reader reports: files and YAML.
#include "check/explanations.hpp"

namespace runbook::explanations {

constinit const Explanation unreadable_file{
    Code::unreadable_file,
    "A file that is missing, that nobody lets you read, that is no regular file (a pipe, a device), or that a link leads "
    "out of the workspace to, cannot be checked, and whatever it promises is in no answer. `check` names it and goes on "
    "with all the others; a name that may be defined in it is not called undefined.\n\n"
    "Links within the workspace are followed. What is not meant to be read belongs into `.runbookignore`.",
    R"(# workspace.yaml
calendar: company
calendars:
  company:
    - { ics: ../intranet/holidays.ics })",
    R"(# workspace.yaml
calendar: company
calendars:
  company:
    - { ics: holidays/de.ics })"};

constinit const Explanation invalid_yaml{
    Code::invalid_yaml,
    "What does not parse as YAML says nothing for certain. The usual causes: a tab that indents, a quote or a bracket "
    "that is never closed, an indentation that fits none of the lines above, a text that holds `: ` without quotes.\n\n"
    "Only the document it stands in is lost: the other documents of the file, and all other files, are checked as ever. "
    "Names that the lost document may define are not called undefined.",
    R"(# sales.yaml
sources:
  - { id: orders, title: Orders
  - { id: returns, title: Returns })",
    R"(# sales.yaml
sources:
  - { id: orders, title: Orders }
  - { id: returns, title: Returns })"};

constinit const Explanation duplicate_key{
    Code::duplicate_key,
    "Most readers of YAML keep one of two equal keys and drop the other without a word, and not all keep the same one. "
    "What was dropped still stands in the file, for everybody to read and believe. Here the first one counts, and the "
    "second is an error that shows both places.",
    R"(# sales.yaml
title: Sales
domain: Finance
title: Sales and returns)",
    R"(# sales.yaml
title: Sales and returns
domain: Finance)"};

constinit const Explanation limit_exceeded{
    Code::limit_exceeded,
    "The limits keep one file, generated or hostile, from stopping the check of all the others: 8 MiB a file, lists and "
    "maps 32 levels deep, 200,000 nodes a document (an alias counts as all that it names), 64 KiB a text. A runbook that "
    "people write stays far below them.\n\n"
    "Split what is too large into several documents or files.",
    R"(# sales.yaml
x-matrix: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ 1 ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]])",
    R"(# sales.yaml
x-matrix: [[ 1 ]])"};

constinit const Explanation invalid_text{
    Code::invalid_text,
    "Text is UTF-8 and may hold any letter of any language. A NUL or another control character can cut a text short or "
    "drive the terminal that shows it, and a bidirectional override makes a line read differently from what it says (the "
    "\"Trojan Source\" trick). None of them has a place in a runbook, whether it stands there as it is or as an escape.\n\n"
    "Save the file as UTF-8, and remove the character; tabs and newlines are welcome.",
    R"(# sales.yaml
title: "Sales \e[31mand returns")",
    R"(# sales.yaml
title: Sales and returns)"};

constinit const Explanation unsupported_yaml{
    Code::unsupported_yaml,
    "Some of YAML surprises more than it helps, or is read differently by different programs, so this language does "
    "without: merge keys (`<<`), keys that are null or no plain text, tags of one's own, an alias inside of what it "
    "names, text after a document's end without `---`. Anchors and aliases are read.\n\n"
    "Write out what is meant; where a whole value repeats, name it by an alias.",
    R"(# sales.yaml
sources:
  - &base { id: orders, kind: manual }
  - { <<: *base, id: returns })",
    R"(# sales.yaml
sources:
  - { id: orders, kind: manual }
  - { id: returns, kind: manual })"};

}  // namespace runbook::explanations
