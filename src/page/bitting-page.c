/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide as one page for a browser. All is in it: it asks nobody for anything, and runs
 * nothing. */

#include "config.h"

#include "bitting-page.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "bitting-page-private.h"
#include "bitting-page-resources.h"

/** Appends HTML; what is put in for %s is text, and becomes text. */
void
bitting_page_append (GString    *html,
                     const char *format,
                     ...)
{
  g_autofree char *escaped = NULL;
  va_list arguments;

  va_start (arguments, format);
  escaped = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (html, escaped);
}

/* The language that the page is in, as HTML names it: what the head of the translation says. */
static char *
dup_language (void)
{
  const char *head = g_dgettext (GETTEXT_PACKAGE, "");
  const char *field = g_strstr_len (head, -1, "Language: ");
  g_autofree char *language = NULL;

  if (field == NULL)
    return g_strdup ("en");

  field += strlen ("Language: ");
  language = g_strndup (field, strcspn (field, "\n.@ "));

  return *language == '\0' ? g_strdup ("en") : g_strdelimit (g_steal_pointer (&language), "_", '-');
}

static const char *
direction_of (const char *language)
{
  static const char * const right_to_left[] = { "ar", "fa", "he", "ur", NULL };
  g_auto (GStrv) parts = g_strsplit (language, "-", 2);

  return g_strv_contains (right_to_left, parts[0]) ? "rtl" : "ltr";
}

/* The page's own style, and the dark colours of the drawings where the reader wants dark. */
static char *
dup_style (const BittingPageSource *source)
{
  g_autoptr (GBytes) own = g_resource_lookup_data (bitting_page_get_resource (),
                                                   "/io/github/bitting/page/bitting-page.css",
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GBytes) dark = source->load_picture ("dark.css");

  return g_strdup_printf ("\n%.*s@media screen and (prefers-color-scheme: dark) {\n%.*s}\n",
                          (int) g_bytes_get_size (own), (const char *) g_bytes_get_data (own, NULL),
                          (int) g_bytes_get_size (dark),
                          (const char *) g_bytes_get_data (dark, NULL));
}

/* Lets a browser take this style and nothing else. */
static char *
dup_security_policy (const char *style)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *hash = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) style, -1);
  g_checksum_get_digest (checksum, digest, &length);
  hash = g_base64_encode (digest, length);

  return g_strdup_printf ("default-src 'none'; style-src 'sha256-%s'; img-src data:; "
                          "base-uri 'none'; form-action 'none'", hash);
}

static void
append_head (GString                 *html,
             const BittingPageSource *source)
{
  g_autofree char *language = dup_language ();
  g_autofree char *style = dup_style (source);
  g_autofree char *security = dup_security_policy (style);

  bitting_page_append (html, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n"
                       "<meta charset=\"utf-8\">\n", language, direction_of (language));
  /* Quoted words in it need no escaping inside an attribute of double quotes. */
  g_string_append_printf (html, "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n",
                          security);
  bitting_page_append (html, "<meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n"
                       "<meta name=\"referrer\" content=\"no-referrer\">\n"
                       "<meta name=\"generator\" content=\"Bitting %s\">\n"
                       "<title>%s</title>\n", PACKAGE_VERSION, source->guide->title);
  /* An icon of its own, or a browser would ask the page's server for one. */
  g_string_append (html, "<link rel=\"icon\" href=\"data:,\">\n");
  g_string_append_printf (html, "<style>%s</style>\n</head>\n", style);
}

static void
append_introduction (GString                 *html,
                     const BittingPageSource *source)
{
  const char *caveats[] = {
    source->environment->caveat, bitting_policy_get_guide_caveat (source->policy),
  };
  guint i;

  bitting_page_append (html, "<header class=\"top\">\n<p class=\"site\">%s <span>%s</span></p>\n"
                       "<h1>%s</h1>\n<p class=\"lead\"><strong>%s</strong> %s</p>\n",
                       source->environment->title, source->environment->summary,
                       source->guide->title, source->policy->title,
                       source->policy->description);
  for (i = 0; i < G_N_ELEMENTS (caveats); i++)
    if (caveats[i] != NULL)
      bitting_page_append (html, "<p class=\"note warning\"><strong>%s</strong> %s</p>\n",
                           _("Warning"), caveats[i]);

  bitting_page_append (html, "<nav aria-label=\"%s\">\n<ol role=\"list\">\n", _("Steps"));
  for (i = 0; i < source->guide->steps->len; i++)
    {
      const BittingStep *step = g_ptr_array_index (source->guide->steps, i);

      bitting_page_append (html, "<li><a href=\"#%s\"><span>%u</span> %s</a></li>\n",
                           step->id, step->number, step->title);
    }
  g_string_append (html, "</ol>\n</nav>\n</header>\n");
}

/**
 * bitting_page_make:
 * @source: what it is made of
 * @error: return location: a drawing cannot be read
 *
 * Makes one page of HTML with all seven steps and their pictures. It needs no network and no
 * script, and says so to the browser (Content-Security-Policy), so that whoever gets it can
 * open it without a second thought.
 *
 * Returns: (transfer full) (nullable): the page, in UTF-8
 */
char *
bitting_page_make (const BittingPageSource  *source,
                   GError                  **error)
{
  g_autoptr (GString) html = g_string_new (NULL);
  guint i;

  append_head (html, source);
  g_string_append (html, "<body>\n");
  append_introduction (html, source);
  g_string_append (html, "<main>\n");
  for (i = 0; i < source->guide->steps->len; i++)
    if (!bitting_page_append_step (html, source, g_ptr_array_index (source->guide->steps, i),
                                   error))
      return NULL;
  bitting_page_append (html, "</main>\n<footer>\n<p>%s</p>\n<p>%s</p>\n</footer>\n"
                       "</body>\n</html>\n",
                       _("The pictures are drawings, not screenshots: the pages of the exchange "
                         "look a little different, and change now and then."),
                       _("Made with Bitting. Not affiliated with Bybit."));

  return g_string_free (g_steal_pointer (&html), FALSE);
}
