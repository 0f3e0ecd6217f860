/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-old-tls.h"

#include <glib-unix.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <string.h>

/* A server on loopback that speaks TLS 1.0 and nothing newer. GnuTLS, which the other
 * test server stands on, would have to be told so for the whole process. */

struct _TestOldTls
{
  GSocketService *service; /* (owned) */
  SSL_CTX        *context; /* (owned) */
  guint16         port;
  gint            agreed;  /* (atomic) */
};

/* OpenSSL reads its settings once: a client of this process that asks for nothing else
 * must be able to use TLS 1.0, or a test of one that refuses it could not fail. */
void
test_old_tls_allow (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "old-tls.cnf", NULL);

  g_assert_true (g_setenv ("OPENSSL_CONF", path, TRUE));
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        gpointer                user_data)
{
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
  TestOldTls *self = user_data;
  SSL *tls = SSL_new (self->context);
  int descriptor = g_socket_get_fd (g_socket_connection_get_socket (connection));
  char head[4096];

  /* The peer goes away by itself, so that OpenSSL may wait. */
  g_assert_true (g_unix_set_fd_nonblocking (descriptor, FALSE, NULL));
  SSL_set_fd (tls, descriptor);
  if (SSL_accept (tls) == 1)
    {
      g_atomic_int_inc (&self->agreed);
      if (SSL_read (tls, head, sizeof head) > 0)
        SSL_write (tls, answer, (int) strlen (answer));
    }
  SSL_free (tls);
  return TRUE;
}

static void
use_certificate (TestOldTls      *self,
                 GTlsCertificate *certificate)
{
  g_autofree char *certificate_pem = NULL;
  g_autofree char *key_pem = NULL;
  BIO *bio;
  X509 *leaf;
  EVP_PKEY *key;

  g_object_get (certificate, "certificate-pem", &certificate_pem, "private-key-pem", &key_pem,
                NULL);
  bio = BIO_new_mem_buf (certificate_pem, -1);
  leaf = PEM_read_bio_X509 (bio, NULL, NULL, NULL);
  BIO_free (bio);
  bio = BIO_new_mem_buf (key_pem, -1);
  key = PEM_read_bio_PrivateKey (bio, NULL, NULL, NULL);
  BIO_free (bio);

  g_assert_cmpint (SSL_CTX_use_certificate (self->context, leaf), ==, 1);
  g_assert_cmpint (SSL_CTX_use_PrivateKey (self->context, key), ==, 1);
  X509_free (leaf);
  EVP_PKEY_free (key);
}

TestOldTls *
test_old_tls_new (GTlsCertificate *certificate)
{
  TestOldTls *self = g_new0 (TestOldTls, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  self->context = SSL_CTX_new (TLS_server_method ());
  g_assert_cmpint (SSL_CTX_set_min_proto_version (self->context, TLS1_VERSION), ==, 1);
  g_assert_cmpint (SSL_CTX_set_max_proto_version (self->context, TLS1_VERSION), ==, 1);
  g_assert_cmpint (SSL_CTX_set_cipher_list (self->context, "ALL:@SECLEVEL=0"), ==, 1);
  use_certificate (self, certificate);

  self->service = g_threaded_socket_service_new (8);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  return self;
}

/** test_old_tls_free: call it when no client is connected any more. */
void
test_old_tls_free (TestOldTls *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  /* Waits for the threads, whose peers have gone. */
  g_object_unref (self->service);
  SSL_CTX_free (self->context);
  g_free (self);
}

guint16
test_old_tls_get_port (TestOldTls *self)
{
  return self->port;
}

/** test_old_tls_get_agreed: with how many clients it came to terms. */
guint
test_old_tls_get_agreed (TestOldTls *self)
{
  return (guint) g_atomic_int_get (&self->agreed);
}

typedef struct
{
  guint16 port;
  gint    agreed;
  gint    done;   /* (atomic) */
} Greeting;

static gpointer
greet_thread (gpointer data)
{
  Greeting *greeting = data;
  SSL_CTX *context = SSL_CTX_new (TLS_client_method ());
  BIO *bio = BIO_new_ssl_connect (context);
  g_autofree char *place = g_strdup_printf ("127.0.0.1:%u", greeting->port);

  BIO_set_conn_hostname (bio, place);
  greeting->agreed = BIO_do_handshake (bio) == 1;
  if (!greeting->agreed)
    ERR_print_errors_fp (stderr);
  BIO_free_all (bio);
  SSL_CTX_free (context);
  g_atomic_int_set (&greeting->done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

/** test_old_tls_greet: whether a client that asks for nothing in particular is served. */
gboolean
test_old_tls_greet (TestOldTls *self)
{
  Greeting greeting = { .port = self->port };
  guint before = test_old_tls_get_agreed (self);
  GThread *thread = g_thread_new ("greet", greet_thread, &greeting);

  /* Connections are accepted on the main loop. */
  while (!g_atomic_int_get (&greeting.done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  /* The server's thread notes it a moment later than the client knows. */
  while (greeting.agreed && test_old_tls_get_agreed (self) == before)
    g_usleep (1000);
  return greeting.agreed;
}
