/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide's own screenshots: from the cache where they are there and whole, and else,
 * if that is allowed, from the address that the guide names. */

#include "config.h"

#include "bitting-screenshots.h"

#include <glib/gi18n-lib.h>

#include "bitting-bitmap.h"
#include "bybit-transport.h"

/* Milliseconds for one picture: 20 MiB come in time by a line of 1.5 Mbit/s. */
#define TIMEOUT_MS 120000

struct _BittingScreenshots
{
  GObject         parent_instance;

  BittingGuide   *guide;     /* (owned) */
  char           *address;   /* (owned): folder that the screenshots lie in */
  char           *host;      /* (owned): who is asked for them */
  char           *folder;    /* (owned): of the cache */
  BybitTransport *transport; /* (owned) (nullable): not before anything is fetched */
  gboolean        allowed;
};

/* The way of one screenshot. */
typedef struct
{
  char            *url;
  char            *path;          /* in the cache */
  GBytes          *bytes;         /* (owned) (nullable): as fetched */
  BittingProgress  progress;      /* (nullable) */
  gpointer         progress_data; /* (borrowed) */
} Errand;

G_DEFINE_QUARK (bitting-screenshots-error-quark, bitting_screenshots_error)
G_DEFINE_FINAL_TYPE (BittingScreenshots, bitting_screenshots, G_TYPE_OBJECT)

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_free (errand->url);
  g_free (errand->path);
  g_clear_pointer (&errand->bytes, g_bytes_unref);
  g_free (errand);
}

static Errand *
errand_new (BittingScreenshots   *self,
            const BittingPicture *picture)
{
  Errand *errand = g_new0 (Errand, 1);
  g_autofree char *name = NULL;

  errand->url = g_strconcat (self->address, picture->screenshot, NULL);
  /* Another address is another picture, and no name from outside reaches a path. */
  name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, errand->url, -1);
  errand->path = g_build_filename (self->folder, name, NULL);

  return errand;
}

/* The thread gets no reference to @task's object, which must end where it has begun. */
static void
run (GTask               *task,
     GTaskThreadFunc      work,
     GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) part = g_task_new (NULL, g_task_get_cancellable (task), callback,
                                       g_object_ref (task));

  g_task_set_task_data (part, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (part, work);
}

