// The limits of RB004 (language.md).
#pragma once

#include <cstddef>
#include <cstdint>

namespace runbook::document {

inline constexpr std::size_t file_bytes_limit = 8u << 20;
inline constexpr std::uint32_t levels_limit = 32;      // collections within each other, also through aliases
inline constexpr std::uint32_t nodes_limit = 200'000;  // a document, each alias counted as all that it names
inline constexpr std::size_t scalar_bytes_limit = 64u << 10;
inline constexpr std::size_t key_bytes_limit = 1'024;  // yaml-cpp's own: YAML 1.2, 7.4.2, an implicit key's

// The scanner keeps the tokens of a whole flow collection before it gives the first event, some 200 bytes each, so a
// document of brackets alone would take gigabytes before nodes could be counted. No document of 200,000 nodes needs
// more than five of these characters a node.
inline constexpr std::size_t indicators_limit = std::size_t{5} * nodes_limit;

// What is shown of one file, and how many broken documents are looked at: enough for any person, and an end to files
// that are made of nothing else (a million broken documents would take a minute).
inline constexpr std::size_t diagnostics_limit = 1'000;
inline constexpr std::size_t broken_documents_limit = 200;

// Stretches of characters that no text may hold (RB005). A file with more of them is hardly one: nothing else of it is
// looked at, and the first of them are shown.
inline constexpr std::size_t bad_stretches_limit = 200;

}  // namespace runbook::document
