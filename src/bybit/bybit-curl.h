/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* libcurl brings two dozen libraries along, which take longer to load than most commands to run.
 * So it is loaded with the first request. Whoever includes this calls it by its usual names. */

#include <curl/curl.h>
#include <glib.h>

G_BEGIN_DECLS

#define BYBIT_CURL_FUNCTIONS(function) \
  function (curl_easy_cleanup)         \
  function (curl_easy_getinfo)         \
  function (curl_easy_header)          \
  function (curl_easy_init)            \
  function (curl_easy_setopt)          \
  function (curl_easy_strerror)        \
  function (curl_free)                 \
  function (curl_global_init)          \
  function (curl_multi_add_handle)     \
  function (curl_multi_cleanup)        \
  function (curl_multi_info_read)      \
  function (curl_multi_init)           \
  function (curl_multi_remove_handle)  \
  function (curl_multi_setopt)         \
  function (curl_multi_socket_action)  \
  function (curl_slist_append)         \
  function (curl_slist_free_all)       \
  function (curl_url)                  \
  function (curl_url_cleanup)          \
  function (curl_url_get)              \
  function (curl_url_set)

/** Where its functions are, once it is loaded. */
typedef struct
{
#define BYBIT_CURL_MEMBER(function) __typeof__ (function) *call_##function;
  BYBIT_CURL_FUNCTIONS (BYBIT_CURL_MEMBER)
#undef BYBIT_CURL_MEMBER
} BybitCurl;

extern BybitCurl bybit_curl;

void bybit_curl_load (void);

/* libcurl's own look at the types goes with its macros. What it is most needed for is a number
 * that is narrower than the option: that does not compile here either. */
#define BYBIT_CURL_POINTER 5 /* a class of types, as the compiler has it */
#define BYBIT_CURL_FITS(option, value)                                                              \
  ((option) < CURLOPTTYPE_OBJECTPOINT ? __builtin_types_compatible_p (__typeof__ (value), long)      \
   : (option) / CURLOPTTYPE_OBJECTPOINT == CURLOPTTYPE_OFF_T / CURLOPTTYPE_OBJECTPOINT               \
     ? __builtin_types_compatible_p (__typeof__ (value), curl_off_t)                                 \
     : __builtin_classify_type (value) == BYBIT_CURL_POINTER)

#undef curl_easy_getinfo
#undef curl_easy_setopt
#undef curl_multi_setopt
#define curl_easy_cleanup bybit_curl.call_curl_easy_cleanup
#define curl_easy_getinfo bybit_curl.call_curl_easy_getinfo
#define curl_easy_header bybit_curl.call_curl_easy_header
#define curl_easy_init bybit_curl.call_curl_easy_init
#define curl_easy_setopt(easy, option, value) \
  (G_STATIC_ASSERT_EXPR (BYBIT_CURL_FITS (option, value)), bybit_curl.call_curl_easy_setopt (easy, option, value))
#define curl_easy_strerror bybit_curl.call_curl_easy_strerror
#define curl_free bybit_curl.call_curl_free
#define curl_global_init bybit_curl.call_curl_global_init
#define curl_multi_add_handle bybit_curl.call_curl_multi_add_handle
#define curl_multi_cleanup bybit_curl.call_curl_multi_cleanup
#define curl_multi_info_read bybit_curl.call_curl_multi_info_read
#define curl_multi_init bybit_curl.call_curl_multi_init
#define curl_multi_remove_handle bybit_curl.call_curl_multi_remove_handle
#define curl_multi_setopt bybit_curl.call_curl_multi_setopt
#define curl_multi_socket_action bybit_curl.call_curl_multi_socket_action
#define curl_slist_append bybit_curl.call_curl_slist_append
#define curl_slist_free_all bybit_curl.call_curl_slist_free_all
#define curl_url bybit_curl.call_curl_url
#define curl_url_cleanup bybit_curl.call_curl_url_cleanup
#define curl_url_get bybit_curl.call_curl_url_get
#define curl_url_set bybit_curl.call_curl_url_set

G_END_DECLS
