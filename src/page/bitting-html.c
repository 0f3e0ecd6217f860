/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every page of ours for a browser has in common: all is in it, it asks nobody for
 * anything, and runs nothing. */

#include "config.h"

#include "bitting-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Appends HTML; what is put in for %s is text, and becomes text. */
void
bitting_html_append (GString    *html,
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

/**
 * bitting_html_dup_language:
 *
 * Returns: (transfer full): the language that texts are translated to, as HTML names it: what
 *   the head of the translation says
 */
char *
bitting_html_dup_language (void)
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

/** Returns: whether a language is written from the right to the left */
gboolean
bitting_html_is_right_to_left (const char *language)
{
  static const char * const right_to_left[] = { "ar", "fa", "he", "ur", NULL };
  g_auto (GStrv) parts = g_strsplit (language, "-", 2);

  return g_strv_contains (right_to_left, parts[0]);
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

/**
 * bitting_html_append_head:
 * @html: an empty page
 * @title: its title, text
 * @style: its style sheet, the only one that the browser is to take
 *
 * Appends all that comes before the body.
 */
void
bitting_html_append_head (GString    *html,
                          const char *title,
                          const char *style)
{
  g_autofree char *language = bitting_html_dup_language ();
  g_autofree char *security = dup_security_policy (style);

  bitting_html_append (html, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n"
                       "<meta charset=\"utf-8\">\n", language,
                       bitting_html_is_right_to_left (language) ? "rtl" : "ltr");
  /* Quoted words in it need no escaping inside an attribute of double quotes. */
  g_string_append_printf (html, "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n",
                          security);
  bitting_html_append (html, "<meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n"
                       "<meta name=\"referrer\" content=\"no-referrer\">\n"
                       "<meta name=\"generator\" content=\"Bitting %s\">\n"
                       "<title>%s</title>\n", PACKAGE_VERSION, title);
  /* An icon of its own, or a browser would ask the page's server for one. */
  g_string_append (html, "<link rel=\"icon\" href=\"data:,\">\n");
  g_string_append_printf (html, "<style>%s</style>\n</head>\n", style);
}
