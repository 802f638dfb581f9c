// A change of a text as a unified diff.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/style.hpp"
#include "runbook/verify.hpp"

namespace runbook::render {

/// What these rewordings of one file do, in the form that `git apply` and `patch` take, with three lines around each
/// change; nothing where there is none. `path`: as the diff names the file. Lines stand as a terminal may show them, so
/// one with control characters in it is for reading only.
[[nodiscard]] std::string unified(std::string_view path, std::string_view text, FileId file,
                                  const std::vector<Rewording>& rewordings, const Painter& paint);

}  // namespace runbook::render
