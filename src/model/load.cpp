// Reading a whole workspace: list, read, parse, decode, link. Never stops at the first fault.
#include "runbook/load.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "calendar/ics.hpp"
#include "document/document.hpp"
#include "model/allows.hpp"
#include "model/link.hpp"
#include "model/pipeline_sections.hpp"
#include "model/scenario_sections.hpp"
#include "model/workspace_sections.hpp"

namespace runbook {
namespace {

using namespace model;

/// Everything that is decoded, before it is linked.
struct Reading {
  Loaded out;
  std::optional<WrittenWorkspace> workspace;
  std::string workspace_file;  ///< relative to the workspace
  std::pair<std::size_t, std::size_t> workspace_findings;  ///< [begin, end) of what is wrong within it
  std::set<std::string> loose_files;  ///< with text that belongs to no document
  std::vector<Pipeline> pipelines;
  std::vector<Scenario> scenarios;
};

class Loader {
 public:
  Loader(FileReader& files, const std::string& prefix, const std::optional<Overlay>& overlay)
      : files_(files), prefix_(prefix), overlay_(overlay), decoder_(reading_.out.diagnostics, reading_.out.secrets, reading_.out.sources) {}

  Loaded run() {
    auto listing = files_.list();
    for (const auto& bad : listing.failures) unreadable(bad.path, bad.reason, false);
    if (overlay_ && std::ranges::find(listing.files, overlay_->path) == listing.files.end())
      listing.files.push_back(overlay_->path);
    std::ranges::sort(listing.files);
    for (const auto& path : listing.files) read_file(path);
    finish();
    return std::move(reading_.out);
  }

 private:
  void unreadable(const std::string& path, const std::string& reason, bool limit) {
    const auto file = reading_.out.sources.add(prefix_ + path, {});
    reading_.out.files.push_back(file);
    reading_.out.complete = false;
    decoder_.report(limit ? Code::limit_exceeded : Code::unreadable_file, {file, {}}, reason);
  }

  void read_file(const std::string& path) {
    std::string text;
    if (overlay_ && overlay_->path == path) {
      text = overlay_->text;
    } else {
      auto read = files_.read(path);
      if (!read) return unreadable(path, read.error().message, read.error().limit);
      text = std::move(*read);
    }
    auto& out = reading_.out;
    const auto file = out.sources.add(prefix_ + path, std::move(text));
    out.files.push_back(file);
    const auto view = out.sources.text(file);
    const auto parsed = document::parse(file, view, out.diagnostics);
    if (parsed.broken) out.complete = false;
    if (parsed.loose) reading_.loose_files.insert(path);
    for (const auto& document : parsed.documents) decode(document->root(), path);
    if (!parsed.comments.empty()) {
      auto allows = find_allows(file, view, parsed);
      std::ranges::move(allows, std::back_inserter(out.allows));
    }
  }

  void decode(const Node& root, const std::string& path) {
    if (!decoder_.want(document::Kind::map, root, "a workspace, a pipeline or a scenario")) {
      reading_.out.complete = false;
      return;
    }
    const auto has = [&](std::string_view key) {
      for (std::uint32_t i = 0; i < root.size(); ++i)
        if (root.key(i).text() == key) return true;
      return false;
    };
    if (has("workspace")) {
      decode_workspace(root, path);
    } else if (has("pipeline")) {
      Section<Pipeline>::read(decoder_, root, reading_.pipelines.emplace_back());
    } else if (has("scenario")) {
      Section<Scenario>::read(decoder_, root, reading_.scenarios.emplace_back());
    } else {
      // What it was meant to be is not known, so what others name may stand in it.
      reading_.out.complete = false;
      const std::vector<std::string_view> kinds{"workspace", "pipeline", "scenario"};
      std::string help = "a document is a workspace, a pipeline or a scenario by its key";
      std::optional<Fix> fix;
      std::size_t near_keys = 0;  // of two that may be meant a person must choose
      for (std::uint32_t i = 0; i < root.size(); ++i) {
        const auto key = root.key(i);
        const auto near = did_you_mean(key.text(), kinds);
        if (near.empty()) continue;
        help = quoted(key.text()) + ": " + near;
        fix = ++near_keys == 1 ? decoder_.correct(key, kinds) : std::nullopt;
      }
      decoder_.report(Code::missing_key, Section<Pipeline>::first_key(root),
                      "a document needs one of the keys `workspace`, `pipeline` or `scenario`", std::move(help))
          .fix = std::move(fix);
    }
  }

