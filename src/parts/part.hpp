// Parts of the program that stand in files of their own (`runbook-*.so`) and are loaded when they are needed. What they
// bring along takes longer to load than a whole `check` of a company's runbooks takes: libical the whole of ICU,
// PostgreSQL's client some twenty libraries; SQLite and SOCI a quarter of the program's start.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace runbook::parts {

/// The address of what a part exports as `name`. Its file stands beside the program, or in ../lib/runbook of it. A part
/// stays loaded. Fails, saying why, where there is no such file, or it cannot be loaded, or it is no part of this program.
[[nodiscard]] tl::expected<const void*, std::string> load(const char* file, const char* name);

}  // namespace runbook::parts
