// What a probe says of itself.
#include "runbook/probe.hpp"

namespace runbook {

std::string_view kind_of(const Probe& probe) {
  static constexpr std::string_view names[] = {"file", "sql", "prometheus", "http", "dbt", "command"};
  return names[probe.what.index()];
}

std::string describe(const Probe& probe) {
  struct Where {
    std::string operator()(const FileProbe& p) const { return p.path; }
    std::string operator()(const SqlProbe& p) const { return p.connection; }
    std::string operator()(const PrometheusProbe& p) const { return p.url; }
    std::string operator()(const HttpProbe& p) const { return p.url; }
    std::string operator()(const DbtProbe& p) const { return p.unique_id; }
    std::string operator()(const CommandProbe& p) const {
      std::string line;
      for (const auto& word : p.argv) line += (line.empty() ? "" : " ") + word;
      return line;
    }
  };
  return std::string{kind_of(probe)} + " " + std::visit(Where{}, probe.what);
}

}  // namespace runbook
