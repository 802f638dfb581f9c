#include "edge/git.hpp"

#include <algorithm>
#include <charconv>

#include "edge/limits.hpp"
#include "edge/process.hpp"
#include "text/amounts.hpp"
#include "text/utf8.hpp"

namespace runbook::edge {
namespace {

constexpr int most_links = 40;  // as the kernel has it

tl::unexpected<Failure> failure(std::string message, bool limit = false) {
  return tl::make_unexpected(Failure{std::move(message), limit});
}

/// Everything is a word of its own: no shell reads it. Within a hook git names its own folders in the environment, which
/// are not those of another folder.
Result<Finished> git(const std::string& folder, std::vector<std::string> words, std::string_view input = {}) {
  words.insert(words.begin(), {"git", "-C", folder, "--no-pager"});
  auto finished = run_program(words, input, {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"},
                              {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0"});
  if (!finished) return failure("git cannot be run: " + finished.error().message);
  return finished;
}

/// git's own words, on one line and safe to show.
std::string said(const Finished& finished) {
  std::string text = finished.errors;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  std::ranges::replace(text, '\n', ' ');
  return text.empty() ? "git ended with " + std::to_string(finished.code) : text::visible(text);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

Result<std::string> one_line_of_git(const std::string& folder, std::vector<std::string> words) {
  const auto finished = git(folder, std::move(words));
  if (!finished) return tl::make_unexpected(finished.error());
  if (finished->code != 0) return failure(said(*finished));
  return first_line(finished->output);
}

}  // namespace

Result<std::unique_ptr<GitReader>> GitReader::open(const std::string& folder, const std::string& revision) {
  const std::string shown = text::visible(revision);
  // `--output=x` is an option to some of git's commands; none of its revisions begins so.
  if (revision.empty() || revision.front() == '-') return failure("`" + shown + "` is no revision");
  const auto prefix = one_line_of_git(folder, {"rev-parse", "--show-prefix"});
  if (!prefix) return failure(text::visible(folder) + " is in no git repository that can be read: " + prefix.error().message);
  const auto commit = one_line_of_git(folder, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!commit || commit->empty()) return failure("`" + shown + "` is neither a folder nor a revision of this repository");

  std::string path = *prefix;
  if (path.ends_with('/')) path.pop_back();
  const auto tree = one_line_of_git(folder, {"rev-parse", "--verify", "--quiet", "--end-of-options", *commit + ":" + path});
  if (!tree || tree->empty()) return failure("there is no folder " + text::visible(path) + " in `" + shown + "`");
  std::unique_ptr<GitReader> reader{new GitReader{folder}};
  if (auto read = reader->read_tree(*tree); !read) return tl::make_unexpected(read.error());
  return reader;
}

/// `ls-tree -l -z`: `<mode> SP <type> SP <object> SP+ <size> TAB <path> NUL`.
Result<void> GitReader::read_tree(const std::string& tree) {
  const auto listed = git(folder_, {"ls-tree", "-r", "-l", "-z", "--full-tree", tree});
  if (!listed) return tl::make_unexpected(listed.error());
  if (listed->code != 0) return failure(said(*listed));
  std::vector<std::string> wanted;
  for (std::string_view rest = listed->output; !rest.empty();) {
    const auto end = std::min(rest.find('\0'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto tab = line.find('\t');
    if (tab == line.npos) continue;
    const std::string path{line.substr(tab + 1)};
    line = line.substr(0, tab);
    const auto word = [&line] {
      line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
      const auto taken = line.substr(0, line.find(' '));
      line.remove_prefix(taken.size());
      return taken;
    };
    Object object;
    object.mode = word();
    (void)word();  // the type follows from the mode
    object.id = word();
    const auto size = word();
    std::from_chars(size.data(), size.data() + size.size(), object.size);
    const bool read_soon = path.ends_with(".yaml") || path.ends_with(".yml") || path.ends_with(".ics") ||
                           path.ends_with(".runbookignore") || object.is_link();
    if (read_soon && (object.is_file() || object.is_link()) && object.size <= largest_file) wanted.push_back(object.id);
    objects_[path] = std::move(object);
    for (std::string name = path; !name.empty();) {
      const auto slash = name.rfind('/');
      const std::string folder = slash == name.npos ? "" : name.substr(0, slash);
      auto& names = folders_[folder];
      const auto own = name.substr(slash == name.npos ? 0 : slash + 1);
      if (!names.empty() && names.back() == own) break;  // git lists a folder's files together
      names.push_back(own);
      name = folder;
    }
  }
  return fetch(wanted);
}

/// `cat-file --batch`: `<object> SP <type> SP <size> LF <contents> LF`, in the order asked for.
Result<void> GitReader::fetch(const std::vector<std::string>& ids) {
  if (ids.empty()) return {};
  std::string input;
  for (const auto& id : ids) input += id + "\n";
  const auto read = git(folder_, {"cat-file", "--batch"}, input);
  if (!read) return tl::make_unexpected(read.error());
  if (read->code != 0) return failure(said(*read));
  std::string_view rest = read->output;
  for (const auto& id : ids) {
    const auto line = rest.substr(0, rest.find('\n'));
    std::size_t size = 0;
    const auto digits = line.substr(std::min(line.rfind(' ') + 1, line.size()));
    const bool fits = std::from_chars(digits.data(), digits.data() + digits.size(), size).ec == std::errc{} &&
                      line.starts_with(id) && line.size() + 1 + size + 1 <= rest.size();
    if (!fits) return failure("git does not give the object " + id + ": " + text::visible(line));
    texts_[id] = rest.substr(line.size() + 1, size);
    rest.remove_prefix(line.size() + 1 + size + 1);
  }
  return {};
}

/// Name by name, as the kernel does: a link is replaced by where it leads, seen from its folder.
GitReader::Found GitReader::follow(std::string_view path) {
  std::vector<std::string> todo;  // names, the next one last
  const auto push = [&todo](std::string_view names) {
    std::vector<std::string> parts;
    while (!names.empty()) {
      const auto slash = std::min(names.find('/'), names.size());
      if (slash > 0 && names.substr(0, slash) != ".") parts.emplace_back(names.substr(0, slash));
      names.remove_prefix(std::min(slash + 1, names.size()));
    }
    todo.insert(todo.end(), parts.rbegin(), parts.rend());
  };
  std::string at;
  push(path);
  int links = 0;
  while (!todo.empty()) {
    const std::string name = std::move(todo.back());
    todo.pop_back();
    if (name == "..") {
      if (at.empty()) return {Entry::Leads::outside};
      at.resize(at.rfind('/') == at.npos ? 0 : at.rfind('/'));
      continue;
    }
    if (!is_folder(at)) return {};
    const std::string here = at.empty() ? name : at + "/" + name;
    const auto object = objects_.find(here);
    if (object == objects_.end() || !object->second.is_link()) {
      if (object == objects_.end() && !is_folder(here)) return {};
      at = here;
      continue;
    }
    const auto target = texts_.find(object->second.id);
    if (++links > most_links || target == texts_.end()) return {};
    if (target->second.starts_with('/')) return {Entry::Leads::outside};
    push(target->second);
  }
  return {Entry::Leads::inside, at};
}

FileReader::Listing GitReader::list() { return list_runbooks(*this, *this); }

Result<std::vector<Entry>> GitReader::entries(const std::string& folder) {
  std::vector<Entry> found;
  const auto names = folders_.find(folder);
  if (names == folders_.end()) return found;
  for (const std::string& name : names->second) {
    const std::string path = folder.empty() ? name : folder + "/" + name;
    Entry entry{name, is_folder(path), false};
    if (const auto object = objects_.find(path); object != objects_.end() && object->second.is_link()) {
      const Found where = follow(path);
      entry.link = true;
      entry.leads = where.leads;
      entry.real = where.path;
      entry.folder = where.leads == Entry::Leads::inside && is_folder(where.path);
    }
    found.push_back(std::move(entry));
  }
  return found;
}

Result<std::string> GitReader::read(std::string_view path) {
  const Found where = follow(path);
  if (where.leads == Entry::Leads::outside) return failure("this file is outside of the workspace, and is not read");
  if (where.leads == Entry::Leads::nowhere) return failure("this file cannot be read: there is no such file");
  const auto object = objects_.find(where.path);
  if (object == objects_.end()) return failure("this is a folder, not a file");
  if (!object->second.is_file()) return failure("this is not a regular file, and is not read");
  if (object->second.size > largest_file) return failure("this file is larger than " + text::in_bytes(largest_file), true);
  if (!texts_.contains(object->second.id)) {
    if (auto fetched = fetch({object->second.id}); !fetched) return tl::make_unexpected(fetched.error());
  }
  return texts_[object->second.id];
}

}  // namespace runbook::edge
