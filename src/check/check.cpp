#include "runbook/check.hpp"

#include <algorithm>
#include <tuple>

#include "check/rules.hpp"
#include "check/suppress.hpp"
#include "model/each_index.hpp"

namespace runbook {
namespace {

constexpr std::size_t pipelines_a_thread = 256;  // at which all rules look in some 2 milliseconds

/// Whether the model lacks something where this is found, or leads a walk in a circle: whoever evaluates the workspace
/// must be told, whatever a comment says. An unknown key, a key given twice and a literal secret leave it whole.
bool breaks_the_model(const Diagnostic& finding) {
  if (finding.severity != Severity::error || finding.code > Code::wrong_sort) return false;
  return finding.code != Code::duplicate_key && finding.code != Code::unknown_key && finding.code != Code::literal_secret;
}

void sort_by_place(std::vector<Diagnostic>& findings, const Sources& sources) {
  const auto key = [&](const Diagnostic& d) {
    return std::tuple{std::string_view{sources.path(d.at.file)}, d.at.span.begin, d.code, d.at.span.end,
                      std::string_view{d.message}};
  };
  std::ranges::stable_sort(findings, [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto rest = std::ranges::unique(findings);
  findings.erase(rest.begin(), rest.end());
}

}  // namespace

std::vector<Diagnostic> check(const Loaded& loaded, Instant now, Rules which, unsigned threads) {
  auto findings = loaded.diagnostics;
  std::vector<Location> faults;
  for (const auto& fault : findings) faults.push_back(fault.at);
  std::ranges::sort(faults);
  if (const auto& workspace = loaded.workspace ? loaded.workspace : loaded.orphans) {
    const rules::Context context{*workspace, loaded, now};
    const auto rules = rules::all_rules();
    std::vector<rules::Report> reports(rules.size());
    // The last first: those of on-call take longest, and a thread that began them at the end would be waited for.
    model::each_index(rules.size(), model::worth_starting(workspace->pipelines.size(), pipelines_a_thread, threads), [&](std::size_t i) {
      const auto last = rules.size() - 1 - i;
      if (which == Rules::all || rules[last].worst == Severity::error) rules[last].run(context, reports[last]);
    });
    for (auto& report : reports) std::ranges::move(report.take(), std::back_inserter(findings));
  }
  std::vector<Diagnostic> kept_anyway;
  if (which == Rules::errors) std::ranges::copy_if(findings, std::back_inserter(kept_anyway), breaks_the_model);
  findings = rules::suppress(std::move(findings), loaded.allows, faults, loaded.sources);
  if (which == Rules::errors) {
    // Warnings would be a part of them only, and an allow of a rule that did not run looks unused.
    std::erase_if(findings, [](const Diagnostic& d) { return d.severity != Severity::error; });
    findings.insert(findings.end(), kept_anyway.begin(), kept_anyway.end());
  }
  sort_by_place(findings, loaded.sources);
  return findings;
}

}  // namespace runbook
