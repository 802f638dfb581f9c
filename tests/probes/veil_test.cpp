#include <catch2/catch.hpp>

#include "edge/probe/veil.hpp"

using runbook::edge::probe::Veil;

namespace {

std::string over(const std::string& secret, const std::string& message) {
  Veil veil;
  veil.hide(secret);
  return veil.over(message);
}

}  // namespace

TEST_CASE("a secret is out of a message whole, in its parts, and decoded; where a server is stays") {
  CHECK(over("s3cr3t", "login with s3cr3t failed, s3cr3t!") == "login with *** failed, ***!");
  const std::string url = "postgresql://owner:p%40ss-w0rd@db.example.com:5432/sales?sslmode=require";
  CHECK(over(url, "cannot open " + url) == "cannot open ***");
  CHECK(over(url, "owner:p%40ss-w0rd and p%40ss-w0rd and p@ss-w0rd at db.example.com:5432") == "*** and *** and *** at db.example.com:5432");
  CHECK(over("host=db.example.com port=5432 user=owner password='two words' dbname=sales", "db.example.com, sales: two words, words") ==
        "db.example.com, sales: two ***, ***");
  CHECK(over("Driver=PostgreSQL Unicode;Server=db.example.com;UID=owner;PWD=s3cr3t", "s3cr3t on db.example.com") == "*** on db.example.com");
}

TEST_CASE("a longer secret goes before one that it begins with") {
  Veil veil;
  veil.hide("abcd");
  veil.hide("abcdefgh");
  CHECK(veil.over("abcdefgh abcd") == "*** ***");
}
