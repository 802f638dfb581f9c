// Common issues, with their causes and steps.
#include "model/pipeline_parts.hpp"

namespace runbook::model {

// ------------------------------------------------------------------------------------ common issues

namespace {

struct CauseForm {
  using Value = Cause;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Cause& cause);
};

}  // namespace

template <>
std::string_view title_of_section<Cause>() { return "a cause"; }
template <>
const std::vector<Field<Cause>>& fields_of<Cause>() {
  static const std::vector<Field<Cause>> table{
      need<&Cause::title, KeptText>("title", "The cause, in words."),
      field<&Cause::causes, ListOf<CauseForm>>("causes", "What causes the cause."),
  };
  return table;
}

namespace {

const Type& CauseForm::type() {
  static const Type made{Type::Shape::either, "a cause", {}, {}, &Section<Cause>::type(), &Text::type(), {}, false};
  return made;
}
bool CauseForm::read(Decoder& decoder, const Node& node, Cause& cause) {
  if (node.is_scalar() || node.is_damaged()) return KeptText::read(decoder, node, cause.title);
  return Section<Cause>::read(decoder, node, cause);
}

}  // namespace

template <>
std::string_view title_of_section<Link>() { return "a link"; }
template <>
const std::vector<Field<Link>>& fields_of<Link>() {
  static const std::vector<Field<Link>> table{
      field<&Link::title, Text>("title", "What the link leads to."),
      need<&Link::url, Url>("url", "Where it leads."),
  };
  return table;
}

template <>
std::string_view title_of_section<Issue>() { return "a common issue"; }
template <>
const std::vector<Field<Issue>>& fields_of<Issue>() {
  static const std::vector<Field<Issue>> table{
      custom<Issue, Id>("id", "The id of the issue within its pipeline.", true,
                        [](Decoder& d, const Node& n, Issue& issue) {
                          issue.at = n.location();
                          return Id::read(d, n, issue.id);
                        }),
      need<&Issue::title, Text>("title", "What breaks."),
      field<&Issue::affects, Selectors>("affects", "The sources that it affects."),
      field<&Issue::causes, ListOf<CauseForm>>("causes", "Why it breaks."),
      field<&Issue::symptoms, KeptTexts>("symptoms", "How it shows."),
      field<&Issue::diagnose, KeptTexts>("diagnose", "How to find out, step by step."),
      field<&Issue::fix, KeptTexts>("fix", "How to mend it, step by step."),
      field<&Issue::backfill, KeptTexts>("backfill", "How to fill in what was missed, step by step."),
      field<&Issue::escalate, PartyNames>("escalate", "Whom to turn to."),
      field<&Issue::links, ListOf<Section<Link>>>("links", "Where to read more."),
  };
  return table;
}

}  // namespace runbook::model
