// `runbook explain`: what each code means, as pages for people and programs. Made of the table of codes and of the
// explanations that stand beside the rules (check.hpp). Pure, and the same for every workspace.
#pragma once

#include <span>
#include <string>

#include "runbook/diagnostic.hpp"
#include "runbook/render.hpp"

namespace runbook {

/// For each code, in the given order: id, name, severity and summary, why it exists, a bad and a good example, and for
/// a warning how to allow it. A line of an example is never broken: it is there to be copied.
[[nodiscard]] std::string explain_text(std::span<const Code> codes, const TextOptions& options);
/// `{version, codes: [{code, name, severity, summary, why, bad, good}]}`, in the given order.
[[nodiscard]] std::string explain_json(std::span<const Code> codes);
/// Every code with its name, severity and summary, a line each where it fits.
[[nodiscard]] std::string codes_text(const TextOptions& options);
/// docs/rules.md: all of it, by the hundreds of the codes, with a table of contents.
[[nodiscard]] std::string rules_markdown();

}  // namespace runbook
