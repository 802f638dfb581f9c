#include <dlfcn.h>

#include <filesystem>

#include "edge/state/postgresql/module.hpp"
#include "text/utf8.hpp"

namespace runbook::edge {
namespace {

namespace fs = std::filesystem;

Result<const PostgresqlModule*> load() {
  std::error_code fault;
  const auto folder = fs::read_symlink("/proc/self/exe", fault).parent_path();
  for (const auto& place : {folder / kPostgresqlFile, folder / "../lib/runbook" / kPostgresqlFile}) {
    if (!fs::exists(place, fault)) continue;
    void* module = ::dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) return tl::make_unexpected(Failure{"PostgreSQL's client cannot be loaded: " + text::visible(::dlerror())});
    const void* entry = ::dlsym(module, kPostgresqlEntry);
    if (entry == nullptr) return tl::make_unexpected(Failure{text::visible(place.string()) + " is not the module of this program"});
    return static_cast<const PostgresqlModule*>(entry);
  }
  return tl::make_unexpected(Failure{std::string{kPostgresqlFile} + " is neither beside the program nor in ../lib/runbook of it: this state needs it"});
}

const Result<const PostgresqlModule*>& module() {
  static const auto loaded = load();
  return loaded;
}

}  // namespace

Result<void> connect_postgresql(Session& session) {
  if (!module()) return tl::make_unexpected(module().error());
  return (*module())->connect(session);
}

Failure postgresql_failure(Session& session, const std::exception& fault) {
  return module() ? (*module())->failure(session, fault) : Failure{session.name() + " failed"};
}

}  // namespace runbook::edge
