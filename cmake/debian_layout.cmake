# What Debian keeps elsewhere than zsh itself: /usr/share/zsh/site-functions is no part of zsh's search path there, what
# packages bring stands in vendor-completions. Run by cpack when everything is in its place, before it packs.
set(zsh ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/zsh)
if(EXISTS ${zsh}/site-functions)
  file(RENAME ${zsh}/site-functions ${zsh}/vendor-completions)
endif()
