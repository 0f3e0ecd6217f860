/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-guide.h"

#include "bitting-guide-policy.h"
#include "bitting-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  BittingGuide value;
  int          ref_count;
} Counted;

static const char * const link_targets[] = {
  [BITTING_LINK_SITE] = "site",
  [BITTING_LINK_KEY_PAGE] = "key-page",
};

static void
spot_free (gpointer data)
{
  BittingSpot *spot = data;

  g_free (spot->instruction);
  g_free (spot->permission);
  g_free (spot);
}

static void
picture_free (gpointer data)
{
  BittingPicture *picture = data;

  g_free (picture->id);
  g_free (picture->file);
  g_free (picture->screenshot);
  g_free (picture->caveat);
  g_free (picture->description);
  g_ptr_array_unref (picture->spots);
  g_free (picture);
}

static void
instruction_free (gpointer data)
{
  BittingInstruction *instruction = data;

  g_free (instruction->id);
  g_free (instruction->text);
  g_free (instruction->detail);
  g_free (instruction->picture);
  g_free (instruction);
}

static void
note_free (gpointer data)
{
  BittingNote *note = data;

  g_free (note->text);
  g_free (note);
}

static void
link_free (gpointer data)
{
  BittingLink *link = data;

  g_free (link->title);
  g_free (link);
}

static void
step_free (gpointer data)
{
  BittingStep *step = data;

  g_free (step->id);
  g_free (step->title);
  g_free (step->summary);
  g_ptr_array_unref (step->instructions);
  g_ptr_array_unref (step->notes);
  g_ptr_array_unref (step->pictures);
  g_ptr_array_unref (step->links);
  g_free (step);
}

