#include "check/suppress.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "check/words.hpp"
#include "runbook/check.hpp"
#include "text/utf8.hpp"

namespace runbook::rules {
namespace {

/// One code of one comment.
struct Permit {
  const Allow* allow = nullptr;
  const Located<std::string>* name = nullptr;
  std::optional<Code> code;  ///< nothing where the name is no code's
  bool used = false;
  [[nodiscard]] bool can_silence() const { return code && !allow->reason.empty() && allow->scope; }
};

bool about_comments(Code code) { return code == Code::allow_without_reason || code == Code::unused_allow; }

bool encloses(const Location& outer, const Location& inner) {
  return outer.file == inner.file && outer.span.begin <= inner.span.begin && inner.span.end <= outer.span.end;
}

/// The findings that no permit silences; permits that silence one are marked. Scopes of one file nest or are disjoint,
/// so one pass with a stack of open scopes a code is enough: 10,000 comments and as many findings are no square.
std::vector<Diagnostic> sweep(std::vector<Diagnostic> findings, std::vector<Permit>& permits) {
  struct Scopes {
    std::vector<Permit*> by_begin;
    std::size_t next = 0;
    std::vector<Permit*> open;
  };
  std::map<std::pair<FileId, Code>, Scopes> scopes;
  for (auto& permit : permits) {
    if (permit.can_silence()) scopes[{permit.allow->scope->file, *permit.code}].by_begin.push_back(&permit);
  }
  for (auto& [key, of_code] : scopes) {
    std::ranges::stable_sort(of_code.by_begin, [](const Permit* a, const Permit* b) {
      const Span x = a->allow->scope->span, y = b->allow->scope->span;
      return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;  // outer ones first
    });
  }
  std::ranges::stable_sort(findings, {}, &Diagnostic::at);
  std::vector<Diagnostic> left;
  for (auto& finding : findings) {
    const auto found = scopes.find({finding.at.file, finding.code});
    if (found == scopes.end()) {
      left.push_back(std::move(finding));
      continue;
    }
    auto& [by_begin, next, open] = found->second;
    for (; next < by_begin.size() && by_begin[next]->allow->scope->span.begin <= finding.at.span.begin; ++next) {
      open.push_back(by_begin[next]);
    }
    while (!open.empty() && open.back()->allow->scope->span.end <= finding.at.span.begin) open.pop_back();
    const auto inner = std::find_if(open.rbegin(), open.rend(), [&](const Permit* permit) {
      return encloses(*permit->allow->scope, finding.at);
    });
    if (inner == open.rend()) left.push_back(std::move(finding));
    else (*inner)->used = true;
  }
  return left;
}

/// Whether a fault may have kept the permit's rule silent: rules look at what stands in the scope, a few beyond it.
bool excused(const Permit& permit, const std::vector<Location>& faults) {
  if (!permit.code || faults.empty()) return false;
  const Location scope = permit.allow->scope.value_or(permit.allow->at);
  const auto in_file = std::ranges::equal_range(faults, scope.file, {}, &Location::file);
  switch (*permit.code) {
    case Code::circular_upstream:  // these hold what stands here against what stands elsewhere
    case Code::unused_definition:
    case Code::conflicting_roles:
    case Code::empty_selector:
    case Code::overlapping_rules:
    case Code::unkeepable_promise:
    case Code::coverage_gap:
    case Code::source_without_issue: return true;
    case Code::source_without_rule: return !in_file.empty();  // the rule may stand elsewhere in the pipeline
    default: break;
  }
  const auto first = std::ranges::lower_bound(in_file, scope.span.begin, {}, [](const Location& l) { return l.span.begin; });
  return first != in_file.end() && first->span.begin < scope.span.end;
}

Diagnostic without_reason(const Allow& allow) {
  return make_diagnostic(Code::allow_without_reason, allow.at, "this `allow` gives no reason, so it silences nothing",
                         "say why after the code, as in `# runbook: allow RB601 the fix is in the vendor's hands`");
}

/// The comment with the blanks before it, or where it stands alone its whole line.
Edit without_comment(const Location& comment, const Sources& sources) {
  const auto text = sources.text(comment.file);
  auto [begin, end] = comment.span;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  const bool alone = begin == 0 || text[begin - 1] == '\n' || text.substr(0, begin) == text::byte_order_mark;
  if (alone) {
    if (text.substr(end).starts_with('\r')) ++end;
    if (text.substr(end).starts_with('\n')) ++end;
  }
  return {{comment.file, {begin, end}}, {}};
}

/// The code with the comma on one side of it.
Edit without_code(const Permit& permit) {
  Location at = permit.name->at;
  const auto& codes = permit.allow->codes;
  const auto number = static_cast<std::size_t>(permit.name - codes.data());
  if (number + 1 < codes.size()) at.span.end = codes[number + 1].at.span.begin;
  else if (number > 0) at.span.begin = codes[number - 1].at.span.end;
  return {at, {}};
}

/// Takes out what silences nothing: the code, or the comment with the last of its codes. A name that is no code's stays:
/// what was meant is for a person to say.
Fix taken_out(const Permit& permit, bool whole, const Sources& sources) {
  if (whole) return {"take out the comment", {without_comment(permit.allow->at, sources)}};
  return {"take out " + ticked(permit.name->value), {without_code(permit)}};
}

Diagnostic unused(const Permit& permit) {
  const std::string& name = permit.name->value;
  if (!permit.code) {
    const auto near = nearest_code(name);
    return make_diagnostic(Code::unused_allow, permit.name->at, ticked(name) + " is the code or name of no finding",
                           near ? "did you mean `" + *near + "`?" : "`runbook explain` lists all codes and names");
  }
  const std::string help = permit.allow->codes.size() > 1 ? "remove the code from the comment" : "remove the comment";
  if (!permit.allow->scope) {
    return make_diagnostic(Code::unused_allow, permit.name->at,
                           "this `allow` silences nothing: no key and no list item stands on its line or below it", help);
  }
  Span begins = permit.allow->scope->span;  // the whole of it may be a page
  begins.end = begins.begin;
  return make_diagnostic(Code::unused_allow, permit.name->at,
                         "this `allow` silences nothing: there is no " + code_id(*permit.code) + " (" +
                             std::string{info(*permit.code).name} + ") here",
                         help, {{{permit.allow->scope->file, begins}, "it holds for this, and all nested in it"}});
}

}  // namespace

std::vector<Diagnostic> suppress(std::vector<Diagnostic> findings, const std::vector<Allow>& allows,
                                 const std::vector<Location>& faults, const Sources& sources) {
  std::vector<Permit> permits;        // for findings about the workspace
  std::vector<Permit> permits_about;  // for findings about comments, which exist only once the first have been used
  std::vector<Diagnostic> about;
  for (const auto& allow : allows) {
    if (allow.reason.empty()) about.push_back(without_reason(allow));
    for (const auto& name : allow.codes) {
      const auto code = find_code(name.value);
      (code && about_comments(*code) ? permits_about : permits).push_back({&allow, &name, code});
    }
  }
  auto left = sweep(std::move(findings), permits);
  std::map<const Allow*, std::size_t> idle;  // how many of a comment's codes silence nothing
  const auto complain = [&](const std::vector<Permit>& of, auto silences_nothing) {
    for (const auto& permit : of)
      if (permit.code && silences_nothing(permit)) ++idle[permit.allow];
    for (const auto& permit : of) {
      if (!silences_nothing(permit)) continue;
      about.push_back(unused(permit));
      if (permit.code) about.back().fix = taken_out(permit, idle[permit.allow] == permit.allow->codes.size(), sources);
    }
  };
  complain(permits, [&](const Permit& p) { return !p.allow->reason.empty() && !p.used && !excused(p, faults); });
  about = sweep(std::move(about), permits_about);
  complain(permits_about, [](const Permit& p) { return !p.allow->reason.empty() && !p.used; });
  left.insert(left.end(), std::make_move_iterator(about.begin()), std::make_move_iterator(about.end()));
  return left;
}

}  // namespace runbook::rules