static void
return_result (GTask     *task,
               GdkPixbuf *pixbuf, /* (transfer full) (nullable) */
               GError    *error)  /* (transfer full) (nullable) */
{
  if (pixbuf != NULL)
    g_task_return_pointer (task, pixbuf, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
decode_in_thread (GTask        *part,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  const Errand *errand = task_data;
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = bitting_bitmap_decode (errand->bytes, &error);

  if (pixbuf == NULL)
    {
      g_task_return_new_error (part, BITTING_SCREENSHOTS_ERROR, BITTING_SCREENSHOTS_ERROR_UNUSABLE,
                               _("What came in place of the screenshot cannot be used. %s"),
                               error->message);
      return;
    }

  /* The cache is a help, not a need. */
  if (!bitting_bitmap_keep (errand->path, errand->bytes, &error))
    g_info ("%s: %s", errand->path, error->message);
  g_task_return_pointer (part, pixbuf, g_object_unref);
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GdkPixbuf *pixbuf = g_task_propagate_pointer (G_TASK (result), &error);

  return_result (task, pixbuf, error);
}

static GError *
explain_fault (BittingScreenshots *self,
               const GError       *cause)
{
  g_info ("%s: %s", self->host, cause->message);
  if (g_error_matches (cause, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TOO_LARGE))
    return g_error_new (BITTING_SCREENSHOTS_ERROR, BITTING_SCREENSHOTS_ERROR_UNUSABLE,
                        _("The screenshot at %s is larger than Bitting accepts: %d MiB."),
                        self->host, BITTING_BITMAP_MAX_BYTES / (1024 * 1024));
  if (g_error_matches (cause, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_REFUSED) ||
      g_error_matches (cause, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TLS))
    return g_error_new (BITTING_SCREENSHOTS_ERROR, BITTING_SCREENSHOTS_ERROR_UNREACHABLE,
                        _("The connection to %s would not be safe, so nothing was fetched."),
                        self->host);
  if (g_error_matches (cause, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TIMEOUT))
    return g_error_new (BITTING_SCREENSHOTS_ERROR, BITTING_SCREENSHOTS_ERROR_UNREACHABLE,
                        _("%s takes too long to answer."), self->host);

  return g_error_new (BITTING_SCREENSHOTS_ERROR, BITTING_SCREENSHOTS_ERROR_UNREACHABLE,
                      _("%s cannot be reached. Perhaps this computer is offline."), self->host);
}

static GError *
explain_status (BittingScreenshots *self,
                guint               status)
{
  if (status == 404 || status == 410)
    return g_error_new (BITTING_SCREENSHOTS_ERROR, BITTING_SCREENSHOTS_ERROR_REFUSED,
                        _("%s does not have this screenshot any more."), self->host);
  if (status / 100 == 3)
    return g_error_new (BITTING_SCREENSHOTS_ERROR, BITTING_SCREENSHOTS_ERROR_REFUSED,
                        _("%s says that the screenshot has moved. Bitting does not follow it."),
                        self->host);

  return g_error_new (BITTING_SCREENSHOTS_ERROR, BITTING_SCREENSHOTS_ERROR_REFUSED,
                      _("%s did not give the screenshot (HTTP %u)."), self->host, status);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingScreenshots *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BybitResponse) response =
    bybit_transport_send_finish (BYBIT_TRANSPORT (source), result, &error);

  if (response == NULL)
    g_task_return_error (task, explain_fault (self, error));
  else if (response->status != 200)
    g_task_return_error (task, explain_status (self, response->status));
  else
    {
      errand->bytes = g_bytes_ref (response->body);
      run (task, decode_in_thread, decoded_cb);
    }
}

static void
fetch (GTask *task)
{
  BittingScreenshots *self = g_task_get_source_object (task);
  const Errand *errand = g_task_get_task_data (task);
  const BybitRequest request = {
    .url = errand->url,
    .max_body = BITTING_BITMAP_MAX_BYTES,
    .progress = errand->progress,
    .progress_data = errand->progress_data,
  };

  if (!self->allowed)
    {
      g_task_return_new_error (task, BITTING_SCREENSHOTS_ERROR,
                               BITTING_SCREENSHOTS_ERROR_NOT_ALLOWED,
                               _("The screenshot is not on this computer yet."));
      return;
    }

  if (self->transport == NULL)
    self->transport = g_object_new (BYBIT_TYPE_TRANSPORT, "timeout", TIMEOUT_MS, NULL);
  bybit_transport_send_async (self->transport, &request, g_task_get_cancellable (task), fetched_cb,
                             g_object_ref (task));
}

static void
read_in_thread (GTask        *part,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Errand *errand = task_data;
  GError *error = NULL;
  GdkPixbuf *pixbuf = bitting_bitmap_read (errand->path, &error);

  return_result (part, pixbuf, error);
}

/* What is not kept, or not whole any more, is fetched: there is nothing to tell. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GdkPixbuf *pixbuf = g_task_propagate_pointer (G_TASK (result), NULL);

  if (pixbuf != NULL)
    g_task_return_pointer (task, pixbuf, g_object_unref);
  else if (!g_task_return_error_if_cancelled (task))
    fetch (task);
}

static void
bitting_screenshots_dispose (GObject *object)
{
  BittingScreenshots *self = BITTING_SCREENSHOTS (object);

  g_clear_object (&self->transport);

  G_OBJECT_CLASS (bitting_screenshots_parent_class)->dispose (object);
}

static void
bitting_screenshots_finalize (GObject *object)
{
  BittingScreenshots *self = BITTING_SCREENSHOTS (object);

  bitting_guide_unref (self->guide);
  g_free (self->address);
  g_free (self->host);
  g_free (self->folder);

  G_OBJECT_CLASS (bitting_screenshots_parent_class)->finalize (object);
}

static void
bitting_screenshots_class_init (BittingScreenshotsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_screenshots_dispose;
  G_OBJECT_CLASS (klass)->finalize = bitting_screenshots_finalize;
}

static void
bitting_screenshots_init (BittingScreenshots *self)
{
}

static char *
dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : address);
}

/**
 * bitting_screenshots_new:
 * @guide: the guide
 * @address: (nullable): folder to fetch from in place of the one that the guide names, such
 *   as a copy in the person's own company; NULL or "" for the guide's
 *
 * Contacts nobody, and nobody may be contacted yet.
 *
 * Returns: (transfer full): the screenshots of the guide
 */
BittingScreenshots *
bitting_screenshots_new (BittingGuide *guide,
                         const char   *address)
{
  BittingScreenshots *self = g_object_new (BITTING_TYPE_SCREENSHOTS, NULL);
  gboolean own = address != NULL && *address != '\0';

  self->guide = bitting_guide_ref (guide);
  if (own)
    self->address = g_strconcat (address, g_str_has_suffix (address, "/") ? "" : "/", NULL);
  else
    self->address = g_strdup (guide->screenshots != NULL ? guide->screenshots : "");
  self->host = dup_host (self->address);
  self->folder = g_build_filename (g_get_user_cache_dir (), "bitting", "guide", NULL);

  return self;
}

/** Returns: (transfer none): who would be asked for the screenshots */
const char *
bitting_screenshots_get_host (BittingScreenshots *self)
{
  g_return_val_if_fail (BITTING_IS_SCREENSHOTS (self), NULL);

  return self->host;
}

/** Says whether the host may be contacted; what is kept already can be loaded anyway. */
void
bitting_screenshots_set_allowed (BittingScreenshots *self,
                                 gboolean            allowed)
{
  g_return_if_fail (BITTING_IS_SCREENSHOTS (self));

  self->allowed = allowed;
}

/**
 * bitting_screenshots_load_async:
 * @self: the screenshots
 * @picture: a picture that has one
 * @refresh: TRUE to fetch it even if it is kept; what is kept stays if that fails
 * @progress: (nullable): told while it comes
 * @progress_data: for @progress; alive until @callback
 * @cancellable: (nullable): to give up
 * @callback: called when it is there, or will not come
 * @user_data: for @callback
 *
 * Loads one screenshot, from the cache if it is there and whole.
 */
void
bitting_screenshots_load_async (BittingScreenshots   *self,
                                const BittingPicture *picture,
                                gboolean              refresh,
                                BittingProgress       progress,
                                gpointer              progress_data,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Errand *errand;

  g_return_if_fail (BITTING_IS_SCREENSHOTS (self));
  g_return_if_fail (picture != NULL && picture->screenshot != NULL);

  errand = errand_new (self, picture);
  errand->progress = progress;
  errand->progress_data = progress_data;
  g_task_set_source_tag (task, bitting_screenshots_load_async);
  g_task_set_task_data (task, errand, errand_free);
  if (refresh)
    fetch (task);
  else
    run (task, read_in_thread, read_cb);
}

/**
 * bitting_screenshots_load_finish:
 * @self: the screenshots
 * @result: what the callback got
 * @error: return location for a #BittingScreenshotsError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the screenshot
 */
GdkPixbuf *
bitting_screenshots_load_finish (BittingScreenshots  *self,
                                 GAsyncResult        *result,
                                 GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void fetch_next (GTask *task);

static void
next_fetched_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GdkPixbuf) pixbuf =
    bitting_screenshots_load_finish (BITTING_SCREENSHOTS (source), result, &error);

  if (pixbuf == NULL)
    g_task_return_error (task, error);
  else
    fetch_next (task);
}

