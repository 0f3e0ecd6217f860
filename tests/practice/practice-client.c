/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-client.h"

#include <curl/curl.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <string.h>

#define TIMEOUT_SECONDS 20L

struct _PracticeClient
{
  CURL *curl;
  char *origin;
};

/* One request, handed to a thread: the exchange answers on this thread's main context. */
typedef struct
{
  CURL              *curl;
  struct curl_slist *headers;
  PracticeAnswer    *answer;
} Errand;

static size_t
write_cb (char   *data,
          size_t  size,
          size_t  count,
          void   *user_data)
{
  PracticeAnswer *answer = user_data;

  g_string_append_len (answer->body, data, (gssize) (size * count));

  return size * count;
}

static size_t
header_cb (char   *data,
           size_t  size,
           size_t  count,
           void   *user_data)
{
  PracticeAnswer *answer = user_data;
  g_autofree char *line = g_strndup (data, size * count);
  char *colon = strchr (line, ':');

  if (colon != NULL)
    g_hash_table_insert (answer->headers, g_ascii_strdown (line, colon - line),
                         g_strdup (g_strstrip (colon + 1)));

  return size * count;
}

/**
 * practice_client_new:
 * @origin: scheme, host and port
 * @ca_pem: (nullable): the only authority to trust; NULL for those of the system
 */
PracticeClient *
practice_client_new (const char *origin,
                     const char *ca_pem)
{
  PracticeClient *self = g_new0 (PracticeClient, 1);

  self->origin = g_strdup (origin);
  self->curl = curl_easy_init ();
  g_assert_nonnull (self->curl);

  if (ca_pem != NULL)
    {
      struct curl_blob blob = {
        .data = (void *) ca_pem,
        .len = strlen (ca_pem),
        .flags = CURL_BLOB_COPY,
      };

      curl_easy_setopt (self->curl, CURLOPT_CAINFO_BLOB, &blob);
    }
  curl_easy_setopt (self->curl, CURLOPT_PROXY, "");
  curl_easy_setopt (self->curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (self->curl, CURLOPT_TIMEOUT, TIMEOUT_SECONDS);
  curl_easy_setopt (self->curl, CURLOPT_WRITEFUNCTION, write_cb);
  curl_easy_setopt (self->curl, CURLOPT_HEADERFUNCTION, header_cb);

  return self;
}

void
practice_client_free (PracticeClient *self)
{
  curl_easy_cleanup (self->curl);
  g_free (self->origin);
  g_free (self);
}

static void
finish_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  gboolean *done = user_data;

  *done = TRUE;
}

static void
perform_in_thread_cb (GTask        *task,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  Errand *errand = task_data;

  errand->answer->code = (int) curl_easy_perform (errand->curl);
  curl_easy_getinfo (errand->curl, CURLINFO_RESPONSE_CODE, &errand->answer->status);
  g_task_return_boolean (task, TRUE);
}

static void
run (Errand *errand)
{
  gboolean done = FALSE;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, finish_cb, &done);

  g_task_set_task_data (task, errand, NULL);
  g_task_run_in_thread (task, perform_in_thread_cb);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
read_json (PracticeAnswer *answer)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (answer->body->len > 0 &&
      json_parser_load_from_data (parser, answer->body->str, (gssize) answer->body->len, NULL) &&
      json_parser_get_root (parser) != NULL &&
      JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    answer->root = json_parser_steal_root (parser);
}

/**
 * practice_client_send:
 * @target: path with query
 * @headers: (array zero-terminated=1): whole header lines
 * @body: (nullable): sent whatever the method is
 *
 * Sends one request while the main context turns.
 */
PracticeAnswer *
practice_client_send (PracticeClient     *self,
                      const char         *method,
                      const char         *target,
                      const char * const *headers,
                      const char         *body)
{
  g_autofree char *url = g_strconcat (self->origin, target, NULL);
  Errand errand = { .curl = self->curl };

  errand.answer = g_new0 (PracticeAnswer, 1);
  errand.answer->body = g_string_new (NULL);
  errand.answer->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; headers[i] != NULL; i++)
    errand.headers = curl_slist_append (errand.headers, headers[i]);

  curl_easy_setopt (self->curl, CURLOPT_HTTPGET, 1L);
  if (body != NULL)
    curl_easy_setopt (self->curl, CURLOPT_POSTFIELDS, body);
  curl_easy_setopt (self->curl, CURLOPT_CUSTOMREQUEST, method);
  curl_easy_setopt (self->curl, CURLOPT_URL, url);
  curl_easy_setopt (self->curl, CURLOPT_HTTPHEADER, errand.headers);
  curl_easy_setopt (self->curl, CURLOPT_WRITEDATA, errand.answer);
  curl_easy_setopt (self->curl, CURLOPT_HEADERDATA, errand.answer);
  run (&errand);
  curl_slist_free_all (errand.headers);

  read_json (errand.answer);

  return errand.answer;
}

