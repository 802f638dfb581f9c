#include "render/verify_words.hpp"

#include <array>

namespace runbook::render {
namespace {

constexpr std::array<std::string_view, 4> kOne{"freshness rule", "obligation", "notify list", "coverage"};
constexpr std::array<std::string_view, 4> kMany{"levels of freshness rules", "levels of obligations", "notify lists",
                                                "coverage entries"};

template <class List>
VerdictCount sum(const List& list) {
  VerdictCount total;
  for (const auto& one : list) {
    const VerdictCount part = count(one);
    total.all += part.all;
    total.failed += part.failed;
  }
  return total;
}

}  // namespace

VerdictCount count(const ExpectationResult& result) {
  VerdictCount total;
  for (const Verdict& verdict : result.verdicts) {
    ++total.all;
    if (!verdict.met) ++total.failed;
  }
  return total;
}

VerdictCount count(const ScenarioResult& result) { return sum(result.expectations); }
VerdictCount count(const VerifyReport& report) { return sum(report.scenarios); }

std::string listed(const std::vector<std::string>& names, Verdict::Kind kind) {
  if (names.empty() && kind == Verdict::Kind::resolve_by) return "no such time";
  if (names.empty()) return kind == Verdict::Kind::overdue ? "nothing" : "nobody";
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string about(const Verdict& verdict) {
  if (verdict.kind == Verdict::Kind::state) return verdict.about;
  if (verdict.kind == Verdict::Kind::oncall) return "on call by " + verdict.about;
  if (verdict.kind == Verdict::Kind::resolve_by)
    return "resolve_by of " + verdict.about + (verdict.in.empty() ? "" : " in " + verdict.in);
  return std::string{name_of(verdict.kind)};
}

std::string_view in_words(Part::Kind kind) { return kOne[static_cast<std::size_t>(kind)]; }
std::string_view in_words_many(Part::Kind kind) { return kMany[static_cast<std::size_t>(kind)]; }

}  // namespace runbook::render
