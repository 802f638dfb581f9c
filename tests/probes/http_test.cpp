#include <catch2/catch.hpp>

#include "support.hpp"
#include "support/places.hpp"

using namespace probes;

namespace {

struct Web {
  int port = free_port();
  std::string base = "http://127.0.0.1:" + std::to_string(port);
  Server server{{"python3", places::root() + "/tests/probes/server.py", std::to_string(port)}, "/dev/null"};
  Web() { REQUIRE(becomes_true("python3 -c 'import urllib.request as u; u.urlopen(\"" + base + "/page\")'")); }
  [[nodiscard]] Ran look(const std::string& path, const std::string& more = {}, const std::string& words = {}, const std::string& before = {}) const {
    const Workspace w{"{ http: { url: '" + base + path + "'" + more + " } }", "{ hosts: ['127.0.0.1', '127.0.0.2'] }"};
    return runbook(w, "probe --format json " + words, before);
  }
  [[nodiscard]] std::string reason(const std::string& path, const std::string& more = {}, const std::string& words = {}) const {
    const auto ran = look(path, more, words);
    CHECK(ran.out.empty());
    CHECK(ran.code == 2);
    return ran.err;
  }
};

}  // namespace

TEST_CASE("a page's age, an instant in its JSON, and why there is none") {
  const Web web;
  CHECK(web.look("/page").out == seen("2026-11-23T09:00:00+01:00"));
  CHECK(web.look("/json", ", from: json-pointer, pointer: /data/0/at").out == seen("2026-11-23T09:30:00+01:00"));
  CHECK(web.look("/json", ", pointer: /data/0/local").out == seen("2026-11-23T09:30:00+01:00"));
  CHECK(web.look("/json", ", pointer: /data/0/local, timezone: UTC").out == seen("2026-11-23T10:30:00+01:00"));
  CHECK(web.look("/json", ", pointer: /data/0/unix").out == seen("2026-11-23T09:30:00+01:00"));
  CHECK(web.look("/token", ", pointer: /at, token: env:TOKEN", {}, "TOKEN=s3cr3t-token").out == seen("2026-11-23T09:00:00+01:00"));
  CHECK(web.reason("/undated") == "runbook: p/s: the server names no `Last-Modified`; `from: json-pointer` reads an instant from its answer\n");
  CHECK(web.reason("/gone") == "runbook: p/s: the server answers with HTTP 404: there is no such page\n");
  CHECK(web.reason("/json", ", pointer: /data/7/at") == "runbook: p/s: the answer has nothing at `/data/7/at`\n");
  CHECK(web.reason("/json", ", pointer: /data/0/none") == "runbook: p/s: the answer has null at `/data/0/none`: nothing has arrived yet\n");
  CHECK(web.reason("/json", ", pointer: /data/0/word") ==
        "runbook: p/s: `soon` at `/data/0/word` is no instant such as 2026-11-23T09:00:00Z, nor a Unix time\n");
  CHECK(web.reason("/huge", ", pointer: /0") == "runbook: p/s: the answer is larger than 8 MiB\n");
  CHECK(web.reason("/slow", ", pointer: /0", "--timeout 1s") == "runbook: p/s: no answer within 1s\n");
}

TEST_CASE("a redirect is followed within one host alone") {
  const Web web;
  CHECK(web.look("/moved").out == seen("2026-11-23T09:00:00+01:00"));
  CHECK(web.reason("/away") == "runbook: p/s: it redirects to http://127.0.0.2, another place, which is not followed\n");
  CHECK(web.reason("/circle") == "runbook: p/s: it redirects again and again\n");
}

TEST_CASE("hosts are asked only where the workspace file names them, and dangerous addresses only where it names these") {
  const Web web;
  const auto port = std::to_string(web.port);
  const auto with = [&](const std::string& url, const std::string& policy) {
    const auto ran = runbook(Workspace{"{ http: { url: '" + url + "' } }", policy}, "probe --format json --timeout 5s");
    return ran.out + ran.err;
  };
  CHECK(with(web.base + "/page", "") ==
        "runbook: p/s: the host 127.0.0.1:" + port + " is not allowed; the person who runs this allows it in `probes: hosts:` of workspace.yaml\n");
  CHECK(with(web.base + "/page", "{ hosts: ['127.0.0.1:1'] }").find("is not allowed") != std::string::npos);
  CHECK(with(web.base + "/page", "{ hosts: ['127.0.0.1:" + port + "'] }") == seen("2026-11-23T09:00:00+01:00"));
  CHECK(with("http://localhost:" + port + "/page", "{ hosts: [localhost] }") == seen("2026-11-23T09:00:00+01:00"));
  // A name that was allowed, and leads where it should not: what DNS rebinding does.
  CHECK(with("http://rebound.localhost:" + port + "/page", "{ hosts: [rebound.localhost] }").find(", this very machine, and is not asked") != std::string::npos);
  CHECK(with("http://169.254.169.254/latest/meta-data", "{ hosts: ['*.254'] }").find(
            "the host 169.254.169.254 leads to 169.254.169.254, a link-local address, where clouds hand out credentials, and is not asked") != std::string::npos);
  for (const auto* alias : {"http://2852039166/", "http://0xa9fea9fe/", "http://[::ffff:169.254.169.254]/", "http://[fe80::1]/"}) {
    INFO(alias);
    CHECK(with(alias, "{ hosts: [example.com] }").find("is not allowed") != std::string::npos);
  }
}

