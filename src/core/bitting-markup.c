/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The data files are a few levels deep; more is a mistake. */
#define MAX_DEPTH 8

typedef struct
{
  BittingMarkup *root;  /* (owned) */
  GPtrArray     *stack; /* (borrowed): open elements */
  GPtrArray     *texts; /* (owned): GString for each of them */
} Builder;

G_DEFINE_QUARK (bitting-markup-error-quark, bitting_markup_error)

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *name,
                  const char          **names,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error)
{
  Builder *builder = user_data;
  BittingMarkup *element = NULL;
  guint i;

  if (builder->stack->len == MAX_DEPTH)
    {
      g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_INVALID,
                   "<%s> lies too deep", name);
      return;
    }
  if (builder->stack->len == 0 && builder->root != NULL)
    {
      /* GLib takes a file with several of them for a document. */
      g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_INVALID,
                   "<%s> stands behind the end of <%s>", name, builder->root->name);
      return;
    }

  element = g_new0 (BittingMarkup, 1);
  element->name = g_strdup (name);
  element->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  element->children = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_markup_free);
  g_markup_parse_context_get_position (context, &element->line, NULL);
  for (i = 0; names[i] != NULL; i++)
    g_hash_table_insert (element->attributes, g_strdup (names[i]), g_strdup (values[i]));

  if (builder->stack->len == 0)
    builder->root = element;
  else
    {
      BittingMarkup *parent = g_ptr_array_index (builder->stack, builder->stack->len - 1);

      g_ptr_array_add (parent->children, element);
    }
  g_ptr_array_add (builder->stack, element);
  g_ptr_array_add (builder->texts, g_string_new (NULL));
}

static char *
fold_spaces (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GString) folded = g_string_new (NULL);
  guint i;

  for (i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (folded->len > 0)
        g_string_append_c (folded, ' ');
      g_string_append (folded, words[i]);
    }

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *name,
                gpointer              user_data,
                GError              **error)
{
  Builder *builder = user_data;
  guint last = builder->stack->len - 1;
  BittingMarkup *element = g_ptr_array_index (builder->stack, last);
  GString *text = g_ptr_array_index (builder->texts, last);

  element->text = fold_spaces (text->str);
  g_ptr_array_remove_index (builder->stack, last);
  g_ptr_array_remove_index (builder->texts, last);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Builder *builder = user_data;

  if (builder->texts->len > 0)
    g_string_append_len (g_ptr_array_index (builder->texts, builder->texts->len - 1),
                         text, (gssize) length);
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

/**
 * bitting_markup_parse:
 * @xml: a data file
 * @length: bytes, or -1
 * @root: name that its outermost element must have
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the outermost element with all in it
 */
BittingMarkup *
bitting_markup_parse (const char  *xml,
                      gssize       length,
                      const char  *root,
                      GError     **error)
{
  static const GMarkupParser parser = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
  };
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (string_free);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (BittingMarkup) element = NULL;
  Builder builder = { .stack = stack, .texts = texts };
  gboolean parsed;

  context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &builder, NULL);
  parsed = g_markup_parse_context_parse (context, xml, length, error) &&
           g_markup_parse_context_end_parse (context, error);
  element = builder.root;
  if (!parsed)
    return NULL;
  if (element == NULL)
    {
      /* GLib takes a declaration with nothing behind it for a document. */
      g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_INVALID,
                   "There is no <%s> in it", root);
      return NULL;
    }
  if (strcmp (element->name, root) != 0)
    {
      g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_INVALID,
                   "Line %d: <%s> where <%s> should be", element->line, element->name, root);
      return NULL;
    }

  return g_steal_pointer (&element);
}

void
bitting_markup_free (BittingMarkup *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->text);
  g_hash_table_unref (self->attributes);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/** Returns: (transfer none) (nullable): the first child of that name */
const BittingMarkup *
bitting_markup_find (const BittingMarkup *self,
                     const char          *name)
{
  guint i;

  for (i = 0; i < self->children->len; i++)
    {
      const BittingMarkup *child = g_ptr_array_index (self->children, i);

      if (strcmp (child->name, name) == 0)
        return child;
    }

  return NULL;
}

/** Returns: (transfer none) (nullable): the value of an attribute */
const char *
bitting_markup_get (const BittingMarkup *self,
                    const char          *attribute)
{
  return g_hash_table_lookup (self->attributes, attribute);
}

/** Returns: (transfer none) (nullable): the value of an attribute that must be there */
const char *
bitting_markup_require (const BittingMarkup  *self,
                        const char           *attribute,
                        GError              **error)
{
  const char *value = bitting_markup_get (self, attribute);

  if (value == NULL || *value == '\0')
    {
      g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_MISSING,
                   "Line %d: <%s> needs the attribute “%s”", self->line, self->name, attribute);
      return NULL;
    }

  return value;
}

/** Reads a length in a picture's units. Returns: FALSE if it is missing or no number */
gboolean
bitting_markup_require_size (const BittingMarkup  *self,
                             const char           *attribute,
                             double               *size,
                             GError              **error)
{
  const char *value = bitting_markup_require (self, attribute, error);
  char *end = NULL;

  if (value == NULL)
    return FALSE;

  *size = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || *size < 0 || *size > 100000)
    {
      g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_INVALID,
                   "Line %d: “%s” is no length", self->line, value);
      return FALSE;
    }

  return TRUE;
}

/**
 * bitting_markup_dup_text:
 * @self: an element
 * @child: name of one of its children
 *
 * Returns: (transfer full) (nullable): that child's text in the user's language;
 *   NULL if there is no such child, or nothing in it
 */
char *
bitting_markup_dup_text (const BittingMarkup *self,
                         const char          *child)
{
  const BittingMarkup *element = bitting_markup_find (self, child);

  if (element == NULL || *element->text == '\0')
    return NULL;

  return g_strdup (_(element->text));
}
