// workspace.yaml: its sections (language.md, workspace.yaml).
#pragma once

#include "model/shared_sections.hpp"

namespace runbook::model {

/// A holiday as written: one of the four forms. An `.ics` entry is read from its file by load.
struct HolidayEntry {
  std::optional<Day> date;
  std::optional<std::chrono::month_day> yearly;
  std::optional<EasterOffset> easter;
  std::optional<std::string> ics;
  std::string name;
  Location ics_at;
  Unread unread;
};

/// A calendar as written.
struct WrittenCalendar {
  Unread unread;
  std::string id;
  Location at;
  std::vector<HolidayEntry> entries;
};

/// A workspace document: the workspace, but for what other files still have to give.
struct WrittenWorkspace {
  Workspace workspace;
  std::vector<WrittenCalendar> calendars;
  Unread unread;
  Location at;
};

/// A channel, whose every scalar is kept out of all output unless it is a reference or an address: a secret may stand
/// under a misspelt key, or in place of the map.
struct ChannelEntry {
  using Value = Channel;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Channel& channel);
};

template <> const std::vector<Field<Rotation>>& fields_of<Rotation>();
template <> std::string_view title_of_section<Rotation>();
template <> const std::vector<Field<WrittenWorkspace>>& fields_of<WrittenWorkspace>();
template <> std::string_view title_of_section<WrittenWorkspace>();
// Declared, so that no other file makes an empty one of the general template.
template <> std::string_view schema_of_section<WrittenWorkspace>();

}  // namespace runbook::model