TEST_CASE("TLS is verified against the certificates of the machine or one's own, and the name against the certificate") {
  const Workspace keys{"{ file: { path: x } }"};
  REQUIRE(shell("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca.key -out ca.pem -subj /CN=ca "
                "&& openssl req -newkey rsa:2048 -nodes -keyout s.key -out s.csr -subj /CN=localhost "
                "&& printf 'subjectAltName=DNS:localhost' > ext && openssl x509 -req -in s.csr -CA ca.pem -CAkey ca.key -CAcreateserial "
                "-days 2 -extfile ext -out s.pem",
                keys.folder())
              .code == 0);
  const int port = free_port();
  const Server server{{"python3", places::root() + "/tests/probes/server.py", std::to_string(port), keys / "s.pem", keys / "s.key"}, "/dev/null"};
  REQUIRE(becomes_true("python3 -c 'import socket; socket.create_connection((\"127.0.0.1\", " + std::to_string(port) + "))'"));
  const auto with = [&](const std::string& host, const std::string& before) {
    const auto ran = runbook(Workspace{"{ http: { url: 'https://" + host + ":" + std::to_string(port) + "/page' } }", "{ hosts: [localhost, '127.0.0.1'] }"},
                             "probe --format json", before);
    return ran.out + ran.err;
  };
  CHECK(with("localhost", "SSL_CERT_FILE='" + (keys / "ca.pem") + "'") == seen("2026-11-23T09:00:00+01:00"));
  CHECK(with("localhost", "").find("p/s: the certificate of localhost is not trusted: ") != std::string::npos);
  CHECK(with("127.0.0.1", "SSL_CERT_FILE='" + (keys / "ca.pem") + "'").find("p/s: ") != std::string::npos);
  CHECK(with("127.0.0.1", "SSL_CERT_FILE='" + (keys / "ca.pem") + "'").find("09:00:00") == std::string::npos);
}

TEST_CASE("an address with a password, and a token, are in no output, whichever way it fails") {
  const Web web;
  const std::string password = "s3cr3t-passw0rd";
  const auto port = std::to_string(web.port);
  const auto base = "http://user:" + password + "@127.0.0.1:" + port;
  const std::vector<std::string> urls{base + "/gone", base + "/undated", base + "/away", base + "/circle", base + "/slow", "http://user:" + password + "@127.0.0.1:1/",
                                      "http://user:" + password + "@nowhere.invalid/", "http://" + password + ".invalid/", "https://user:" + password + "@127.0.0.1:" + port + "/page",
                                      "ftp://user:" + password + "@127.0.0.1/", "http://user:" + password + "@127.0.0.1:99999/", password, "http://[" + password,
                                      base + "/echo?token=" + password, "http://127.0.0.9/" + password};
  const Workspace w{"{ file: { path: x } }", "{ hosts: ['127.0.0.1', nowhere.invalid] }"};
  std::string sources, environment = "TOKEN=" + password + "-2";
  for (std::size_t i = 0; i < urls.size(); ++i) {
    const auto n = std::to_string(i);
    w.write("url" + n, urls[i] + "\n");
    environment += " URL" + n + "='" + urls[i] + "'";
    sources += "  - { id: a" + n + ", probe: { http: { url: env:URL" + n + ", token: env:TOKEN } } }\n";
    sources += "  - { id: b" + n + ", probe: { http: { url: file:url" + n + ", pointer: /at, token: env:TOKEN } } }\n";
    sources += "  - { id: c" + n + ", probe: { prometheus: { url: env:URL" + n + ", query: up, token: env:TOKEN } } }\n";
  }
  w.write("q.yaml", "pipeline: q\ntitle: Q\nsources:\n" + sources + "owners: { primary: [t] }\nraci: { responsible: [t], accountable: [t] }\n");
  for (const auto* words : {"probe -v", "status --probe --format json", "status --probe --why q/a0"}) {
    INFO(words);
    const auto ran = runbook(w, std::string{words} + " --timeout 1s --jobs 64", environment);
    // Every one of them fails, but for those that say their token, which is no instant.
    for (std::size_t i = 0; i < urls.size(); ++i) CHECK((ran.out + ran.err).find("q/a" + std::to_string(i)) != std::string::npos);
    CHECK((ran.out + ran.err).find("passw0rd") == std::string::npos);
  }
}