/* One after the other: whoever waits for one of them should not have to share the line. */
static void
fetch_next (GTask *task)
{
  GPtrArray *left = g_task_get_task_data (task);

  if (left->len == 0)
    g_task_return_boolean (task, TRUE);
  else
    bitting_screenshots_load_async (g_task_get_source_object (task),
                                    g_ptr_array_steal_index (left, 0), FALSE, NULL, NULL,
                                    g_task_get_cancellable (task), next_fetched_cb,
                                    g_object_ref (task));
}

static void
add_pictures (GPtrArray         *pictures,
              const BittingStep *step)
{
  guint i;

  for (i = 0; i < step->pictures->len; i++)
    {
      BittingPicture *picture = g_ptr_array_index (step->pictures, i);

      if (picture->screenshot != NULL)
        g_ptr_array_add (pictures, picture);
    }
}

/**
 * bitting_screenshots_fetch_all_async:
 * @self: the screenshots
 * @cancellable: (nullable): to give up
 * @callback: called when all are kept, or one could not be had
 * @user_data: for @callback
 *
 * Sees to it that every screenshot of the guide is on this computer.
 */
void
bitting_screenshots_fetch_all_async (BittingScreenshots  *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GPtrArray *pictures;
  guint i;

  g_return_if_fail (BITTING_IS_SCREENSHOTS (self));

  pictures = g_ptr_array_new ();
  for (i = 0; i < self->guide->steps->len; i++)
    add_pictures (pictures, g_ptr_array_index (self->guide->steps, i));
  g_task_set_source_tag (task, bitting_screenshots_fetch_all_async);
  g_task_set_task_data (task, pictures, (GDestroyNotify) g_ptr_array_unref);
  fetch_next (task);
}

/** Returns: whether every screenshot of the guide is kept; errors are those of loading one */
gboolean
bitting_screenshots_fetch_all_finish (BittingScreenshots  *self,
                                      GAsyncResult        *result,
                                      GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