static PracticeAnswer *
call_at (PracticeClient    *self,
         const PracticeKey *key,
         const char        *path,
         gint64             timestamp,
         const char        *window,
         const char        *query,
         const char        *body)
{
  g_autofree char *text = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *target = g_strconcat (path, *query != '\0' ? "?" : "", query, NULL);
  g_auto (GStrv) headers = g_new0 (char *, 6);

  text = g_strdup_printf ("%" G_GINT64_FORMAT "%s%s%s", timestamp, key->api_key, window,
                          body != NULL ? body : query);
  signature = practice_client_sign (key, text);

  headers[0] = g_strdup_printf ("X-BAPI-API-KEY: %s", key->api_key);
  headers[1] = g_strdup_printf ("X-BAPI-TIMESTAMP: %" G_GINT64_FORMAT, timestamp);
  headers[2] = g_strdup_printf ("X-BAPI-SIGN: %s", signature);
  headers[3] = g_strdup_printf ("X-BAPI-RECV-WINDOW: %s", window);
  if (body != NULL)
    headers[4] = g_strdup ("Content-Type: application/json");

  return practice_client_send (self, body != NULL ? "POST" : "GET", target,
                               (const char * const *) headers, body);
}

/** Asks about @key as it should be asked, with this computer's clock. */
PracticeAnswer *
practice_client_ask (PracticeClient    *self,
                     const PracticeKey *key)
{
  return practice_client_ask_at (self, key, g_get_real_time () / 1000, "5000", "");
}

PracticeAnswer *
practice_client_ask_at (PracticeClient    *self,
                        const PracticeKey *key,
                        gint64             timestamp,
                        const char        *window,
                        const char        *query)
{
  return call_at (self, key, "/v5/user/query-api", timestamp, window, query, NULL);
}

/** practice_client_call: a signed GET of @path with @query, or a POST to it where there is a @body. */
PracticeAnswer *
practice_client_call (PracticeClient    *self,
                      const PracticeKey *key,
                      const char        *path,
                      const char        *query,
                      const char        *body)
{
  return call_at (self, key, path, g_get_real_time () / 1000, "5000", query, body);
}

static char *
sign_hmac (const char *secret,
           const char *text)
{
  guchar digest[EVP_MAX_MD_SIZE];
  GString *hex = g_string_new (NULL);
  unsigned int length = 0;

  g_assert_nonnull (HMAC (EVP_sha256 (), secret, (int) strlen (secret), (const guchar *) text,
                          strlen (text), digest, &length));
  for (guint i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", digest[i]);

  return g_string_free (hex, FALSE);
}

static char *
sign_rsa (const char *pem,
          const char *text)
{
  guchar signature[512];
  size_t length = sizeof signature;
  BIO *bio = BIO_new_mem_buf (pem, -1);
  EVP_PKEY *key = PEM_read_bio_PrivateKey (bio, NULL, NULL, NULL);
  EVP_MD_CTX *context = EVP_MD_CTX_new ();

  g_assert_nonnull (key);
  g_assert_cmpint (EVP_DigestSignInit (context, NULL, EVP_sha256 (), NULL, key), ==, 1);
  g_assert_cmpint (EVP_DigestSign (context, signature, &length, (const guchar *) text,
                                   strlen (text)), ==, 1);
  EVP_MD_CTX_free (context);
  EVP_PKEY_free (key);
  BIO_free (bio);

  return g_base64_encode (signature, length);
}

char *
practice_client_sign (const PracticeKey *key,
                      const char        *text)
{
  g_autofree char *secret = practice_key_dup_secret (key);

  if (strstr (secret, "PRIVATE KEY") != NULL)
    return sign_rsa (secret, text);

  return sign_hmac (secret, text);
}

void
practice_answer_free (PracticeAnswer *self)
{
  g_hash_table_unref (self->headers);
  g_string_free (self->body, TRUE);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

/** Returns: the retCode of a JSON answer, or G_MININT64 for anything else */
gint64
practice_answer_get_code (const PracticeAnswer *self)
{
  if (self->root == NULL)
    return G_MININT64;

  return json_object_get_int_member_with_default (json_node_get_object (self->root), "retCode",
                                                  G_MININT64);
}

const char *
practice_answer_get_text (const PracticeAnswer *self)
{
  g_assert_nonnull (self->root);

  return json_object_get_string_member (json_node_get_object (self->root), "retMsg");
}

JsonObject *
practice_answer_get_result (const PracticeAnswer *self)
{
  g_assert_nonnull (self->root);

  return json_object_get_object_member (json_node_get_object (self->root), "result");
}

const char *
practice_answer_get_header (const PracticeAnswer *self,
                            const char           *name)
{
  return g_hash_table_lookup (self->headers, name);
}
