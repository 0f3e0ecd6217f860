/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide as one page for a browser. All is in it: it asks nobody for anything, and runs
 * nothing. */

#include "config.h"

#include "bitting-page.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "bitting-page-private.h"
#include "bitting-page-resources.h"

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

static void
append_introduction (GString                 *html,
                     const BittingPageSource *source)
{
  const char *caveats[] = {
    source->environment->caveat, bitting_policy_get_guide_caveat (source->policy),
  };
  guint i;

  bitting_html_append (html, "<header class=\"top\">\n<p class=\"site\">%s <span>%s</span></p>\n"
                       "<h1>%s</h1>\n<p class=\"lead\"><strong>%s</strong> %s</p>\n",
                       source->environment->title, source->environment->summary,
                       source->guide->title, source->policy->title,
                       source->policy->description);
  for (i = 0; i < G_N_ELEMENTS (caveats); i++)
    if (caveats[i] != NULL)
      bitting_html_append (html, "<p class=\"note warning\"><strong>%s</strong> %s</p>\n",
                           _("Warning"), caveats[i]);
  if (*source->environment->ways != NULL)
    g_string_append (html, "<ul class=\"note\">\n");
  for (i = 0; source->environment->ways[i] != NULL; i++)
    bitting_html_append (html, "<li>%s</li>\n", source->environment->ways[i]);
  if (*source->environment->ways != NULL)
    g_string_append (html, "</ul>\n");

  bitting_html_append (html, "<nav aria-label=\"%s\">\n<ol role=\"list\">\n", _("Steps"));
  for (i = 0; i < source->guide->steps->len; i++)
    {
      const BittingStep *step = g_ptr_array_index (source->guide->steps, i);

      bitting_html_append (html, "<li><a href=\"#%s\"><span>%u</span> %s</a></li>\n",
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
  g_autofree char *style = dup_style (source);
  guint i;

  bitting_html_append_head (html, source->guide->title, style);
  g_string_append (html, "<body>\n");
  append_introduction (html, source);
  g_string_append (html, "<main>\n");
  for (i = 0; i < source->guide->steps->len; i++)
    if (!bitting_page_append_step (html, source, g_ptr_array_index (source->guide->steps, i),
                                   error))
      return NULL;
  bitting_html_append (html, "</main>\n<footer>\n<p>%s</p>\n<p>%s</p>\n</footer>\n"
                       "</body>\n</html>\n",
                       _("The pictures are drawings, not screenshots: the pages of the exchange "
                         "look a little different, and change now and then."),
                       _("Made with Bitting. Not affiliated with Bybit."));

  return g_string_free (g_steal_pointer (&html), FALSE);
}
