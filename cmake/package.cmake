# `cpack --config build/release/CPackConfig.cmake` makes a .deb with the program, its man page and completions, the schema,
# the documents and the list of what it is made of.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME runbook)
string(REPLACE "-dev" "~dev" CPACK_PACKAGE_VERSION ${RUNBOOK_VERSION})  # Debian sorts it before the version to come
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The runbook developers <runbook@example.com>")
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS tzdata)
# `oncall --against` reads another commit; probes of databases load SOCI's clients.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "git, libsoci-sqlite3-4.0, libsoci-postgresql4.0, libsoci-odbc4.0")
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian_layout.cmake)
include(CPack)
