#include "edge/probe/fetch.hpp"

#include <curl/curl.h>
#include <sys/socket.h>

#include <cstdlib>
#include <memory>

#include "edge/limits.hpp"
#include "edge/probe/hosts.hpp"
#include "text/amounts.hpp"

namespace runbook::edge::probe {
namespace {

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK || text == nullptr) return {};
  std::string out{text};
  curl_free(text);
  return out;
}

/// One transfer: what its callbacks need.
struct Transfer {
  const Look& look;
  CURL* easy;
  std::string host;
  bool want_body;
  Response response{};
  std::string refusal{};
  std::size_t taken = 0;
  bool too_large = false;
  bool stopped = false;  ///< by us, since the head was all
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  transfer.taken += size * count;
  if (transfer.taken > largest_body) {
    transfer.too_large = true;
    return 0;
  }
  if (transfer.want_body) {
    transfer.response.body.append(data, size * count);
    return size * count;
  }
  // The head is all that is wanted; but where a redirect leads is known only at its end.
  long status = 0;
  curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
  if (status / 100 == 3) return size * count;
  transfer.stopped = true;
  return 0;
}

/// Every connection passes here, after the name has become an address: a name cannot lead where the policy does not.
curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (auto refusal = refusal_of_address(address->addr, transfer.host, transfer.look.settings.policy)) {
    transfer.refusal = std::move(*refusal);
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string in_words(CURLcode code, const Transfer& transfer, const char* detail) {
  if (!transfer.refusal.empty()) return transfer.refusal;
  if (transfer.too_large) return "the answer is larger than " + text::in_bytes(largest_body);
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return "no address is known for the host " + transfer.host;
    case CURLE_OPERATION_TIMEDOUT: return "no answer within " + format_duration(transfer.look.settings.timeout);
    case CURLE_COULDNT_CONNECT: return "no connection to " + transfer.host + " could be made";
    case CURLE_PEER_FAILED_VERIFICATION: return "the certificate of " + transfer.host + " is not trusted: " + (*detail ? detail : curl_easy_strerror(code));
    default: return std::string{*detail ? detail : curl_easy_strerror(code)};
  }
}

/// `host:port` and scheme, to compare where a redirect leads.
struct Place {
  std::string scheme, host, port;
  bool operator==(const Place&) const = default;
};

Place place_of(CURLU* url) {
  return {part_of(url, CURLUPART_SCHEME), part_of(url, CURLUPART_HOST), part_of(url, CURLUPART_PORT, CURLU_DEFAULT_PORT)};
}

Result<Response> once(CURLU* url, const Request& request, const std::string& bearer, const Look& look) {
  const Place place = place_of(url);
  if (auto refusal = refusal_of_host(place.host, static_cast<unsigned>(std::atoi(place.port.c_str())), look.settings.policy)) return fail(*refusal);
  const Easy easy{curl_easy_init(), &curl_easy_cleanup};
  Transfer transfer{look, easy.get(), place.host, request.body};
  char detail[CURL_ERROR_SIZE] = "";
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(easy.get(), option, value); };
  set(CURLOPT_CURLU, url);
  set(CURLOPT_ERRORBUFFER, detail);
  set(CURLOPT_USERAGENT, "runbook-probe");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_NOPROXY, "*");
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_FILETIME, 1L);
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  // The one word for "my certificates" that programs share; libcurl alone does not read it.
  if (const char* file = std::getenv("SSL_CERT_FILE"); file && *file) set(CURLOPT_CAINFO, file);
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(look.settings.timeout.count() * 1000));
  set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set(CURLOPT_OPENSOCKETDATA, &transfer);
  set(CURLOPT_WRITEFUNCTION, &take_body);
  set(CURLOPT_WRITEDATA, &transfer);
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers{nullptr, &curl_slist_free_all};
  if (!bearer.empty()) headers.reset(curl_slist_append(nullptr, ("Authorization: Bearer " + bearer).c_str()));
  if (headers) set(CURLOPT_HTTPHEADER, headers.get());
  if (!request.form.empty()) set(CURLOPT_POSTFIELDS, request.form.c_str());
  const auto code = curl_easy_perform(easy.get());
  if (code != CURLE_OK && !transfer.stopped) return fail(in_words(code, transfer, detail));
  curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &transfer.response.status);
  curl_off_t time = -1;
  curl_easy_getinfo(easy.get(), CURLINFO_FILETIME_T, &time);
  if (time >= 0) transfer.response.last_modified = Instant{Seconds{time}};
  char* next = nullptr;
  if (transfer.response.status / 100 == 3 && transfer.response.status != 304 &&
      curl_easy_getinfo(easy.get(), CURLINFO_REDIRECT_URL, &next) == CURLE_OK && next != nullptr) {
    const Url target{curl_url(), &curl_url_cleanup};
    if (curl_url_set(target.get(), CURLUPART_URL, next, 0) != CURLUE_OK) return fail("it redirects to what is no address");
    const Place there = place_of(target.get());
    const bool same = there == place || (there.host == place.host && place.scheme == "http" && there.scheme == "https");
    if (!same) return fail("it redirects to " + there.scheme + "://" + there.host + ", another place, which is not followed");
    for (const auto part : {CURLUPART_USER, CURLUPART_PASSWORD})  // the same place, so whoever asks stays the same
      if (const auto word = part_of(url, part); !word.empty()) curl_url_set(target.get(), part, word.c_str(), 0);
    const auto bare = part_of(target.get(), CURLUPART_URL);
    if (curl_url_set(url, CURLUPART_URL, bare.c_str(), 0) != CURLUE_OK) return fail("it redirects to what is no address");
  }
  return std::move(transfer.response);
}

}  // namespace

std::string status_in_words(long status) {
  auto number = "the server answers with HTTP " + std::to_string(status);
  switch (status) {
    case 401: return number + ": it wants to know who asks (`token: env:NAME`)";
    case 403: return number + ": it does not let us";
    case 404: return number + ": there is no such page";
    case 429: return number + ": too many questions";
    default: return number;
  }
}

Result<Response> fetch(const Request& request, const Look& look) {
  std::string address = request.url;
  if (address.starts_with("env:") || address.starts_with("file:")) {
    auto resolved = look.veil.resolve(address);
    if (!resolved) return tl::make_unexpected(resolved.error());
    address = std::move(*resolved);
  }
  std::string bearer;
  if (!request.token.empty()) {
    auto resolved = look.veil.resolve(request.token);
    if (!resolved) return tl::make_unexpected(resolved.error());
    bearer = std::move(*resolved);
    if (bearer.find_first_of("\r\n") != bearer.npos) return fail("the token holds a line break");
  }
  curl_global_init(CURL_GLOBAL_DEFAULT);
  const Url url{curl_url(), &curl_url_cleanup};
  if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return fail("the address is no http:// or https:// address");
  const auto scheme = part_of(url.get(), CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return fail("the address is no http:// or https:// address");
  if (!request.path.empty()) {
    auto path = part_of(url.get(), CURLUPART_PATH);
    while (path.ends_with('/')) path.pop_back();
    curl_url_set(url.get(), CURLUPART_PATH, (path + request.path).c_str(), 0);
  }
  for (int i = 0; i <= most_redirects; ++i) {
    const auto before = part_of(url.get(), CURLUPART_URL);
    auto response = once(url.get(), request, bearer, look);
    if (!response || part_of(url.get(), CURLUPART_URL) == before) return response;
  }
  return fail("it redirects again and again");
}

}  // namespace runbook::edge::probe
