// Reading a whole workspace: list, read, parse, decode, link. Never stops at the first fault.
#include "runbook/load.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "calendar/ics.hpp"
#include "model/each_index.hpp"
#include "model/link.hpp"
#include "model/read_text.hpp"

namespace runbook {
namespace {

using namespace model;

constexpr std::size_t files_a_thread = 16;  // of which each takes some 60 microseconds

class Loader {
 public:
  Loader(FileReader& files, const ShownPaths& shown, const std::optional<Overlay>& overlay, unsigned threads, KeepTexts keep)
      : files_(files), shown_(shown), overlay_(overlay), threads_(threads), keep_(keep), decoder_(out_.diagnostics, out_.secrets, out_.sources) {}

  Loaded run() {
    auto listing = files_.list();
    for (const auto& bad : listing.failures) unreadable(out_.sources.add(shown_(bad.path), {}), {bad.reason, false});
    if (overlay_ && std::ranges::find(listing.files, overlay_->path) == listing.files.end())
      listing.files.push_back(overlay_->path);
    if (!std::ranges::is_sorted(listing.files)) std::ranges::sort(listing.files);
    read_files(listing.files);
    finish();
    return std::move(out_);
  }

 private:
  void unreadable(FileId file, const Failure& why) {
    out_.files.push_back(file);
    out_.complete = false;
    decoder_.report(why.limit ? Code::limit_exceeded : Code::unreadable_file, {file, {}}, why.message);
  }

  /// Each file on its own, on several threads; then all together in their order, which no thread decides.
  void read_files(const std::vector<std::string>& paths) {
    std::vector<FileId> ids;
    for (const auto& path : paths) ids.push_back(out_.sources.add(shown_(path), {}));
    std::vector<Result<FileReading>> readings(paths.size());
    // The workspace first: it may be as large as a hundred others, and a thread that came to it last would be waited for.
    const auto workspace = static_cast<std::size_t>(std::ranges::find(paths, "workspace.yaml") - paths.begin());
    each_index(paths.size(), worth_starting(paths.size(), files_a_thread, threads_), [&](std::size_t turn) {
      const std::size_t i = turn > workspace || workspace == paths.size() ? turn : turn == 0 ? workspace : turn - 1;
      auto text = overlay_ && overlay_->path == paths[i] ? Result<std::string>{overlay_->text} : files_.read(paths[i]);
      if (!text) {
        readings[i] = tl::unexpected(text.error());
        return;
      }
      out_.sources.fill(ids[i], std::move(*text));
      readings[i] = read_text(ids[i], out_.sources);
      const auto& reading = *readings[i];
      const bool clean = reading.diagnostics.empty() && reading.secrets.empty() && reading.allows.empty() &&
                         std::ranges::all_of(reading.workspaces, [](const auto& one) { return one.diagnostics.empty(); });
      if (clean && keep_ == KeepTexts::faulty) out_.sources.forget(ids[i]);
    });
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (!readings[i]) {
        unreadable(ids[i], readings[i].error());
        continue;
      }
      add(paths[i], ids[i], std::move(*readings[i]));
    }
  }

  template <class T>
  static void move_all(std::vector<T>& from, std::vector<T>& to) {
    std::ranges::move(from, std::back_inserter(to));
  }

  void add(const std::string& path, FileId file, FileReading&& reading) {
    out_.files.push_back(file);
    out_.complete = out_.complete && reading.complete;
    move_all(reading.diagnostics, out_.diagnostics);
    move_all(reading.secrets, out_.secrets);
    move_all(reading.allows, out_.allows);
    move_all(reading.scenarios, scenarios_);
    pipelines_.append(std::move(reading.pipelines));
    if (reading.loose) loose_files_.insert(path);
    for (auto& workspace : reading.workspaces) add_workspace(path, std::move(workspace));
  }

  /// The one in workspace.yaml is the workspace, else the first.
  void add_workspace(const std::string& path, FoundWorkspace found) {
    if (!workspace_) {
      workspace_ = std::move(found);
      workspace_file_ = path;
      return;
    }
    if (path == "workspace.yaml" && workspace_file_ != path) {
      std::swap(*workspace_, found);
      workspace_file_ = path;
    }
    // Its own faults are told as well, and what it defines counts as defined.
    const auto define = [&](const auto& list) {
      for (const auto& item : list) missing_.elsewhere.insert(item.id);
    };
    const auto& other = found.written.workspace;
    define(other.people), define(other.teams), define(other.roles), define(other.rotations), define(other.channels);
    define(found.written.calendars);
    move_all(found.diagnostics, out_.diagnostics);
    decoder_.report(Code::workspace_not_one, found.written.at, "a second workspace",
                    "a folder holds one workspace; keep the other in a folder of its own",
                    {{workspace_->written.at, "the first is here"}});
  }

