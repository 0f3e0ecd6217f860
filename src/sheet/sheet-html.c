/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet as a page for a browser. */

#include "config.h"

#include "sheet-render.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "bitting-html.h"
#include "bitting-sheet-resources.h"

/* On a field of 20 by 20 with its origin in the middle. */
static const char * const sign_paths[] = {
  [BITTING_VERDICT_PASS] = "M-4.4.4-1.4 3.6 4.6-3.6",
  [BITTING_VERDICT_ATTENTION] = "M0-5.2V1M0 5v0",
  [BITTING_VERDICT_FAIL] = "M-3.6-3.6 3.6 3.6M3.6-3.6-3.6 3.6",
  [BITTING_VERDICT_UNKNOWN] = "M-3-2.4A3 3 0 1 1 2.1-.3L0 1.8M0 5.6v0",
};

/* The heading of its list says in words what it says. */
static void
append_sign (GString        *html,
             BittingVerdict  verdict)
{
  g_string_append_printf (html, "<svg class=\"sign\" viewBox=\"-10 -10 20 20\" aria-hidden=\"true\">"
                          "<circle r=\"10\"/><path d=\"%s\"/></svg>", sign_paths[verdict]);
}

static void
append_hero (GString            *html,
             const SheetContent *content)
{
  guint i;

  bitting_html_append (html, "<header>\n<div class=\"hero\">\n<div class=\"badge grade-%s\" role=\"img\" "
                       "aria-label=\"%s\">%s</div>\n", content->letter, content->grade_words,
                       content->letter);
  bitting_html_append (html, "<div><h1>%s</h1>\n<p class=\"sentence\">%s</p>\n"
                       "<p class=\"subject\">%s</p></div>\n</div>\n", content->title,
                       content->sentence, content->subject);
  if (content->groups->len > 0)
    g_string_append (html, "<ul class=\"tally\" role=\"list\">\n");
  for (i = 0; i < content->groups->len; i++)
    {
      const SheetGroup *group = g_ptr_array_index (content->groups, i);

      bitting_html_append (html, "<li class=\"%s\">", bitting_verdict_to_string (group->verdict));
      append_sign (html, group->verdict);
      bitting_html_append (html, "<span>%u %s</span></li>\n", group->findings->len, group->heading);
    }
  if (content->groups->len > 0)
    g_string_append (html, "</ul>\n");
  g_string_append (html, "</header>\n");
}

static void
append_diagnosis (GString            *html,
                  const SheetContent *content)
{
  bitting_html_append (html, "<section>\n<h2>%s</h2>\n<p class=\"message\">%s</p>\n<p>%s</p>\n",
                       _("What Happened"), content->message, content->evidence);
  bitting_html_append (html, "<p class=\"advice\"><strong>%s</strong> %s</p>\n<p class=\"code\">%s</p>\n"
                       "</section>\n", _("What to do"), content->advice, content->technical);
}

static void
append_finding (GString              *html,
                const SheetGroup     *group,
                const BittingFinding *finding)
{
  g_string_append (html, "<li>");
  append_sign (html, finding->verdict);
  bitting_html_append (html, group->brief ? "<div><p>%s</p>" : "<div><h3>%s</h3>", finding->title);
  if (group->shared == NULL && *finding->evidence != '\0')
    bitting_html_append (html, "<p class=\"evidence\">%s</p>", finding->evidence);
  if (!group->brief && *finding->why != '\0')
    bitting_html_append (html, "<p>%s</p>", finding->why);
  if (!group->brief && finding->fix != NULL)
    bitting_html_append (html, "<p class=\"fix\"><strong>%s</strong> %s</p>", _("What to do"), finding->fix);
  g_string_append (html, "</div></li>\n");
}

static void
append_group (GString          *html,
              const SheetGroup *group)
{
  guint i;

  bitting_html_append (html, "<section class=\"%s\">\n<h2>%s</h2>\n",
                       bitting_verdict_to_string (group->verdict), group->heading);
  if (group->shared != NULL)
    bitting_html_append (html, "<p class=\"shared\">%s</p>\n", group->shared);
  g_string_append_printf (html, "<ul class=\"findings%s\" role=\"list\">\n", group->brief ? " brief" : "");
  for (i = 0; i < group->findings->len; i++)
    append_finding (html, group, g_ptr_array_index (group->findings, i));
  g_string_append (html, "</ul>\n</section>\n");
}

static void
append_facts (GString         *html,
              const GPtrArray *facts)
{
  guint i;

  bitting_html_append (html, "<section>\n<h2>%s</h2>\n<dl>\n", _("Key and Check"));
  for (i = 0; i < facts->len; i++)
    {
      const SheetFact *fact = g_ptr_array_index (facts, i);

      bitting_html_append (html, "<dt>%s</dt><dd>%s</dd>\n", fact->label, fact->value);
    }
  g_string_append (html, "</dl>\n</section>\n");
}

/** Returns: (transfer full): the sheet as one page of HTML, that asks nobody for anything */
char *
sheet_html_make (const SheetContent *content)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GBytes) style = g_resource_lookup_data (bitting_sheet_get_resource (),
                                                     "/io/github/bitting/sheet/bitting-sheet.css",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (style, NULL), g_bytes_get_size (style));
  guint i;

  bitting_html_append_head (html, content->title, text);
  g_string_append (html, "<body>\n<main>\n");
  append_hero (html, content);
  if (content->message != NULL)
    append_diagnosis (html, content);
  for (i = 0; i < content->groups->len; i++)
    append_group (html, g_ptr_array_index (content->groups, i));
  append_facts (html, content->facts);
  bitting_html_append (html, "</main>\n<footer>\n<p>%s</p>\n<p>%s</p>\n</footer>\n</body>\n</html>\n",
                       content->promise, content->maker);

  return g_string_free (g_steal_pointer (&html), FALSE);
}
