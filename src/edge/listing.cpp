#include "edge/listing.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "edge/ignore.hpp"
#include "edge/limits.hpp"
#include "text/amounts.hpp"

namespace runbook::edge {

bool is_runbook_name(std::string_view name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

namespace {

std::string inside(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

class Search {
 public:
  Search(Folders& folders, FileReader& reader) : folders_(folders), reader_(reader) {}

  FileReader::Listing take() {
    open_.push_back({"", "", std::make_shared<const Ignore>()});
    while (!open_.empty() || !later_.empty()) {
      auto& next = open_.empty() ? later_ : open_;
      const Folder folder = std::move(next.back());
      next.pop_back();
      if (seen_.insert(folder.real).second) look_into(folder);
    }
    // A link to a file that is listed under its own name is that file once more: read once.
    if (!linked_files_.empty()) std::ranges::sort(plain_files_);
    for (const auto& [shown, real] : linked_files_) {
      if (!std::ranges::binary_search(plain_files_, real)) listing_.files.push_back(shown);
    }
    std::ranges::sort(listing_.files);
    return std::move(listing_);
  }

 private:
  struct Folder {
    std::string real;
    std::string shown;  // with a final `/` unless empty
    std::shared_ptr<const Ignore> ignore;  // that of the folder above, but where this one has patterns of its own
  };

  void look_into(Folder folder) {
    auto entries = folders_.entries(folder.real);
    if (!entries) {
      const auto shown = folder.shown.empty() ? std::string{"."} : folder.shown.substr(0, folder.shown.size() - 1);
      listing_.failures.push_back({shown, "this folder cannot be read: " + entries.error().message});
      return;
    }
    std::ranges::sort(*entries, {}, &Entry::name);
    if (std::ranges::find(*entries, ".runbookignore", &Entry::name) != entries->end()) {
      const auto path = folder.shown + ".runbookignore";
      const auto text = reader_.read(path);
      auto more = std::make_shared<Ignore>(*folder.ignore);
      if (!text) listing_.failures.push_back({path, "this file cannot be read: " + text.error().message});
      else if (more->add(folder.shown, *text)) folder.ignore = std::move(more);
      else listing_.failures.push_back({path, "this file is not used: with those of the folders above, it holds more than " + text::in_groups(most_patterns) + " patterns, or " + text::in_bytes(most_pattern_bytes)});
    }
    for (const Entry& entry : *entries) {
      if (entry.name.starts_with('.') || folder.ignore->ignores(folder.shown + entry.name, entry.folder)) continue;
      if (entry.folder) add_folder(folder, entry);
      else if (is_runbook_name(entry.name)) add_file(folder, entry);
    }
  }

  void add_folder(const Folder& folder, const Entry& entry) {
    const auto shown = folder.shown + entry.name;
    if (!entry.link) open_.push_back({inside(folder.real, entry.name), shown + "/", folder.ignore});
    // Real folders are listed under their own names first.
    else if (entry.leads == Entry::Leads::inside) later_.push_back({entry.real, shown + "/", folder.ignore});
    else if (entry.leads == Entry::Leads::outside) listing_.failures.push_back({shown, "this link leads out of the workspace"});
  }

  void add_file(const Folder& folder, const Entry& entry) {
    const auto shown = folder.shown + entry.name;
    if (!entry.link) plain_files_.push_back(inside(folder.real, entry.name));
    if (entry.link && entry.leads == Entry::Leads::inside) linked_files_.emplace_back(shown, entry.real);
    else listing_.files.push_back(shown);  // a link that leads nowhere or outside is told where it is read
  }

  Folders& folders_;
  FileReader& reader_;
  FileReader::Listing listing_;
  std::vector<Folder> open_, later_;
  std::set<std::string> seen_;
  std::vector<std::pair<std::string, std::string>> linked_files_;
  std::vector<std::string> plain_files_;
};

}  // namespace

FileReader::Listing list_runbooks(Folders& folders, FileReader& reader) { return Search{folders, reader}.take(); }

}  // namespace runbook::edge
