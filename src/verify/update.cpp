#include <algorithm>
#include <map>
#include <set>

#include "evaluate/states.hpp"
#include "verify/list_edit.hpp"

namespace runbook {
namespace {

std::string listed(const std::vector<std::string>& names) {
  if (names.empty()) return "nobody";
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// How bad a state is: what nobody watches is the mildest, pending is no worse than ok.
int badness(std::string_view state) {
  switch (find_state(state).value_or(State::ok)) {
    case State::alarm:
      return 4;
    case State::warning:
      return 3;
    case State::unknown:
      return 2;
    case State::ok:
    case State::pending:
      return 1;
    case State::unmonitored:
      break;
  }
  return 0;
}

/// Whether there is more time than was expected. Both are written in one zone, but perhaps in two offsets of it.
bool is_later(const Verdict& verdict) {
  if (verdict.came.empty()) return true;
  const auto instant = [](const std::string& text) { return resolve(*parse_moment(text), Zone{}); };
  return !verdict.expected.empty() && instant(verdict.came.front()) > instant(verdict.expected.front());
}

bool is_weaker(const Verdict& verdict) {
  switch (verdict.kind) {
    case Verdict::Kind::oncall:
      return false;
    case Verdict::Kind::state:
      return badness(verdict.came.front()) < badness(verdict.expected.front());
    case Verdict::Kind::resolve_by:
      return is_later(verdict);
    case Verdict::Kind::overdue:
    case Verdict::Kind::told:
    case Verdict::Kind::told_includes:
      break;
  }
  return !missing(verdict).empty();
}

std::string in_words(const Verdict& verdict) {
  std::string lead{verdict.kind == Verdict::Kind::state ? verdict.about : std::string{name_of(verdict.kind)}};
  if (verdict.kind == Verdict::Kind::oncall) lead += " " + verdict.about;
  if (verdict.kind == Verdict::Kind::resolve_by) lead += " " + (verdict.in.empty() ? "" : verdict.in + " ") + verdict.about;
  const auto side = [&](const std::vector<std::string>& names) -> std::string {
    if (names.empty() && verdict.kind == Verdict::Kind::overdue) return "nothing";
    if (names.empty() && verdict.kind == Verdict::Kind::resolve_by) return "null";
    return listed(names);
  };
  return lead + ": " + side(verdict.expected) + " → " + side(verdict.came);
}

class Updater {
 public:
  Updater(const Workspace& workspace, const Sources& sources) : workspace_(workspace), sources_(sources) {}

  void visit(const ScenarioResult& result) {
    const auto& written = workspace_.scenarios[result.scenario].expect;
    for (std::size_t i = 0; i < result.expectations.size(); ++i) {
      for (const Verdict& verdict : result.expectations[i].verdicts) visit(verdict, written[i]);
    }
  }

  Update finish() && {
    // An expectation behind an alias stands in one text for several: where they would need different ones, none is
    // made.
    for (auto& [at, change] : changes_) {
      if (change.conflict || is_shared(at)) {
        refuse(at, change.message + ": this text stands for several expectations, which came out differently");
        continue;
      }
      update_.updated.push_back({at, change.message, change.weaker});
      update_.rewordings.insert(update_.rewordings.end(), change.edits.begin(), change.edits.end());
    }
    std::sort(update_.rewordings.begin(), update_.rewordings.end());
    return std::move(update_);
  }

 private:
  struct Change {
    std::string message;
    std::vector<Rewording> edits;
    bool weaker = false;
    bool conflict = false;
  };

  void visit(const Verdict& verdict, const Scenario::Expectation& written) {
    if (verdict.met) {
      met_.insert(verdict.at);
      return;
    }
    std::optional<std::vector<Rewording>> edits;
    switch (verdict.kind) {
      case Verdict::Kind::state:
        edits = {{verdict.at, verdict.came.front()}};
        break;
      case Verdict::Kind::resolve_by:
        // A null that is not written has the place of its key.
        if (!verdict.expected.empty() || is_written_null(verdict.at))
          edits = {{verdict.at, verdict.came.empty() ? "null" : verdict.came.front()}};
        break;
      case Verdict::Kind::oncall:
        if (verdict.came.empty())
          return refuse(verdict.at, in_words(verdict) + ": that nobody is on call cannot be expected");
        edits = {{verdict.at, verdict.came.front()}};
        break;
      case Verdict::Kind::told:
        edits = verification::edit_list(sources_.text(verdict.at.file), verdict.at, *written.told, verdict.came);
        break;
      case Verdict::Kind::overdue:
        edits = verification::edit_list(sources_.text(verdict.at.file), verdict.at, *written.overdue, verdict.came);
        break;
      case Verdict::Kind::told_includes:
        return refuse(verdict.at, "told_includes: " + listed(missing(verdict)) +
                                      " would be taken out, and nothing would be expected in their place");
    }
    if (!edits)
      return refuse(verdict.at, in_words(verdict) + ": it is written in a way that only a person can change");
    const auto [place, is_new] =
        changes_.try_emplace(verdict.at, Change{in_words(verdict), *edits, is_weaker(verdict), false});
    if (!is_new && place->second.edits != *edits) place->second.conflict = true;
    if (!is_new) place->second.weaker = place->second.weaker || is_weaker(verdict);
  }

  [[nodiscard]] bool is_written_null(Location at) const {
    const auto text = sources_.text(at.file).substr(at.span.begin, at.span.end - at.span.begin);
    return text == "null" || text == "~" || text == "Null" || text == "NULL";
  }

  /// Whether an expectation that is met stands in the same text.
  [[nodiscard]] bool is_shared(Location at) const { return met_.contains(at); }

  void refuse(Location at, std::string message) { update_.refused.push_back({at, std::move(message)}); }

  const Workspace& workspace_;
  const Sources& sources_;
  std::map<Location, Change> changes_;
  std::set<Location> met_;
  Update update_;
};

}  // namespace

Update update(const VerifyReport& report, const Workspace& workspace, const Sources& sources) {
  Updater updater{workspace, sources};
  for (const ScenarioResult& result : report.scenarios) updater.visit(result);
  return std::move(updater).finish();
}

std::string reworded(std::string_view text, FileId file, const std::vector<Rewording>& rewordings) {
  std::string result;
  std::size_t done = 0;
  for (const Rewording& one : rewordings) {
    if (one.at.file != file) continue;
    result.append(text.substr(done, one.at.span.begin - done)).append(one.text);
    done = one.at.span.end;
  }
  return result.append(text.substr(done));
}

bool keeps_promise(const VerifyReport& before, const Update& update, FileId file, const VerifyReport& after) {
  std::set<Location> updated;
  for (const Updated& one : update.updated) {
    if (one.at.file == file) updated.insert(one.at);
  }
  const auto same = [&](const Verdict& old, const Verdict& now) {
    return old.kind == now.kind && old.about == now.about && old.in == now.in && (now.met || (!old.met && !updated.contains(old.at)));
  };
  const auto all = [](const auto& these, const auto& those, const auto& alike) {
    return std::equal(these.begin(), these.end(), those.begin(), those.end(), alike);
  };
  return all(before.scenarios, after.scenarios, [&](const ScenarioResult& a, const ScenarioResult& b) {
    return a.scenario == b.scenario && all(a.expectations, b.expectations, [&](const auto& x, const auto& y) {
             return x.at == y.at && all(x.verdicts, y.verdicts, same);
           });
  });
}

}  // namespace runbook
