// Selectors and sources (language.md, A pipeline).
#include "model/pipeline_parts.hpp"
#include "model/probe_sections.hpp"

namespace runbook::model {

// ------------------------------------------------------------------------------------ selectors

std::optional<SelectorParts> parse_selector(std::string_view text) {
  SelectorParts parts;
  if (const auto slash = text.find('/'); slash != text.npos) {
    parts.pipeline = text.substr(0, slash);
    text.remove_prefix(slash + 1);
    if (parts.pipeline.empty() || text.find('/') != text.npos) return std::nullopt;
  }
  if (text == "*") {
    parts.by = SelectorParts::By::all;
  } else if (text.starts_with("kind:")) {
    parts.by = SelectorParts::By::kind;
    text.remove_prefix(5);
  } else if (text.starts_with("tag:")) {
    parts.by = SelectorParts::By::tag;
    text.remove_prefix(4);
  } else {
    parts.by = SelectorParts::By::source;
  }
  parts.word = text;
  if (text.empty()) return std::nullopt;
  return parts;
}

const Type& SelectorText::type() {
  static const Type made{Type::Shape::text, "a selector such as `marketing`, `kind:external-api`, `tag:x`, `*` or `upstream/marketing`",
                         R"(^([^/]+/)?(kind:(internal|external-api|stream|manual|pipeline)|tag:[^/]+|(?!kind:|tag:)[^/]+)$)",
                         {}, nullptr, nullptr, {}, false, "selector", {"marketing", "kind:external-api", "tag:operating-expense", "*"},
                         R"({"type": "boolean"})"};
  return made;
}

bool SelectorText::read(Decoder& decoder, const Node& node, Selector& selector) {
  selector.at = node.location();
  if (node.is_map() && node.size() == 1 && node.at(0).is_scalar()) {  // `kind: stream` for `kind:stream`
    const auto meant = std::string{node.key(0).text()} + ":" + std::string{node.at(0).text()};
    return decoder.want(document::Kind::scalar, node, "a selector", "did you mean " + quoted(meant) + ", without a blank after the colon?");
  }
  if (!decoder.want(document::Kind::scalar, node, "a selector")) return false;
  const auto parts = parse_selector(node.text());
  if (!parts) return decoder.refuse(node, type().name);
  if (parts->by == SelectorParts::By::kind) {
    const auto& words = Word<SourceKind>::type().values;
    if (std::ranges::find(words, parts->word) == words.end()) {
      auto& finding = decoder.report(Code::invalid_value, node.location(),
                                     quoted(parts->word) + " is not a kind of source: " + one_of(words),
                                     did_you_mean(parts->word, words));
      const auto before = node.text().substr(0, node.text().size() - parts->word.size());
      if (const auto meant = text::only_close(parts->word, words))
        finding.fix = decoder.rewrite(node, std::string{before} + std::string{*meant});
      return false;
    }
  }
  selector.text = node.text();
  return true;
}

// ------------------------------------------------------------------------------------ sources

bool SourceForm::read(Decoder& decoder, const Node& node, Source& source) {
  SourceWords words;
  const bool good = Section<SourceWords>::read(decoder, node, words);
  source = Source{std::move(words), decoder.texts()};
  return good;
}

namespace {

struct Arrives {
  Every every{};
};

}  // namespace

template <>
std::string_view title_of_section<Arrives>() { return "when data arrives"; }
template <>
const std::vector<Field<Arrives>>& fields_of<Arrives>() {
  static const std::vector<Field<Arrives>> table{
      need<&Arrives::every, Word<Every>>("every", "How often data arrives."),
  };
  return table;
}

template <>
std::string_view title_of_section<SourceWords>() { return "a source"; }
template <>
const std::vector<Field<SourceWords>>& fields_of<SourceWords>() {
  static const std::vector<Field<SourceWords>> table{
      custom<SourceWords, IdView>("id", "The id of the source within its pipeline.", true,
                         [](Decoder& d, const Node& n, SourceWords& source) {
                           source.at = n.location();
                           return IdView::read(d, n, source.id);
                         }),
      field<&SourceWords::title, TextView>("title", "What people call the data; the id where it is left out."),
      field<&SourceWords::kind, Word<SourceKind>>("kind", "Where the data comes from; `internal` where it is left out."),
      field<&SourceWords::tags, ListOf<TextView>>("tags", "Words by which selectors find the source."),
      field<&SourceWords::contains, ListOf<TextView>>("contains", "What is in the data, in words."),
      custom<SourceWords, Section<Arrives>>("arrives", "How often data arrives, for readers.", false,
                                       [](Decoder& d, const Node& n, SourceWords& source) {
                                         Arrives arrives;
                                         const bool good = Section<Arrives>::read(d, n, arrives);
                                         if (good) source.arrives = arrives.every;
                                         return good;
                                       }),
      field<&SourceWords::probe, ProbeForm>("probe", "Where the last arrival can be read."),
      field<&SourceWords::from, Name<PipelineRef>>("from", "The pipeline that makes this data; needs `kind: pipeline`."),
      field<&SourceWords::labels, Labels>("labels", "Text to text, for other programs."),
  };
  return table;
}
template <>
std::string_view schema_of_section<SourceWords>() {
  return R"({"if": {"properties": {"kind": {"const": "pipeline"}}, "required": ["kind"]},
             "then": {"properties": {"from": true}, "required": ["from"]},
             "else": {"not": {"properties": {"from": true}, "required": ["from"]}}})";
}
template <>
void finish<SourceWords>(Decoder& decoder, const Node&, SourceWords& source) {
  if (source.unread("kind") || source.unread("from")) return;
  const bool fed = source.kind == SourceKind::pipeline;
  if (fed && !source.from) {
    decoder.report(Code::missing_key, source.at, "a source of `kind: pipeline` needs the key `from`",
                   "`from`: the id of the pipeline that makes this data");
    source.unread.add("from");
  } else if (!fed && source.from) {
    decoder.report(Code::wrong_shape, source.at, "`from` stands on a source of `kind: pipeline` only",
                   "write `kind: pipeline`, or leave `from` out");
    source.unread.add("from");  // whether it is an upstream is not known: no circle is made of it, no selector missed
  }
}

}  // namespace runbook::model
