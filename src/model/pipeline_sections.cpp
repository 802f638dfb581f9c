#include "model/pipeline_sections.hpp"

#include "model/pipeline_parts.hpp"

namespace runbook::model {

// ------------------------------------------------------------------------------------ owners and RACI

namespace {

struct Owners {
  std::vector<PartyRef> primary;
  std::vector<PartyRef> secondary;
  Unread unread;
};

}  // namespace

template <>
std::string_view title_of_section<Owners>() { return "owners"; }
template <>
const std::vector<Field<Owners>>& fields_of<Owners>() {
  static const std::vector<Field<Owners>> table{
      need<&Owners::primary, PartyNames>("primary", "Who owns the pipeline."),
      field<&Owners::secondary, PartyNames>("secondary", "Who owns it besides."),
  };
  return table;
}

template <>
std::string_view title_of_section<Raci>() { return "RACI roles"; }
template <>
const std::vector<Field<Raci>>& fields_of<Raci>() {
  static const std::vector<Field<Raci>> table{
      custom<Raci, PartyNames>("responsible", "Who does the work.", true,
                               [](Decoder& d, const Node& n, Raci& raci) {
                                 const bool good = PartyNames::read(d, n, raci.responsible);
                                 if (good) raci.responsible_at = n.location();
                                 return good;
                               }),
      custom<Raci, PartyNames>("accountable", "Who answers for it: exactly one.", true,
                               [](Decoder& d, const Node& n, Raci& raci) {
                                 const bool good = PartyNames::read(d, n, raci.accountable);
                                 if (good) raci.accountable_at = n.location();
                                 return good;
                               }),
      field<&Raci::consulted, PartyNames>("consulted", "Who is asked."),
      field<&Raci::informed, PartyNames>("informed", "Who is told."),
  };
  return table;
}

// ------------------------------------------------------------------------------------ the pipeline

namespace {

void pass_on(const Unread& from, std::initializer_list<std::string_view> keys, Unread& to) {
  for (const auto key : keys)
    if (from(key)) to.add(key);
}

}  // namespace

template <>
std::string_view title_of_section<Pipeline>() { return "a pipeline"; }
template <>
const std::vector<Field<Pipeline>>& fields_of<Pipeline>() {
  static const std::vector<Field<Pipeline>> table{
      custom<Pipeline, Version>("version", "The version of the language: 1.", false,
                                [](Decoder& d, const Node& n, Pipeline&) {
                                  bool unused{};
                                  return Version::read(d, n, unused);
                                }),
      custom<Pipeline, Id>("pipeline", "The id of the pipeline.", true,
                           [](Decoder& d, const Node& n, Pipeline& pipeline) {
                             pipeline.at = n.location();
                             return Id::read(d, n, pipeline.id);
                           }),
      need<&Pipeline::title, Text>("title", "What people call the pipeline."),
      field<&Pipeline::domain, Text>("domain", "A word that groups pipelines in listings."),
      field<&Pipeline::purpose, Text>("purpose", "What the pipeline is for."),
      field<&Pipeline::audience, Text>("audience", "Whom it is for."),
      custom<Pipeline, Date>("reviewed", "When a person last read this runbook through.", false,
                             [](Decoder& d, const Node& n, Pipeline& pipeline) {
                               pipeline.reviewed_at = n.location();
                               Day day{};
                               const bool good = Date::read(d, n, day);
                               if (good) pipeline.reviewed = day;
                               return good;
                             }),
      field<&Pipeline::labels, Labels>("labels", "Text to text, for other programs."),
      need<&Pipeline::sources, ListOf<SourceForm>>("sources", "The types of data that go in."),
      custom<Pipeline, Section<Owners>>("owners", "Who owns the pipeline.", true,
                                        [](Decoder& d, const Node& n, Pipeline& pipeline) {
                                          Owners owners;
                                          const bool good = Section<Owners>::read(d, n, owners);
                                          pipeline.primary_owners = std::move(owners.primary);
                                          pipeline.secondary_owners = std::move(owners.secondary);
                                          return good;
                                        }),
      need<&Pipeline::raci, Section<Raci>>("raci", "Who is responsible, accountable, consulted and informed."),
      custom<Pipeline, Section<Sla>>("sla", "What is promised.", false,
                                     [](Decoder& d, const Node& n, Pipeline& pipeline) {
                                       Sla sla;
                                       const bool good = Section<Sla>::read(d, n, sla);
                                       pipeline.freshness = std::move(sla.freshness);
                                       for (auto& c : sla.commitments) {
                                         c.kind = Obligation::Kind::commitment;
                                         pipeline.obligations.push_back(std::move(c));
                                       }
                                       pass_on(sla.unread, {"freshness", "commitments"}, pipeline.unread);
                                       return good;
                                     }),
      field<&Pipeline::issues, ListOf<Section<Issue>>>("issues", "What commonly breaks, and how it is mended."),
      custom<Pipeline, Section<OnCall>>("oncall", "Who is on call for it, when.", false,
                                        [](Decoder& d, const Node& n, Pipeline& pipeline) {
                                          OnCall oncall;
                                          const bool good = Section<OnCall>::read(d, n, oncall);
                                          pipeline.no_oncall = std::move(oncall.none);
                                          pipeline.coverage = std::move(oncall.coverage);
                                          for (auto& r : oncall.routine) {
                                            r.kind = Obligation::Kind::routine;
                                            pipeline.obligations.push_back(std::move(r));
                                          }
                                          pass_on(oncall.unread, {"coverage", "routine"}, pipeline.unread);
                                          return good;
                                        }),
      field<&Pipeline::notify, Section<Notify>>("notify", "Who is told at which level; the workspace's policy where a level is left out."),
  };
  return table;
}

template <>
void finish<Pipeline>(Decoder&, const Node&, Pipeline& pipeline) {
  // What a lost section would have held is lost with it.
  if (pipeline.unread("sla")) pipeline.unread.add("freshness"), pipeline.unread.add("commitments");
  if (pipeline.unread("oncall")) pipeline.unread.add("coverage"), pipeline.unread.add("routine"), pipeline.unread.add("none");
  if (pipeline.unread("owners")) pipeline.unread.add("primary");
}

}  // namespace runbook::model
