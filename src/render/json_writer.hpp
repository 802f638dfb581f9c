// JSON written as it goes, for outputs of any length: the same bytes as to_output() of a tree, without the tree. A tree
// of a million rows takes some 30 times the memory of its text, and most of the time of the whole answer.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/model.hpp"
#include "runbook/sink.hpp"

namespace runbook::render {

/// Writes one document, into a text or piece by piece into a sink. Keys and values stand in the order of the calls; every value within an object follows its key.
class JsonWriter {
 public:
  JsonWriter() = default;
  /// `sink` gets the document in pieces of some 64 KiB, and must outlive this.
  explicit JsonWriter(const Sink& sink) : sink_(&sink) {}

  /// An object or array that is open as long as this lives.
  class [[nodiscard]] Open {
   public:
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
    ~Open() { writer_.close(closing_); }

   private:
    friend class JsonWriter;
    Open(JsonWriter& writer, char opening, char closing) : writer_(writer), closing_(closing) { writer_.open(opening); }
    JsonWriter& writer_;
    char closing_;
  };

  Open object() { return {*this, '{', '}'}; }
  Open array() { return {*this, '[', ']'}; }
  Open object(std::string_view name) { return key(name), object(); }
  Open array(std::string_view name) { return key(name), array(); }

  /// The key of the value that follows: a word of ours, without anything to escape. Here, so that what is known of it when
  /// this is compiled is copied in a few instructions: half of all that is written are keys.
  void key(std::string_view name) {
    make_room(name.size() + of_one);
    begin_item();
    put('"');
    put(name);
    put("\": ");
    after_key_ = true;
  }
  /// Bytes that are not UTF-8 become U+FFFD.
  void value(std::string_view text);
  /// Text that is known to be ASCII without anything to escape: a word of ours, an instant.
  void word(std::string_view text) {
    make_room(text.size() + of_one);
    begin_value();
    put('"');
    put(text);
    put('"');
  }
  void word(std::string_view name, std::string_view text) { key(name), word(text); }
  /// Two texts with a `/` between them, as subjects are written.
  void value(std::string_view first, std::string_view second);
  void value(const char* text) { value(std::string_view{text}); }
  void value(bool yes) { raw(yes ? "true" : "false"); }
  void value(std::integral auto number) {
    make_room(of_one);
    begin_value();
    used_ = static_cast<std::size_t>(std::to_chars(buffer_.data() + used_, buffer_.data() + buffer_.size(), number).ptr - buffer_.data());
  }
  void value(std::nullptr_t) { raw("null"); }
  template <class T>
  void value(const std::optional<T>& perhaps) {
    if (perhaps) value(*perhaps);
    else value(nullptr);
  }
  template <class T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }
  /// Text; null where it is empty, which is how the model says "not given".
  void text(std::string_view name, std::string_view content);
  /// The ids of a list of handles, in its order.
  template <class T>
  void ids(std::string_view name, const Workspace& workspace, const std::vector<Handle<T>>& handles) {
    const auto list = array(name);
    for (const auto handle : handles) value(workspace[handle].id);
  }
  /// The id of what a handle names; null where there is none.
  template <class T>
  void id(std::string_view name, const Workspace& workspace, const std::optional<Handle<T>>& handle) {
    key(name);
    if (handle) value(workspace[*handle].id);
    else value(nullptr);
  }

  /// The output is indented by two and ended by a newline: the whole of it, or nothing where the last piece of it has gone
  /// into the sink. To be called once, when everything is closed.
  std::string finish() &&;

 private:
  void open(char opening);
  void close(char closing);
  /// Before a value: nothing behind a key, else as before an item.
  void begin_value() {
    if (!after_key_ && depth_ > 0) begin_item();
    after_key_ = false;
  }
  /// Before an item or key: a comma where it is not the first, and a new line.
  void begin_item() {
    if (!first_) put(',');
    first_ = false;
    begin_line();
  }
  void begin_line() {
    static constexpr char line[] = "\n                                ";
    static_assert(sizeof line - 1 == 1 + 2 * deepest && sizeof line + 8 <= of_one);
    std::memcpy(buffer_.data() + used_, line, sizeof line - 1);  // all of it: cheaper than asking how much
    used_ += 1 + 2 * depth_;
  }
  void raw(std::string_view text) {
    make_room(text.size() + of_one);
    begin_value();
    put(text);
  }

  /// Bytes go into `buffer_` without asking each time whether there is room: half of what is written are the keys' and
  /// indents' few bytes each, and asking would take as long as writing.
  void make_room(std::size_t bytes) {
    if (buffer_.size() - used_ < bytes) pass_on(bytes);
  }
  void pass_on(std::size_t bytes);
  void put(char c) { buffer_[used_++] = c; }
  /// Puts a text for which there is room, or says that something in it must be escaped.
  [[nodiscard]] bool put_plain(std::string_view text);
  void put_escaped(std::string_view text);
  void put(std::string_view text) {
    std::memcpy(buffer_.data() + used_, text.data(), text.size());
    used_ += text.size();
  }

  static constexpr std::size_t deepest = 16;  // of our outputs the deepest has 6
  static constexpr std::size_t of_one = 64;   // more than a comma, a line's indent, quotes and brackets take

  const Sink* sink_ = nullptr;
  std::string buffer_;    // what the sink does not have yet, and room
  std::size_t used_ = 0;  // of `buffer_`
  std::size_t depth_ = 0;
  bool first_ = true;  // of the innermost object or array nothing is written yet
  bool after_key_ = false;
};

}  // namespace runbook::render