  void decode_workspace(const Node& root, const std::string& path) {
    WrittenWorkspace written;
    auto& diagnostics = reading_.out.diagnostics;
    const auto before = diagnostics.size();
    Section<WrittenWorkspace>::read(decoder_, root, written);
    if (!reading_.workspace) {
      reading_.workspace = std::move(written);
      reading_.workspace_file = path;
      reading_.workspace_findings = {before, diagnostics.size()};
      return;
    }
    // The one in workspace.yaml is the workspace; else the first. What is wrong within the other tells nobody anything.
    const auto at = [&](std::size_t i) { return diagnostics.begin() + static_cast<std::ptrdiff_t>(i); };
    auto second = written.at;
    if (path == "workspace.yaml" && reading_.workspace_file != path) {
      std::swap(*reading_.workspace, written);
      reading_.workspace_file = path;
      second = written.at;
      auto& [begin, end] = reading_.workspace_findings;
      diagnostics.erase(at(begin), at(end));
      begin = before - (end - begin);
      end = diagnostics.size();
    } else {
      diagnostics.erase(at(before), diagnostics.end());
    }
    decoder_.report(Code::workspace_not_one, second, "a second workspace", "a folder holds one workspace; keep the other in a folder of its own",
                    {{reading_.workspace->at, "the first is here"}});
  }

  /// The folder of the workspace's file, with a final `/` unless empty.
  std::string workspace_folder() const {
    const auto slash = reading_.workspace_file.rfind('/');
    return slash == std::string::npos ? std::string{} : reading_.workspace_file.substr(0, slash + 1);
  }

  void add_ics(Calendar& calendar, const HolidayEntry& entry) {
    const auto fail = [&](Code code, std::string message) {
      decoder_.report(code, entry.ics_at, std::move(message));
      calendar.unread.add("ics");
    };
    const auto text = files_.read(workspace_folder() + *entry.ics);
    if (!text) {
      return fail(text.error().limit ? Code::limit_exceeded : Code::unreadable_file,
                  quoted(*entry.ics) + " cannot be read: " + text.error().message);
    }
    auto holidays = calendar::read_ics(*text);
    if (!holidays) return fail(Code::invalid_value, quoted(*entry.ics) + ": " + holidays.error());
    std::ranges::move(*holidays, std::back_inserter(calendar.holidays));
  }

  Calendar build(const WrittenCalendar& written) {
    Calendar calendar;
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

  template <class T>
  static void name_after_id(std::vector<T>& list) {
    for (auto& item : list) {
      if constexpr (requires { item.title; }) {
        if (item.title.empty()) item.title = item.id;
      } else {
        if (item.name.empty()) item.name = item.id;
      }
    }
  }

  void finish() {
    auto& out = reading_.out;
    Missing missing;
    missing.documents = !out.complete;
    missing.workspace = !reading_.workspace;
    Workspace workspace;
    if (reading_.workspace) {
      auto& written = *reading_.workspace;
      workspace = std::move(written.workspace);
      workspace.at = written.at;
      workspace.unread = written.unread;
      for (const auto& calendar : written.calendars) workspace.calendars.push_back(build(calendar));
      const std::pair<std::string_view, Sort> sections[] = {
          {"people", Sort::person},     {"teams", Sort::team},         {"roles", Sort::role},
          {"rotations", Sort::rotation}, {"channels", Sort::channel}, {"calendars", Sort::calendar}};
      for (const auto& [key, sort] : sections)
        if (written.unread(key) || reading_.loose_files.contains(reading_.workspace_file)) missing.sorts.push_back(sort);
    } else if (out.complete) {
      const auto file = out.files.empty() ? out.sources.add(prefix_ + "workspace.yaml", {}) : out.files.front();
      decoder_.report(Code::workspace_not_one, {file, {}}, "no document here is a workspace",
                      "write a `workspace.yaml` with the key `workspace`, or name the folder with `--workspace`");
    }
    workspace.pipelines = std::move(reading_.pipelines);
    workspace.scenarios = std::move(reading_.scenarios);
    if (workspace.title.empty()) workspace.title = workspace.id;
    name_after_id(workspace.people);
    name_after_id(workspace.teams);
    name_after_id(workspace.roles);
    name_after_id(workspace.rotations);
    for (auto& pipeline : workspace.pipelines) {
      name_after_id(pipeline.sources);
      name_after_id(pipeline.coverage);
    }
    link(workspace, missing, decoder_);
    (reading_.workspace ? out.workspace : out.orphans) = std::move(workspace);
  }

  FileReader& files_;
  const std::string& prefix_;
  const std::optional<Overlay>& overlay_;
  Reading reading_;
  Decoder decoder_;
};

}  // namespace

Loaded load(FileReader& files, const std::string& prefix, const std::optional<Overlay>& overlay) {
  return Loader{files, prefix, overlay}.run();
}

}  // namespace runbook
