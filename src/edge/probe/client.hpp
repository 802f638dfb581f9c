// The six clients of `runbook-probe`. Each looks at one place and gives the last arrival, or why it could not be read.
#pragma once

#include <string>
#include <string_view>

#include "edge/probe/veil.hpp"
#include "edge/probe_wire.hpp"

namespace runbook::edge::probe {

/// What a client is given besides its probe.
struct Look {
  const ProbeSettings& settings;
  const std::string& subject;
  Veil& veil;  ///< every secret goes in as soon as it is known
};

[[nodiscard]] Result<Found> look_at(const FileProbe& probe, const Look& look);
[[nodiscard]] Result<Found> look_at(const SqlProbe& probe, const Look& look);
[[nodiscard]] Result<Found> look_at(const PrometheusProbe& probe, const Look& look);
[[nodiscard]] Result<Found> look_at(const HttpProbe& probe, const Look& look);
[[nodiscard]] Result<Found> look_at(const DbtProbe& probe, const Look& look);
[[nodiscard]] Result<Found> look_at(const CommandProbe& probe, const Look& look);

[[nodiscard]] inline tl::unexpected<Failure> fail(std::string message) { return tl::make_unexpected(Failure{std::move(message)}); }

/// User's or the world's text in a message: in backquotes, one line, cut where it is long.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace runbook::edge::probe
