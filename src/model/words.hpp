// The words of each enumeration of the language.
#pragma once

#include <array>
#include <utility>

#include "model/forms.hpp"

namespace runbook::model {

template <class E>
using WordList = std::pair<std::string_view, E>;
using OtherWord = std::pair<std::string_view, std::string_view>;

template <>
struct Words<SourceKind> {
  static constexpr std::string_view name = "a kind of source";
  static constexpr std::array<WordList<SourceKind>, 5> all{{{"internal", SourceKind::internal},
                                                            {"external-api", SourceKind::external_api},
                                                            {"stream", SourceKind::stream},
                                                            {"manual", SourceKind::manual},
                                                            {"pipeline", SourceKind::pipeline}}};
  static constexpr std::array<OtherWord, 2> other{{{"api", "external-api"}, {"external", "external-api"}}};
};

template <>
struct Words<Every> {
  static constexpr std::string_view name = "a period";
  static constexpr std::array<WordList<Every>, 5> all{{{"day", Every::day},
                                                       {"week", Every::week},
                                                       {"month", Every::month},
                                                       {"quarter", Every::quarter},
                                                       {"year", Every::year}}};
  static constexpr std::array<OtherWord, 6> other{{{"daily", "day"}, {"weekly", "week"}, {"monthly", "month"},
                                                   {"quarterly", "quarter"}, {"yearly", "year"}, {"annually", "year"}}};
};

template <>
struct Words<Count> {
  static constexpr std::string_view name = "a way to count";
  static constexpr std::array<WordList<Count>, 2> all{{{"elapsed", Count::elapsed}, {"working-days", Count::working_days}}};
};

template <>
struct Words<IfNotWorkingDay> {
  static constexpr std::string_view name = "a way to move the due day";
  static constexpr std::array<WordList<IfNotWorkingDay>, 3> all{
      {{"keep", IfNotWorkingDay::keep}, {"before", IfNotWorkingDay::before}, {"after", IfNotWorkingDay::after}}};
};

template <>
struct Words<Channel::Kind> {
  static constexpr std::string_view name = "a kind of channel";
  static constexpr std::array<WordList<Channel::Kind>, 6> all{{{"slack", Channel::Kind::slack},
                                                               {"teams", Channel::Kind::teams},
                                                               {"webhook", Channel::Kind::webhook},
                                                               {"pagerduty", Channel::Kind::pagerduty},
                                                               {"alertmanager", Channel::Kind::alertmanager},
                                                               {"email", Channel::Kind::email}}};
};

template <>
struct Words<Level> {
  static constexpr std::string_view name = "a level";
  static constexpr std::array<WordList<Level>, 3> all{
      {{"warning", Level::warning}, {"alarm", Level::alarm}, {"overdue", Level::overdue}}};
};

template <>
struct Words<Addressee::Word> {
  static constexpr std::string_view name = "a reserved word";
  static constexpr std::array<WordList<Addressee::Word>, 6> all{{{"responsible", Addressee::Word::responsible},
                                                                 {"accountable", Addressee::Word::accountable},
                                                                 {"consulted", Addressee::Word::consulted},
                                                                 {"informed", Addressee::Word::informed},
                                                                 {"owners", Addressee::Word::owners},
                                                                 {"oncall", Addressee::Word::oncall}}};
};

template <>
struct Words<Obligation::Kind> {
  static constexpr std::string_view name = "a kind of obligation";
  static constexpr std::array<WordList<Obligation::Kind>, 2> all{
      {{"commitment", Obligation::Kind::commitment}, {"routine", Obligation::Kind::routine}}};
};

/// The word of a value.
template <class E>
[[nodiscard]] constexpr std::string_view word_of(E value) {
  for (const auto& [word, meaning] : Words<E>::all)
    if (meaning == value) return word;
  return {};
}

}  // namespace runbook::model
