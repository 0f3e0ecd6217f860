/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One step of the guide as a section of the page. */

#include "config.h"

#include "bitting-page-private.h"

#include <glib/gi18n-lib.h>

static void
append_head (GString                 *html,
             const BittingPageSource *source,
             const BittingStep       *step)
{
  g_autofree char *summary = bitting_step_dup_summary (step, source->policy);
  /* Translators: “Step 3 of 7” */
  g_autofree char *count = g_strdup_printf (_("Step %u of %u"), step->number,
                                            source->guide->steps->len);

  bitting_html_append (html, "<section class=\"step\" id=\"%s\" aria-labelledby=\"%s-title\">\n",
                       step->id, step->id);
  bitting_html_append (html, "<header><p class=\"count\">%s</p>\n<h2 id=\"%s-title\">%s</h2>\n",
                       count, step->id, step->title);
  bitting_html_append (html, "<p class=\"summary\">%s</p></header>\n", summary);
}

/* The number of an instruction has the colour of its marks, when they are all of a kind. */
static BittingSpotKind
kind_of (const BittingPageSource  *source,
         const BittingPicture     *picture,
         const BittingInstruction *instruction)
{
  BittingSpotKind kind = BITTING_SPOT_HERE;
  gboolean found = FALSE;
  guint i;

  for (i = 0; i < picture->spots->len; i++)
    {
      const BittingSpot *spot = g_ptr_array_index (picture->spots, i);
      BittingSpotKind own = bitting_picture_spot_kind (spot, source->policy);

      if (!g_str_equal (spot->instruction, instruction->id) ||
          !bitting_picture_spot_applies (spot, source->policy))
        continue;
      if (found && own != kind)
        return BITTING_SPOT_HERE;
      kind = own;
      found = TRUE;
    }

  return kind;
}

static void
append_instruction (GString                  *html,
                    const BittingPageSource  *source,
                    const BittingStep        *step,
                    const BittingPicture     *picture,
                    guint                     index)
{
  const BittingInstruction *instruction = g_ptr_array_index (step->instructions, index);
  g_autofree char *text = bitting_instruction_dup_text (instruction, step, source->policy,
                                                        source->catalogue);
  const char *detail = bitting_instruction_get_detail (instruction, step, source->policy);

  bitting_html_append (html, "<li value=\"%u\"><span class=\"number mark-%s\">%u</span>"
                       "<div><p class=\"do\">%s</p>", index + 1,
                       bitting_spot_kind_to_string (kind_of (source, picture, instruction)),
                       index + 1, text);
  if (detail != NULL)
    bitting_html_append (html, "<p class=\"detail\">%s</p>", detail);
  g_string_append (html, "</div></li>\n");
}

static gboolean
marks_boxes (const BittingPicture *picture)
{
  guint i;

  for (i = 0; i < picture->spots->len; i++)
    if (((BittingSpot *) g_ptr_array_index (picture->spots, i))->permission != NULL)
      return TRUE;

  return FALSE;
}

static void
append_boxes (GString                 *html,
              const BittingPageSource *source,
              const BittingStep       *step)
{
  g_autoptr (GPtrArray) boxes = bitting_step_list_boxes (step, source->policy, source->catalogue);
  guint i;

  bitting_html_append (html, "<div class=\"boxes\">\n<h3>%s</h3>\n<ul role=\"list\">\n",
                       _("Box by Box"));
  for (i = 0; i < boxes->len; i++)
    {
      const BittingBox *box = g_ptr_array_index (boxes, i);

      g_string_append (html, "<li>");
      bitting_page_append_sign (html, box->kind);
      bitting_html_append (html, "<span class=\"label\" lang=\"en\" dir=\"ltr\">%s</span> "
                           "<span class=\"verdict mark-%s\">%s</span></li>\n", box->label,
                           bitting_spot_kind_to_string (box->kind),
                           bitting_spot_kind_get_words (box->kind));
    }
  g_string_append (html, "</ul>\n</div>\n");
}

/* A picture, and beside it the instructions that it shows. */
static gboolean
append_panel (GString                  *html,
              const BittingPageSource  *source,
              const BittingStep        *step,
              const BittingPicture     *picture,
              GError                  **error)
{
  guint i;

  g_string_append (html, "<div class=\"panel\">\n<figure>");
  if (!bitting_page_append_drawing (html, source, step, picture, error))
    return FALSE;

  /* The style takes the bullets away, and some browsers the list with them. */
  g_string_append (html, "</figure>\n<ol role=\"list\">\n");
  for (i = 0; i < step->instructions->len; i++)
    {
      const BittingInstruction *instruction = g_ptr_array_index (step->instructions, i);

      if (g_str_equal (instruction->picture, picture->id))
        append_instruction (html, source, step, picture, i);
    }
  g_string_append (html, "</ol>\n");
  if (marks_boxes (picture))
    append_boxes (html, source, step);
  g_string_append (html, "</div>\n");

  return TRUE;
}

/* Where a narrow screen may break an address, and the eye still finds its parts. */
static void
append_breakable (GString    *html,
                  const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  const char *at = NULL;

  for (at = escaped; *at != '\0'; at++)
    {
      g_string_append_c (html, *at);
      if (*at == ',' || (*at == '/' && at[1] != '/' && at[1] != '\0'))
        g_string_append (html, "<wbr>");
    }
}

/* Something to read off or to copy. Never a link that can be pressed: the guide tells people not
 * to trust one that came in a message, and this page may have come in one. */
static void
append_value (GString    *html,
              const char *label,
              const char *value)
{
  bitting_html_append (html, "<div class=\"value\"><p>%s</p><p><code dir=\"ltr\">", label);
  append_breakable (html, value);
  g_string_append (html, "</code></p></div>\n");
}

static void
append_values (GString                 *html,
               const BittingPageSource *source,
               const BittingStep       *step)
{
  g_autofree char *addresses = bitting_step_dup_addresses (step, source->policy);
  guint i;

  if (addresses != NULL)
    append_value (html, _("The addresses to paste"), addresses);
  for (i = 0; i < step->links->len; i++)
    {
      const BittingLink *link = g_ptr_array_index (step->links, i);
      const char *address = bitting_link_get_address (link, source->environment);

      if (address != NULL)
        append_value (html, link->title, address);
    }
}

static void
append_notes (GString                 *html,
              const BittingPageSource *source,
              const BittingStep       *step)
{
  guint i;

  for (i = 0; i < step->notes->len; i++)
    {
      const BittingNote *note = g_ptr_array_index (step->notes, i);
      gboolean warns = note->kind == BITTING_NOTE_WARNING;

      bitting_html_append (html, "<p class=\"note %s\"><strong>%s</strong> %s</p>\n",
                           warns ? "warning" : "tip", warns ? _("Warning") : _("Tip"),
                           bitting_note_get_text (note, step, source->policy));
    }
}

/**
 * bitting_page_append_step:
 * @html: the page so far
 * @source: what the page is made of
 * @step: the step
 * @error: return location
 *
 * Returns: FALSE if one of its drawings cannot be read
 */
gboolean
bitting_page_append_step (GString                  *html,
                          const BittingPageSource  *source,
                          const BittingStep        *step,
                          GError                  **error)
{
  guint i;

  append_head (html, source, step);
  for (i = 0; i < step->pictures->len; i++)
    if (!append_panel (html, source, step, g_ptr_array_index (step->pictures, i), error))
      return FALSE;
  append_values (html, source, step);
  append_notes (html, source, step);
  g_string_append (html, "</section>\n");

  return TRUE;
}
