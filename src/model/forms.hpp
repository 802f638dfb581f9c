// The forms of scalars (language.md, Scalars): how each is read and what it is called.
#pragma once

#include "model/decoder.hpp"

namespace runbook::model {

/// The id nearest to a text: `Data Team` -> `data-team`; itself where it is one, nothing where none is near.
[[nodiscard]] std::string as_id(std::string_view text);

/// Any text that is not empty.
struct Text {
  using Value = std::string;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, std::string& text);
};

/// Any text, in the file's own (Texts keeps it longer).
struct TextView {
  using Value = std::string_view;
  static const Type& type() { return Text::type(); }
  static bool read(Decoder& decoder, const Node& node, Value& text);
};

/// Any text, with its place.
struct PlacedText {
  using Value = Located<std::string>;
  static const Type& type() { return Text::type(); }
  static bool read(Decoder& decoder, const Node& node, Value& text);
};

struct Id {
  using Value = std::string;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, std::string& id);
};

/// Any text, kept by the decoder's Texts.
struct KeptText {
  using Value = std::string_view;
  static const Type& type() { return Text::type(); }
  static bool read(Decoder& decoder, const Node& node, Value& text) {
    const bool good = TextView::read(decoder, node, text);
    if (good) text = decoder.texts().keep(text);
    return good;
  }
};

/// A list of texts, kept by the decoder's Texts.
struct KeptTexts {
  using Value = TextList;
  static const Type& type() { return ListOf<Text>::type(); }
  static bool read(Decoder& decoder, const Node& node, Value& list) {
    std::vector<std::string_view> views;
    const bool good = ListOf<TextView>::read(decoder, node, views);
    list = decoder.texts().keep(views);
    return good;
  }
};

/// An id, in the file's own text.
struct IdView {
  using Value = std::string_view;
  static const Type& type() { return Id::type(); }
  static bool read(Decoder& decoder, const Node& node, Value& id);
};

struct EmailAddress {
  using Value = std::string;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, std::string& address);
};

struct Url {
  using Value = std::string;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, std::string& url);
};

/// `version: 1`; nothing is kept of it.
struct Version {
  using Value = bool;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, bool&);
};

struct Boolean {
  using Value = bool;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, bool& value);
};

/// A duration greater than nothing.
struct Duration {
  using Value = Seconds;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Seconds& value);
};

struct Date {
  using Value = Day;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Day& value);
};

struct TimeOfDay {
  using Value = Clock;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Clock& value);
};

/// A time of day at which something begins: `24:00` is an end only.
struct StartOfDay {
  using Value = Clock;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Clock& value);
};

struct TimeRange {
  using Value = ClockRange;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, ClockRange& value);
};

/// An instant, with or without its offset.
struct InstantText {
  using Value = Moment;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Moment& value);
};

/// A date or an instant, as leave and overrides have it.
struct DateOrInstant {
  using Value = Moment;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Moment& value);
};

struct TimeZone {
  using Value = Zone;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Zone& value);
};

struct WeekdayName {
  using Value = std::chrono::weekday;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, std::chrono::weekday& value);
};

/// `mon`, `mon-fri`, or a list of these.
struct WeekdaySet {
  using Value = Weekdays;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Weekdays& value);
};

/// A number within [low, high].
bool read_integer(Decoder& decoder, const Node& node, int low, int high, std::string_view wanted, int& value);

/// The words of an enumeration, in the order in which people meet them. `other`: words that people write in their place,
/// each with the one that it may mean.
template <class E>
struct Words;

/// One word of an enumeration.
template <class E>
struct Word {
  using Value = E;
  static const Type& type() {
    static const Type made = [] {
      Type t{Type::Shape::enumeration, Words<E>::name, {}, {}, nullptr, nullptr, {}, false};
      for (const auto& [word, value] : Words<E>::all) t.values.push_back(word);
      return t;
    }();
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, E& value) {
    if (!decoder.want(document::Kind::scalar, node, Words<E>::name)) return false;
    for (const auto& [word, meaning] : Words<E>::all) {
      if (word != node.text()) continue;
      value = meaning;
      return true;
    }
    auto near = did_you_mean(node.text(), type().values);
    if constexpr (requires { Words<E>::other; }) {
      for (const auto& [word, meaning] : Words<E>::other)
        if (word == node.text()) near = "did you mean `" + std::string{meaning} + "`?";
    }
    return decoder.refuse(node, std::string{Words<E>::name} + ": " + one_of(type().values), std::move(near),
                          decoder.correct(node, type().values));
  }
};

/// A name of something defined elsewhere; linked later.
template <class R>
struct Name {
  using Value = R;
  static const Type& type() { return Text::type(); }
  static bool read(Decoder& decoder, const Node& node, R& ref) {
    ref.at = node.location();
    return Text::read(decoder, node, ref.name);
  }
};

/// Text to text.
struct Labels {
  using Value = LabelMap;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Value& labels);
};

}  // namespace runbook::model
