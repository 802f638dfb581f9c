#include "edge/listing.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>

#include "edge/ignore.hpp"
#include "edge/limits.hpp"
#include "text/amounts.hpp"

namespace runbook::edge {

bool is_runbook_name(std::string_view name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

namespace {

std::string inside(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

/// The order of their paths: what a folder holds comes where `name/` does.
bool comes_before(const Entry& a, const Entry& b) {
  const auto shared = std::min(a.name.size(), b.name.size());
  if (const int order = a.name.compare(0, shared, b.name, 0, shared); order != 0) return order < 0;
  const auto next = [&](const Entry& one) { return one.name.size() > shared ? one.name[shared] : one.folder ? '/' : '\0'; };
  return static_cast<unsigned char>(next(a)) < static_cast<unsigned char>(next(b));
}

class Search {
 public:
  Search(Folders& folders, FileReader& reader) : folders_(folders), reader_(reader) {}

  FileReader::Listing take() {
    later_.push_back({"", "", std::make_shared<const Ignore>()});
    while (!later_.empty()) {
      auto next = std::move(later_.front());
      later_.pop_front();
      walk(std::move(next));
    }
    // Ten thousand paths take longer to sort than to list, and without links they come in their order.
    if (!std::ranges::is_sorted(listing_.files)) std::ranges::sort(listing_.files);
    add_linked_files();
    return std::move(listing_);
  }

 private:
  struct Folder {
    std::string real;
    std::string shown;  // with a final `/` unless empty
    std::shared_ptr<const Ignore> ignore;  // that of the folder above, but where this one has patterns of its own
  };
  struct Visit {
    Folder folder;
    std::vector<Entry> entries;
    std::size_t next = 0;
  };

  /// A folder and all below it, in the order of their paths. What links lead to comes later: real folders are listed
  /// under their own names first.
  void walk(Folder top) {
    enter(std::move(top));
    while (!visits_.empty()) {
      auto& visit = visits_.back();
      if (visit.next == visit.entries.size()) visits_.pop_back();
      else look_at(visit.folder, visit.entries[visit.next++]);
    }
  }

  void enter(Folder folder) {
    if (!seen_.emplace(folder.real, folder.shown).second) return;
    auto entries = folders_.entries(folder.real);
    if (!entries) {
      const auto shown = folder.shown.empty() ? std::string{"."} : folder.shown.substr(0, folder.shown.size() - 1);
      listing_.failures.push_back({shown, "this folder cannot be read: " + entries.error().message});
      return;
    }
    if (std::ranges::find(*entries, ".runbookignore", &Entry::name) != entries->end()) {
      const auto path = folder.shown + ".runbookignore";
      const auto text = reader_.read(path);
      auto more = std::make_shared<Ignore>(*folder.ignore);
      if (!text) listing_.failures.push_back({path, "this file cannot be read: " + text.error().message});
      else if (more->add(folder.shown, *text)) folder.ignore = std::move(more);
      else listing_.failures.push_back({path, "this file is not used: with those of the folders above, it holds more than " + text::in_groups(most_patterns) + " patterns, or " + text::in_bytes(most_pattern_bytes)});
    }
    std::ranges::sort(*entries, comes_before);
    visits_.push_back({std::move(folder), std::move(*entries)});
  }

  void look_at(const Folder& folder, const Entry& entry) {
    if (entry.name.starts_with('.') || !(entry.folder || is_runbook_name(entry.name))) return;
    auto shown = folder.shown + entry.name;
    if (folder.ignore->ignores(shown, entry.folder)) return;
    const bool leads_inside = entry.link && entry.leads == Entry::Leads::inside;
    if (!entry.folder) {
      if (leads_inside) linked_files_.emplace_back(std::move(shown), entry.real);
      else listing_.files.push_back(std::move(shown));  // a link that leads nowhere or outside is told where it is read
    } else if (!entry.link) {
      enter({inside(folder.real, entry.name), shown + "/", folder.ignore});
    } else if (leads_inside) {
      later_.push_back({entry.real, shown + "/", folder.ignore});
    } else if (entry.leads == Entry::Leads::outside) {
      listing_.failures.push_back({shown, "this link leads out of the workspace"});
    }
  }

  /// A link to a file that is listed under its own name is that file once more: read once.
  void add_linked_files() {
    if (linked_files_.empty()) return;
    std::vector<std::string> more;
    for (auto& [shown, real] : linked_files_) {
      const auto name = real.rfind('/') + 1;  // npos + 1 is 0
      const auto folder = seen_.find(real.substr(0, name == 0 ? 0 : name - 1));
      if (folder == seen_.end() || !std::ranges::binary_search(listing_.files, folder->second + real.substr(name))) more.push_back(std::move(shown));
    }
    std::ranges::move(more, std::back_inserter(listing_.files));
    std::ranges::sort(listing_.files);
  }

  Folders& folders_;
  FileReader& reader_;
  FileReader::Listing listing_;
  std::deque<Visit> visits_;  // from the top down to where the walk is; a deque: going down moves none
  std::deque<Folder> later_;
  std::map<std::string, std::string> seen_;  // folders by what they really are, as they are shown
  std::vector<std::pair<std::string, std::string>> linked_files_;  // as shown, and what they really are
};

}  // namespace

FileReader::Listing list_runbooks(Folders& folders, FileReader& reader) { return Search{folders, reader}.take(); }

}  // namespace runbook::edge
