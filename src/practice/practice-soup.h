/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Who does not practise needs no server: libsoup is loaded with the first practice exchange.
 * Whoever includes this calls it by its usual names. */

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define PRACTICE_SOUP_FUNCTIONS(function)             \
  function (soup_message_headers_get_one)             \
  function (soup_message_headers_replace)             \
  function (soup_server_accept_iostream)              \
  function (soup_server_add_handler)                  \
  function (soup_server_disconnect)                   \
  function (soup_server_listen_socket)                \
  function (soup_server_message_get_method)           \
  function (soup_server_message_get_request_body)     \
  function (soup_server_message_get_request_headers)  \
  function (soup_server_message_get_response_headers) \
  function (soup_server_message_get_uri)              \
  function (soup_server_message_set_response)         \
  function (soup_server_message_set_status)           \
  function (soup_server_message_steal_connection)     \
  function (soup_server_new)                          \
  function (soup_server_remove_handler)

/** Where its functions are, once it is loaded. */
typedef struct
{
#define PRACTICE_SOUP_MEMBER(function) __typeof__ (function) *call_##function;
  PRACTICE_SOUP_FUNCTIONS (PRACTICE_SOUP_MEMBER)
#undef PRACTICE_SOUP_MEMBER
} PracticeSoup;

extern PracticeSoup practice_soup;

void practice_soup_load (void);

#define soup_message_headers_get_one practice_soup.call_soup_message_headers_get_one
#define soup_message_headers_replace practice_soup.call_soup_message_headers_replace
#define soup_server_accept_iostream practice_soup.call_soup_server_accept_iostream
#define soup_server_add_handler practice_soup.call_soup_server_add_handler
#define soup_server_disconnect practice_soup.call_soup_server_disconnect
#define soup_server_listen_socket practice_soup.call_soup_server_listen_socket
#define soup_server_message_get_method practice_soup.call_soup_server_message_get_method
#define soup_server_message_get_request_body practice_soup.call_soup_server_message_get_request_body
#define soup_server_message_get_request_headers practice_soup.call_soup_server_message_get_request_headers
#define soup_server_message_get_response_headers practice_soup.call_soup_server_message_get_response_headers
#define soup_server_message_get_uri practice_soup.call_soup_server_message_get_uri
#define soup_server_message_set_response practice_soup.call_soup_server_message_set_response
#define soup_server_message_set_status practice_soup.call_soup_server_message_set_status
#define soup_server_message_steal_connection practice_soup.call_soup_server_message_steal_connection
#define soup_server_new practice_soup.call_soup_server_new
#define soup_server_remove_handler practice_soup.call_soup_server_remove_handler

G_END_DECLS