  /// The folder of the workspace's file, with a final `/` unless empty.
  std::string workspace_folder() const {
    const auto slash = workspace_file_.rfind('/');
    return slash == std::string::npos ? std::string{} : workspace_file_.substr(0, slash + 1);
  }

  void add_ics(Calendar& calendar, const HolidayEntry& entry) {
    const auto fail = [&](Code code, std::string message) {
      decoder_.report(code, entry.ics_at, std::move(message));
      calendar.unread.add("ics");
    };
    const auto text = files_.read(workspace_folder() + *entry.ics);
    if (!text) {
      return fail(text.error().limit ? Code::limit_exceeded : Code::unreadable_file,
                  model::quoted(*entry.ics) + " cannot be read: " + text.error().message);
    }
    auto holidays = calendar::read_ics(*text);
    if (!holidays) return fail(Code::invalid_value, model::quoted(*entry.ics) + ": " + holidays.error());
    std::ranges::move(*holidays, std::back_inserter(calendar.holidays));
  }

  Calendar build(const WrittenCalendar& written) {
    Calendar calendar;
    calendar.unread = written.unread;
    calendar.id = written.id;
    calendar.at = written.at;
    for (const auto& entry : written.entries) {
      Holiday holiday;
      holiday.name = entry.name;
      if (entry.date) holiday.on = *entry.date;
      else if (entry.yearly) holiday.on = *entry.yearly;
      else if (entry.easter) holiday.on = *entry.easter;
      else {
        if (entry.ics && !entry.unread("ics")) add_ics(calendar, entry);
        continue;
      }
      calendar.holidays.push_back(std::move(holiday));
    }
    return calendar;
  }

  void finish() {
    auto& out = out_;
    auto& missing = missing_;
    missing.documents = !out.complete;
    missing.workspace = !workspace_;
    Workspace workspace;
    if (workspace_) {
      move_all(workspace_->diagnostics, out.diagnostics);
      auto& written = workspace_->written;
      workspace = std::move(written.workspace);
      workspace.at = written.at;
      workspace.unread = written.unread;
      for (const auto& calendar : written.calendars) workspace.calendars.push_back(build(calendar));
      const std::pair<std::string_view, Sort> sections[] = {
          {"people", Sort::person},     {"teams", Sort::team},         {"roles", Sort::role},
          {"rotations", Sort::rotation}, {"channels", Sort::channel}, {"calendars", Sort::calendar}};
      for (const auto& [key, sort] : sections)
        if (written.unread(key) || loose_files_.contains(workspace_file_)) missing.sorts.push_back(sort);
    } else if (out.complete) {
      const auto file = out.files.empty() ? out.sources.add(shown_("workspace.yaml"), {}) : out.files.front();
      decoder_.report(Code::workspace_not_one, {file, {}}, "no document here is a workspace",
                      "write a `workspace.yaml` with the key `workspace`, or name the folder with `--workspace`");
    }
    workspace.pipelines = std::move(pipelines_);
    workspace.scenarios = std::move(scenarios_);
    if (workspace.title.empty()) workspace.title = workspace.id;
    name_after_id(workspace.people);
    name_after_id(workspace.teams);
    name_after_id(workspace.roles);
    name_after_id(workspace.rotations);
    link(workspace, missing, decoder_, threads_);
    (workspace_ ? out.workspace : out.orphans) = std::move(workspace);
  }

  FileReader& files_;
  const ShownPaths& shown_;
  const std::optional<Overlay>& overlay_;
  unsigned threads_;
  KeepTexts keep_;
  Loaded out_;
  Decoder decoder_;
  std::optional<FoundWorkspace> workspace_;
  Missing missing_;
  std::string workspace_file_;        // relative to the workspace
  std::set<std::string> loose_files_;  // with text that belongs to no document
  Boxed<Pipeline> pipelines_;
  std::vector<Scenario> scenarios_;
};

}  // namespace

std::string ShownPaths::operator()(const std::string& path) const {
  if (inside.empty()) return prefix + path;
  return std::filesystem::path{path}.lexically_relative(inside).generic_string();
}

Loaded load(FileReader& files, const ShownPaths& shown, const std::optional<Overlay>& overlay, unsigned threads, KeepTexts keep) {
  return Loader{files, shown, overlay, threads, keep}.run();
}

}  // namespace runbook
