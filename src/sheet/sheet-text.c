/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet as plain text. A paragraph is one line: mail and chat break it where they like. */

#include "config.h"

#include "sheet-render.h"

#include <glib/gi18n-lib.h>

static void
append_finding (GString              *text,
                const SheetGroup     *group,
                const BittingFinding *finding)
{
  g_string_append_printf (text, "%s %s\n", sheet_verdict_get_sign (group->verdict), finding->title);
  if (group->brief)
    return;

  g_string_append_printf (text, "    %s\n", finding->evidence);
  if (*finding->why != '\0')
    g_string_append_printf (text, "    %s\n", finding->why);
  if (finding->fix != NULL)
    g_string_append_printf (text, "    → %s\n", finding->fix);
}

static void
append_group (GString          *text,
              const SheetGroup *group)
{
  guint i;

  g_string_append_printf (text, "\n%s (%u)\n", group->heading, group->findings->len);
  if (group->shared != NULL)
    g_string_append_printf (text, "%s\n", group->shared);
  for (i = 0; i < group->findings->len; i++)
    append_finding (text, group, g_ptr_array_index (group->findings, i));
}

/** Returns: (transfer full): the sheet as text, with a line break at its end */
char *
sheet_text_make (const SheetContent *content)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  g_string_append_printf (text, "%s\n%s\n\n%s. %s\n", content->title, content->subject,
                          content->grade_words, content->sentence);
  if (content->message != NULL)
    g_string_append_printf (text, "\n%s\n%s\n%s\n%s\n(%s)\n", _("What Happened"), content->message,
                            content->evidence, content->advice, content->technical);
  for (i = 0; i < content->groups->len; i++)
    append_group (text, g_ptr_array_index (content->groups, i));

  g_string_append_printf (text, "\n%s\n", _("Key and Check"));
  for (i = 0; i < content->facts->len; i++)
    {
      const SheetFact *fact = g_ptr_array_index (content->facts, i);

      /* Translators: a label and its value, such as “Ends: 21 February 2027” */
      g_string_append_printf (text, _("%s: %s"), fact->label, fact->value);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "\n%s\n%s\n", content->promise, content->maker);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
