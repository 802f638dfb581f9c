// SOCI, without Boost: Debian builds it with Boost's headers in sight, which libsoci-dev does not bring. They only add
// conversions for Boost's own types, in templates; nothing of the library itself depends on them.
#pragma once

#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME
#include <soci/soci.h>
