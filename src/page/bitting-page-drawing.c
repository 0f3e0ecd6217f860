/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A drawing of the guide inside the page, with the marks of its spots on it. Lengths are in
 * the drawing's own units. */

#include "bitting-page-private.h"

#define RING_RADIUS 10.0
#define BADGE_RADIUS 22.0
#define PILL_WIDTH 66.0
/* The badge of a row that is lower than this sits at its end, not on its corner, where it
 * would cover the row above. */
#define ROW_HEIGHT 60.0

/* Copies a drawing, element by element: what the page holds is well-formed, and nothing but
 * the drawing. Its own title and description are in English, so the page says its own. */
typedef struct
{
  GString *html;
  guint    depth;
  guint    silent; /* depth of the element that is left out with all in it; 0 for none */
} Copier;

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *name,
                  const char          **names,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error)
{
  Copier *copier = user_data;
  guint i;

  copier->depth++;
  if (copier->silent == 0 && (g_str_equal (name, "title") || g_str_equal (name, "desc")))
    copier->silent = copier->depth;
  if (copier->silent != 0 || copier->depth == 1)
    return;

  g_string_append_printf (copier->html, "<%s", name);
  for (i = 0; names[i] != NULL; i++)
    bitting_html_append (copier->html, " %s=\"%s\"", names[i], values[i]);
  g_string_append_c (copier->html, '>');
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *name,
                gpointer              user_data,
                GError              **error)
{
  Copier *copier = user_data;

  if (copier->silent == 0 && copier->depth > 1)
    g_string_append_printf (copier->html, "</%s>", name);
  if (copier->silent == copier->depth)
    copier->silent = 0;
  copier->depth--;
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Copier *copier = user_data;
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  if (copier->silent == 0 && copier->depth > 1)
    g_string_append (copier->html, g_strstrip (escaped));
}

static gboolean
copy_drawing (GString  *html,
              GBytes   *svg,
              GError  **error)
{
  static const GMarkupParser parser = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
  };
  Copier copier = { .html = html };
  g_autoptr (GMarkupParseContext) context = NULL;
  gsize length;
  const char *text = g_bytes_get_data (svg, &length);

  context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &copier, NULL);

  return g_markup_parse_context_parse (context, text, (gssize) length, error) &&
         g_markup_parse_context_end_parse (context, error);
}

/* Not printf(), which would write a comma where the locale does. */
static void
append_length (GString    *html,
               const char *attribute,
               double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (html, " %s=\"%s\"", attribute,
                          g_ascii_formatd (buffer, sizeof buffer, "%.6g", value));
}

static void
append_rect (GString    *html,
             const char *class,
             double      x,
             double      y,
             double      width,
             double      height,
             double      radius)
{
  g_string_append_printf (html, "<rect class=\"%s\"", class);
  append_length (html, "x", x);
  append_length (html, "y", y);
  append_length (html, "width", width);
  append_length (html, "height", height);
  append_length (html, "rx", radius);
  g_string_append (html, "/>");
}

/* On a field of 20 by 20 with its origin in the middle. */
static const char *
sign_path (BittingSpotKind kind)
{
  switch (kind)
    {
    case BITTING_SPOT_TICK:
      return "M-5 .4-1.6 4 5-3.8";
    case BITTING_SPOT_MAY:
      return "M-4.6 0h9.2M0-4.6v9.2";
    case BITTING_SPOT_LEAVE:
      return "M-4.2-4.2h8.4v8.4h-8.4z";
    case BITTING_SPOT_NEVER:
      return "M-4-4 4 4M4-4-4 4";
    case BITTING_SPOT_HERE:
    default:
      return NULL;
    }
}

/** Appends the sign that stands for a kind, as a small drawing for lists. */
void
bitting_page_append_sign (GString         *html,
                          BittingSpotKind  kind)
{
  g_string_append_printf (html, "<svg class=\"sign mark-%s\" viewBox=\"-10 -10 20 20\" "
                          "aria-hidden=\"true\"><circle class=\"badge\" r=\"10\"/>"
                          "<path class=\"stroke\" d=\"%s\"/></svg>",
                          bitting_spot_kind_to_string (kind), sign_path (kind));
}

static void
append_badge (GString              *html,
              const BittingPicture *picture,
              BittingSpotKind       kind,
              guint                 number,
              double                x,
              double                y)
{
  const char *path = sign_path (kind);
  double half = path != NULL ? PILL_WIDTH / 2 : BADGE_RADIUS;

  /* With a little room for its edge, it stays on the picture. */
  x = MIN (x, picture->width - half - 2);
  y = MAX (y, BADGE_RADIUS + 2);
  append_rect (html, "badge", x - half, y - BADGE_RADIUS, 2 * half, 2 * BADGE_RADIUS, BADGE_RADIUS);
  g_string_append (html, "<text class=\"count-mark\"");
  append_length (html, "x", path != NULL ? x - 14 : x);
  append_length (html, "y", y + 9);
  g_string_append_printf (html, ">%u</text>", number);
  if (path != NULL)
    g_string_append_printf (html, "<path class=\"stroke\" "
                            "transform=\"translate(%d %d) scale(1.8)\" d=\"%s\"/>", (int) x + 13, (int) y, path);
}

static void
append_mark (GString              *html,
             const BittingPicture *picture,
             const BittingSpot    *spot,
             BittingSpotKind       kind,
             guint                 number)
{
  gboolean row = spot->permission != NULL && spot->height < ROW_HEIGHT;

  g_string_append_printf (html, "<g class=\"mark-%s\">", bitting_spot_kind_to_string (kind));
  append_rect (html, "halo", spot->x, spot->y, spot->width, spot->height, RING_RADIUS);
  append_rect (html, "outline", spot->x, spot->y, spot->width, spot->height, RING_RADIUS);
  append_badge (html, picture, kind, number, spot->x + spot->width,
                row ? spot->y + spot->height / 2 : spot->y);
  g_string_append (html, "</g>");
}

static guint
number_of (const BittingStep *step,
           const char        *instruction)
{
  guint i;

  for (i = 0; i < step->instructions->len; i++)
    if (g_str_equal (((BittingInstruction *) g_ptr_array_index (step->instructions, i))->id,
                     instruction))
      return i + 1;

  return 0;
}

/**
 * bitting_page_append_drawing:
 * @html: the page so far
 * @source: what the page is made of
 * @step: the step that the picture belongs to
 * @picture: the picture
 * @error: return location
 *
 * Appends the drawing, and on it the number of each instruction where it has its place.
 *
 * Returns: FALSE if the drawing cannot be read
 */
gboolean
bitting_page_append_drawing (GString                  *html,
                             const BittingPageSource  *source,
                             const BittingStep        *step,
                             const BittingPicture     *picture,
                             GError                  **error)
{
  g_autoptr (GBytes) svg = source->load_picture (picture->file);
  guint i;

  bitting_html_append (html, "<svg class=\"drawing\" role=\"img\" aria-label=\"%s\" "
                       "viewBox=\"0 0 %d %d\">", picture->description,
                       (int) picture->width, (int) picture->height);
  if (!copy_drawing (html, svg, error))
    {
      g_prefix_error (error, "%s: ", picture->file);
      return FALSE;
    }
  for (i = 0; i < picture->spots->len; i++)
    {
      const BittingSpot *spot = g_ptr_array_index (picture->spots, i);

      if (bitting_picture_spot_applies (spot, source->policy))
        append_mark (html, picture, spot, bitting_picture_spot_kind (spot, source->policy),
                     number_of (step, spot->instruction));
    }
  g_string_append (html, "</svg>\n");

  return TRUE;
}
