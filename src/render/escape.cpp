#include "render/escape.hpp"

#include "text/utf8.hpp"

namespace runbook::render {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// Goes through a text by code points: `take(code, bytes)` appends what stands for it; bad bytes come as U+FFFD.
template <class Take>
void each(std::string_view text, Take take) {
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded step = text::decode(text, i);
    if (step.valid) take(step.code, text.substr(i, step.length), i);
    else take(U'\uFFFD', replacement, i);
    i += step.length;
  }
}

std::string percent(char c) {
  constexpr char digits[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'%', digits[byte >> 4], digits[byte & 15]};
}

}  // namespace

std::string xml(std::string_view text) {
  std::string out;
  each(text, [&](char32_t code, std::string_view bytes, std::size_t) {
    switch (code) {
      case '&': out += "&amp;"; return;
      case '<': out += "&lt;"; return;
      case '>': out += "&gt;"; return;
      case '"': out += "&quot;"; return;
      case '\'': out += "&apos;"; return;
      case '\t': out += "&#9;"; return;
      case '\n': out += "&#10;"; return;
      case '\r': out += "&#13;"; return;
      default: break;
    }
    const bool allowed = !text::is_control(code) && code != 0xFFFE && code != 0xFFFF;
    out += allowed ? bytes : replacement;
  });
  return out;
}

std::string ics_text(std::string_view text) {
  std::string out;
  each(text, [&](char32_t code, std::string_view bytes, std::size_t at) {
    if (code == '\\' || code == ';' || code == ',') {
      out += '\\';
      out += bytes;
    } else if (code == '\n' || code == '\r') {
      if (code == '\n' && at > 0 && text[at - 1] == '\r') return;  // CRLF is one break
      out += "\\n";
    } else if (code == '\t') {
      out += ' ';
    } else {
      if (text::is_control(code)) out += replacement;
      else out += text::is_hidden(text, at) ? text::visible(bytes) : bytes;
    }
  });
  return out;
}

std::string ics_line(std::string_view line) {
  constexpr std::size_t limit = 75;
  std::string out;
  std::size_t octets = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t length = text::decode(line, i).length;
    if (octets + length > limit) {
      out += "\r\n ";
      octets = 1;
    }
    out += line.substr(i, length);
    octets += length;
    i += length;
  }
  return out + "\r\n";
}

std::string github_data(std::string_view text) {
  std::string out;
  each(text, [&](char32_t code, std::string_view bytes, std::size_t) {
    if (code == '%' || code == '\r' || code == '\n') out += percent(static_cast<char>(code));
    else if (text::is_control(code) && code != '\t') out += text::visible(bytes);
    else out += bytes;
  });
  return out;
}

std::string github_property(std::string_view text) {
  std::string out;
  for (const char c : github_data(text)) {
    if (c == ':' || c == ',') out += percent(c);
    else out += c;
  }
  return out;
}

std::string uri_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) out += c;
    else out += percent(c);
  }
  return out;
}

}  // namespace runbook::render
