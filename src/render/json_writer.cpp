#include "render/json_writer.hpp"

#include <cassert>

#include "render/json.hpp"

namespace runbook::render {
namespace {

constexpr std::size_t piece = 64 << 10;  // what a pipe holds

/// Whether a text stands between quotes as it is: ASCII with nothing to escape. Without a way out at the first that does
/// not, so that the compiler makes vector instructions of it.
bool is_plain(std::string_view text) {
  unsigned odd = 0;
  for (const char each : text) {
    const auto c = static_cast<unsigned char>(each);
    odd |= unsigned{c < 0x20} | unsigned{c >= 0x80} | unsigned{c == '"'} | unsigned{c == '\\'};
  }
  return odd == 0;
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  begin_item();
  out_.append(1, '"').append(name).append("\": ");
  after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  if (!after_key_ && depth_ > 0) begin_item();
  after_key_ = false;
  // What needs more, nlohmann writes: one judge of what UTF-8 is and how it is escaped.
  if (is_plain(text)) out_.append(1, '"').append(text).append(1, '"');
  else out_ += Json(std::string{text}).dump(-1, ' ', false, Json::error_handler_t::replace);
}

void JsonWriter::text(std::string_view name, std::string_view content) {
  key(name);
  if (content.empty()) value(nullptr);
  else value(content);
}

std::string JsonWriter::finish() && {
  out_ += '\n';
  if (!sink_) return std::move(out_);
  (*sink_)(out_);
  return {};
}

void JsonWriter::open(char opening) {
  if (!after_key_ && depth_ > 0) begin_item();
  after_key_ = false;
  out_ += opening;
  assert(depth_ < deepest);
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char closing) {
  --depth_;
  if (!first_) begin_line();
  out_ += closing;
  first_ = false;
}

void JsonWriter::begin_item() {
  if (!first_) out_ += ',';
  first_ = false;
  if (sink_ && out_.size() >= piece) {
    (*sink_)(out_);
    out_.clear();
  }
  begin_line();
}

void JsonWriter::begin_line() {
  constexpr std::string_view line = "\n                                ";
  static_assert(line.size() == 1 + 2 * deepest);
  out_.append(line.substr(0, 1 + 2 * depth_));
}

void JsonWriter::raw(std::string_view text) {
  if (!after_key_ && depth_ > 0) begin_item();
  after_key_ = false;
  out_ += text;
}

}  // namespace runbook::render
