// Where the tests find what they need. CMake tells it to one file (places.cpp): the others compile to the same bytes in
// whatever folder the clone stands, so that ccache knows them again.
#pragma once

#include <string>

namespace places {

/// The project's folder.
[[nodiscard]] std::string root();
/// The program that was built.
[[nodiscard]] std::string program();

}  // namespace places
