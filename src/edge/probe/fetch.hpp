// One GET over HTTP or HTTPS, within the policy.
#pragma once

#include <string>
#include <vector>

#include "edge/probe/client.hpp"

namespace runbook::edge::probe {

struct Request {
  std::string url;        ///< an address, or a reference to one
  std::string token;      ///< a reference, or empty
  std::string path;       ///< added to the address's own path, or empty
  std::string form;       ///< application/x-www-form-urlencoded, then it is a POST; or empty
  bool body = true;       ///< false: only the head is wanted
};

struct Response {
  long status = 0;
  std::optional<Instant> last_modified;
  std::string body;       ///< 8 MiB at the most
};

/// Redirects are followed within one host only, TLS is verified, no proxy is used (behind it nobody could tell which
/// address is spoken to). Any status is a response.
[[nodiscard]] Result<Response> fetch(const Request& request, const Look& look);

/// The beginning of an answer that is no success, for a person.
[[nodiscard]] std::string status_in_words(long status);

}  // namespace runbook::edge::probe
