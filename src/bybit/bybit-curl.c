/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-curl.h"

#include "bitting-library.h"

BybitCurl bybit_curl;

/** To be called before the first of the functions. */
void
bybit_curl_load (void)
{
  gpointer library = bitting_library_load ("libcurl.so.4");

#define BYBIT_CURL_FIND(function) \
  bybit_curl.call_##function = (__typeof__ (bybit_curl.call_##function)) bitting_library_find (library, #function);
  BYBIT_CURL_FUNCTIONS (BYBIT_CURL_FIND)
#undef BYBIT_CURL_FIND

  if (curl_global_init (CURL_GLOBAL_DEFAULT) != CURLE_OK)
    g_error ("libcurl cannot be used");
}
