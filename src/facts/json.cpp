// JSON lines and JSON arrays of observations. nlohmann's SAX interface, since a document tree of a million lines is
// several times the work and the memory.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "facts/formats.hpp"

namespace runbook::facts {
namespace {

/// Takes `subject`, `at` and `for` of the outermost object, and passes over everything else.
class ItemHandler {
 public:
  explicit ItemHandler(JsonItem& item) : item_(item) {}

  [[nodiscard]] bool is_object() const { return is_object_; }

  bool null() { return true; }
  bool boolean(bool value) { return take(value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return take(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return take(std::to_string(value)); }
  bool number_float(double, const std::string& written) { return take(written); }
  bool string(std::string& value) { return take(std::move(value)); }
  bool binary(nlohmann::json::binary_t&) { return true; }
  bool start_object(std::size_t) {
    if (depth_ == 0) is_object_ = true;
    return open("{…}");
  }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open("[…]"); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    if (depth_ != 1) return true;
    field_ = name == "subject" ? &item_.subject : name == "at" ? &item_.at : name == "for" ? &item_.period : nullptr;
    if (field_ != nullptr) field_->reset();  // of a key given twice the last counts, as JSON readers have it
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) { return false; }

 private:
  bool take(std::string value) {
    if (depth_ == 1 && field_ != nullptr) *field_ = std::move(value);
    return true;
  }
  bool open(std::string_view shown) {
    if (depth_ > 0) take(std::string{shown});
    ++depth_;
    return true;
  }
  bool close() {
    --depth_;
    return true;
  }

  JsonItem& item_;
  std::optional<std::string>* field_ = nullptr;
  std::size_t depth_ = 0;
  bool is_object_ = false;
};

/// Reads an object of the shape that nearly every line has: keys and values all strings of ASCII without an escape. False
/// where it is anything else or nothing at all; then nlohmann's reader is the judge, which takes three times as long.
class PlainItem {
 public:
  explicit PlainItem(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool read(JsonItem& item) {
    if (!eat('{')) return false;
    do {
      const auto key = string();
      if (!key || !eat(':')) return false;
      const auto value = string();
      if (!value) return false;
      if (*key == "subject") item.subject.emplace(*value);
      else if (*key == "at") item.at.emplace(*value);
      else if (*key == "for") item.period.emplace(*value);
    } while (eat(','));
    return eat('}') && at_end();
  }

 private:
  [[nodiscard]] bool at_end() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
    return rest_.empty();
  }
  [[nodiscard]] bool eat(char wanted) {
    if (at_end() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  [[nodiscard]] std::optional<std::string_view> string() {
    if (!eat('"')) return std::nullopt;
    const auto is_plain = [](unsigned char c) { return c >= 0x20 && c < 0x80 && c != '"' && c != '\\'; };
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_plain);
    if (end == rest_.end() || *end != '"') return std::nullopt;
    const auto size = static_cast<std::size_t>(end - rest_.begin());
    const std::string_view found = rest_.substr(0, size);
    rest_.remove_prefix(size + 1);
    return found;
  }

  std::string_view rest_;
};

/// Notes where a text ceases to be JSON.
struct FaultFinder : nlohmann::json_sax<nlohmann::json> {
  std::size_t position = 0;  ///< bytes read until then
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool key(string_t&) override { return true; }
  bool parse_error(std::size_t at, const std::string&, const nlohmann::json::exception&) override {
    position = at;
    return false;
  }
};

void add_item(std::string_view text, std::size_t line, JsonItem& item, Collector& collector) {
  if (!read_json_item(text, item)) {
    collector.warn(line, R"(this does not read as an observation; expected {"subject": …, "at": …})");
  } else if (!item.subject) {
    collector.warn(line, R"("subject" is missing; expected {"subject": …, "at": …})");
  } else if (!item.at) {
    collector.warn(line, R"("at" is missing; expected {"subject": …, "at": …})");
  } else {
    collector.add(*item.subject, *item.at, item.period, line);
  }
}

/// One item of an array, from a text that is known to be JSON: ends before the `,` or `]` that follows it.
std::size_t end_of_item(std::string_view text, std::size_t i) {
  std::size_t depth = 0;
  bool in_string = false;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (depth > 0 && (c == '}' || c == ']')) {
      --depth;
    } else if (depth == 0 && (c == ',' || c == ']')) {
      break;
    }
  }
  return i;
}

}  // namespace

bool read_json_item(std::string_view text, JsonItem& item) {
  item = {};
  if (PlainItem{text}.read(item)) return true;
  item = {};
  ItemHandler handler{item};
  return nlohmann::json::sax_parse(text.begin(), text.end(), &handler) && handler.is_object();
}

void read_json_lines(std::string_view text, Collector& collector) {
  JsonItem item;
  for (Lines lines{text}; lines.next();) {
    if (!lines.blank()) add_item(lines.line(), lines.number(), item, collector);
  }
}

void read_json_array(std::string_view text, Collector& collector) {
  FaultFinder fault;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &fault)) {
    const auto read = text.substr(0, fault.position > 0 ? fault.position - 1 : 0);
    collector.fail(1 + static_cast<std::size_t>(std::count(read.begin(), read.end(), '\n')),
                   "the JSON array does not parse from here on");
    return;
  }
  JsonItem item;
  std::size_t line = 1;
  std::size_t i = 0;
  const auto skip_to_item = [&] {
    for (; i < text.size() && std::string_view{" \t\r\n"}.find(text[i]) != std::string_view::npos; ++i) {
      if (text[i] == '\n') ++line;
    }
  };
  skip_to_item();
  for (++i; i < text.size(); ++i) {  // past the `[`, and then past each `,`
    skip_to_item();
    const std::size_t end = end_of_item(text, i);
    const std::string_view written = text.substr(i, end - i);
    if (!written.empty()) add_item(written, line, item, collector);
    line += static_cast<std::size_t>(std::count(written.begin(), written.end(), '\n'));
    i = end;
    if (i < text.size() && text[i] == ']') break;
  }
}

}  // namespace runbook::facts