BittingGuide *
bitting_guide_ref (BittingGuide *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_guide_unref (BittingGuide *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_free (self->exchange);
  g_free (self->title);
  g_free (self->screenshots);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

static gboolean
fail (const BittingMarkup  *element,
      const char           *what,
      GError              **error)
{
  g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_INVALID,
               "Line %d: <%s>: %s", element->line, element->name, what);

  return FALSE;
}

static gboolean
parse_spot (BittingPicture       *picture,
            const BittingMarkup  *element,
            GError              **error)
{
  BittingSpot *spot = g_new0 (BittingSpot, 1);
  const char *kind = bitting_markup_get (element, "kind");

  g_ptr_array_add (picture->spots, spot);
  spot->read_only = g_strcmp0 (bitting_markup_get (element, "access"), "read-only") == 0;
  spot->instruction = g_strdup (bitting_markup_require (element, "instruction", error));
  spot->permission = g_strdup (bitting_markup_get (element, "permission"));
  if (spot->instruction == NULL ||
      !bitting_markup_require_size (element, "x", &spot->x, error) ||
      !bitting_markup_require_size (element, "y", &spot->y, error) ||
      !bitting_markup_require_size (element, "width", &spot->width, error) ||
      !bitting_markup_require_size (element, "height", &spot->height, error))
    return FALSE;
  if (spot->x + spot->width > picture->width || spot->y + spot->height > picture->height)
    return fail (element, "the spot lies outside its picture", error);

  if (kind == NULL || bitting_spot_kind_from_string (kind, &spot->kind))
    return TRUE;

  return fail (element, "no such kind of spot", error);
}

/* A name and no way out of the folder, whatever stands in it. */
static gboolean
parse_screenshot (BittingPicture       *picture,
                  const BittingMarkup  *element,
                  GError              **error)
{
  picture->screenshot = g_strdup (bitting_markup_get (element, "screenshot"));
  picture->caveat = bitting_markup_dup_text (element, "caveat");
  if (picture->screenshot == NULL)
    return picture->caveat == NULL || fail (element, "a caveat needs a screenshot", error);

  return strspn (picture->screenshot, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "%._-") ==
           strlen (picture->screenshot) ||
         fail (element, "the screenshot is no file name", error);
}

static gboolean
parse_picture (BittingStep          *step,
               const BittingMarkup  *element,
               GError              **error)
{
  BittingPicture *picture = g_new0 (BittingPicture, 1);
  guint i;

  g_ptr_array_add (step->pictures, picture);
  picture->spots = g_ptr_array_new_with_free_func (spot_free);
  picture->id = g_strdup (bitting_markup_require (element, "id", error));
  if (picture->id == NULL)
    return FALSE;
  picture->file = g_strdup (bitting_markup_require (element, "file", error));
  if (picture->file == NULL ||
      !parse_screenshot (picture, element, error) ||
      !bitting_markup_require_size (element, "width", &picture->width, error) ||
      !bitting_markup_require_size (element, "height", &picture->height, error))
    return FALSE;
  picture->description = bitting_markup_dup_text (element, "description");
  if (picture->description == NULL)
    return fail (element, "a picture needs a description", error);

  for (i = 0; i < element->children->len; i++)
    {
      const BittingMarkup *child = g_ptr_array_index (element->children, i);

      if (strcmp (child->name, "spot") == 0 && !parse_spot (picture, child, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
parse_instruction (BittingStep          *step,
                   const BittingMarkup  *element,
                   GError              **error)
{
  BittingInstruction *instruction = g_new0 (BittingInstruction, 1);

  g_ptr_array_add (step->instructions, instruction);
  instruction->id = g_strdup (bitting_markup_require (element, "id", error));
  if (instruction->id == NULL)
    return FALSE;
  instruction->picture = g_strdup (bitting_markup_require (element, "picture", error));
  if (instruction->picture == NULL)
    return FALSE;
  instruction->text = bitting_markup_dup_text (element, "text");
  instruction->detail = bitting_markup_dup_text (element, "detail");
  if (instruction->text == NULL)
    return fail (element, "an instruction needs a text", error);

  return TRUE;
}

static gboolean
parse_note (BittingStep          *step,
            const BittingMarkup  *element,
            GError              **error)
{
  BittingNote *note = g_new0 (BittingNote, 1);
  gboolean warns = g_strcmp0 (bitting_markup_get (element, "kind"), "warning") == 0;

  g_ptr_array_add (step->notes, note);
  note->kind = warns ? BITTING_NOTE_WARNING : BITTING_NOTE_TIP;
  note->about_boxes = g_strcmp0 (bitting_markup_get (element, "boxes"), "yes") == 0;
  if (*element->text == '\0')
    return fail (element, "a note needs a text", error);
  note->text = g_strdup (_(element->text));

  return TRUE;
}

static gboolean
parse_link (BittingStep          *step,
            const BittingMarkup  *element,
            GError              **error)
{
  const char *target = bitting_markup_require (element, "address", error);
  BittingLink *link = NULL;
  guint i;

  if (target == NULL)
    return FALSE;
  if (*element->text == '\0')
    return fail (element, "a link needs a text", error);
  for (i = 0; i < G_N_ELEMENTS (link_targets); i++)
    if (strcmp (target, link_targets[i]) == 0)
      {
        link = g_new0 (BittingLink, 1);
        link->target = i;
        link->title = g_strdup (_(element->text));
        g_ptr_array_add (step->links, link);
        return TRUE;
      }

  return fail (element, "no such address", error);
}

/* Every instruction points at a picture of its step, every spot at an instruction. */
static gboolean
check_references (const BittingStep    *step,
                  const BittingMarkup  *element,
                  GError              **error)
{
  guint i, j;

  for (i = 0; i < step->instructions->len; i++)
    {
      const BittingInstruction *instruction = g_ptr_array_index (step->instructions, i);

      if (bitting_step_find_instruction (step, instruction->id) != instruction)
        return fail (element, "two instructions have one id", error);
      if (bitting_step_find_picture (step, instruction->picture) == NULL)
        return fail (element, "an instruction names a picture that is not there", error);
    }
  for (i = 0; i < step->pictures->len; i++)
    {
      const BittingPicture *picture = g_ptr_array_index (step->pictures, i);

      for (j = 0; j < picture->spots->len; j++)
        {
          const BittingSpot *spot = g_ptr_array_index (picture->spots, j);

          if (bitting_step_find_instruction (step, spot->instruction) == NULL)
            return fail (element, "a spot names an instruction that is not there", error);
        }
    }

  return step->instructions->len > 0 || fail (element, "a step needs an instruction", error);
}

static gboolean
parse_step (BittingGuide         *self,
            const BittingMarkup  *element,
            GError              **error)
{
  static const struct
  {
    const char *name;
    gboolean  (*parse) (BittingStep *, const BittingMarkup *, GError **);
  } parts[] = {
    { "picture", parse_picture },
    { "instruction", parse_instruction },
    { "note", parse_note },
    { "link", parse_link },
  };
  BittingStep *step = g_new0 (BittingStep, 1);
  guint i, j;

  g_ptr_array_add (self->steps, step);
  step->number = self->steps->len;
  step->instructions = g_ptr_array_new_with_free_func (instruction_free);
  step->notes = g_ptr_array_new_with_free_func (note_free);
  step->pictures = g_ptr_array_new_with_free_func (picture_free);
  step->links = g_ptr_array_new_with_free_func (link_free);
  step->id = g_strdup (bitting_markup_require (element, "id", error));
  if (step->id == NULL)
    return FALSE;
  step->title = bitting_markup_dup_text (element, "title");
  step->summary = bitting_markup_dup_text (element, "summary");
  if (step->title == NULL || step->summary == NULL)
    return fail (element, "a step needs a title and a summary", error);

  for (i = 0; i < element->children->len; i++)
    {
      const BittingMarkup *child = g_ptr_array_index (element->children, i);

      for (j = 0; j < G_N_ELEMENTS (parts); j++)
        if (strcmp (parts[j].name, child->name) == 0 && !parts[j].parse (step, child, error))
          return FALSE;
    }

  return check_references (step, element, error);
}

static gboolean
has_screenshot (const BittingStep *step)
{
  guint i;

  for (i = 0; i < step->pictures->len; i++)
    if (((BittingPicture *) g_ptr_array_index (step->pictures, i))->screenshot != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
parse_screenshots (BittingGuide         *self,
                   const BittingMarkup  *element,
                   GError              **error)
{
  gboolean needed = FALSE;
  guint i;

  for (i = 0; i < self->steps->len; i++)
    needed |= has_screenshot (g_ptr_array_index (self->steps, i));
  self->screenshots = g_strdup (bitting_markup_get (element, "screenshots"));
  if (self->screenshots == NULL)
    return !needed || fail (element, "the screenshots have no address", error);

  return (g_str_has_prefix (self->screenshots, "https://") &&
          g_str_has_suffix (self->screenshots, "/")) ||
         fail (element, "the address of the screenshots is no https folder", error);
}

/**
 * bitting_guide_parse:
 * @xml: the data file of the guide
 * @length: bytes, or -1
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the guide; every reference in it leads somewhere
 */
BittingGuide *
bitting_guide_parse (const char  *xml,
                     gssize       length,
                     GError     **error)
{
  g_autoptr (BittingMarkup) root = bitting_markup_parse (xml, length, "guide", error);
  g_autoptr (BittingGuide) self = NULL;
  Counted *counted = NULL;
  guint i;

  if (root == NULL)
    return NULL;

  counted = g_new0 (Counted, 1);
  counted->ref_count = 1;
  self = &counted->value;
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->exchange = g_strdup (bitting_markup_require (root, "exchange", error));
  if (self->exchange == NULL)
    return NULL;
  self->title = bitting_markup_dup_text (root, "title");
  for (i = 0; i < root->children->len; i++)
    {
      const BittingMarkup *child = g_ptr_array_index (root->children, i);

      if (strcmp (child->name, "step") == 0 && !parse_step (self, child, error))
        return NULL;
    }
  if (!parse_screenshots (self, root, error))
    return NULL;

  return g_steal_pointer (&self);
}

/** Returns: (transfer none) (nullable): the step of that number, counted from 1 */
const BittingStep *
bitting_guide_get_step (const BittingGuide *self,
                        guint               number)
{
  if (number < 1 || number > self->steps->len)
    return NULL;

  return g_ptr_array_index (self->steps, number - 1);
}

/** Returns: (transfer none) (nullable): the step's picture of that id */
const BittingPicture *
bitting_step_find_picture (const BittingStep *self,
                           const char        *id)
{
  guint i;

  for (i = 0; i < self->pictures->len; i++)
    {
      const BittingPicture *picture = g_ptr_array_index (self->pictures, i);

      if (g_strcmp0 (picture->id, id) == 0)
        return picture;
    }

  return NULL;
}

/** Returns: (transfer none) (nullable): the step's instruction of that id */
const BittingInstruction *
bitting_step_find_instruction (const BittingStep *self,
                               const char        *id)
{
  guint i;

  for (i = 0; i < self->instructions->len; i++)
    {
      const BittingInstruction *instruction = g_ptr_array_index (self->instructions, i);

      if (g_strcmp0 (instruction->id, id) == 0)
        return instruction;
    }

  return NULL;
}

/**
 * bitting_link_get_address:
 * @self: a link
 * @environment: where the key will live
 *
 * Returns: (transfer none) (nullable): the page's address there; NULL where there is no such
 *   page, as in practice
 */
const char *
bitting_link_get_address (const BittingLink        *self,
                          const BittingEnvironment *environment)
{
  switch (self->target)
    {
    case BITTING_LINK_KEY_PAGE:
      return environment->key_page;
    case BITTING_LINK_SITE:
    default:
      return environment->site;
    }
}
