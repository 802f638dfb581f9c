# The version: PROJECT_VERSION for the commit that is tagged with it (v1.2.3). Any other commit is on the way there and says
# which it is: 1.2.3-dev.41+gabc1234, the 41st commit since the last tag (or since the beginning).
set(RUNBOOK_VERSION ${PROJECT_VERSION})
find_package(Git QUIET)
if(GIT_FOUND AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
  execute_process(COMMAND ${GIT_EXECUTABLE} describe --tags --exact-match --match v${PROJECT_VERSION}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} RESULT_VARIABLE untagged OUTPUT_QUIET ERROR_QUIET)
  if(untagged)
    execute_process(COMMAND ${GIT_EXECUTABLE} describe --tags --long --match v[0-9]*
      WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE described ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(described MATCHES "-([0-9]+)-(g[0-9a-f]+)$")
      set(RUNBOOK_VERSION ${PROJECT_VERSION}-dev.${CMAKE_MATCH_1}+${CMAKE_MATCH_2})
    else()
      execute_process(COMMAND ${GIT_EXECUTABLE} rev-list --count HEAD
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE count ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
      execute_process(COMMAND ${GIT_EXECUTABLE} rev-parse --short HEAD
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE commit ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
      if(commit)
        set(RUNBOOK_VERSION ${PROJECT_VERSION}-dev.${count}+g${commit})
      endif()
    endif()
  endif()
endif()
