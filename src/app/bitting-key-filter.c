/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the saved keys a person wants to see. */

#include "bitting-key-filter.h"

#include "bitting-words.h"

struct _BittingKeyFilter
{
  GtkFilter  parent_instance;

  char      *text;        /* (nullable): what was typed, folded */
  GStrv      words;       /* (nullable): the words of it, which have to be found */
  int        marks;       /* a BittingGrade, or a BittingMarks */
  char      *environment; /* (nullable): name for people; NULL for all */
  GDateTime *now;         /* (nullable): when the words were typed */
};

G_DEFINE_FINAL_TYPE (BittingKeyFilter, bitting_key_filter, GTK_TYPE_FILTER)

static gboolean
has_mark (BittingKeyFilter *self,
          BittingEntry     *entry)
{
  if (self->marks == BITTING_MARKS_ALL)
    return TRUE;
  if (self->marks == BITTING_MARKS_UNCHECKED)
    return !bitting_entry_is_checked (entry);

  return bitting_entry_is_checked (entry) && (int) bitting_entry_get_grade (entry) == self->marks;
}

static gboolean
has_words (BittingKeyFilter *self,
           BittingEntry     *entry,
           const char       *environment)
{
  BittingItem *item = bitting_entry_get_item (entry);
  g_autofree char *attention = bitting_entry_dup_attention (entry, self->now);
  g_autofree char *text = g_strjoin ("\n", item->name, environment, item->api_key,
                                     attention != NULL ? attention : "", NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  guint i;

  for (i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
bitting_key_filter_match (GtkFilter *filter,
                          gpointer   object)
{
  BittingKeyFilter *self = BITTING_KEY_FILTER (filter);
  BittingItem *item = bitting_entry_get_item (object);
  g_autofree char *environment = NULL;

  if (!has_mark (self, object))
    return FALSE;
  if (self->words == NULL && self->environment == NULL)
    return TRUE;

  environment = bitting_words_dup_environment (item->environment, item->host);
  if (self->environment != NULL && g_strcmp0 (environment, self->environment) != 0)
    return FALSE;

  return self->words == NULL || has_words (self, object, environment);
}

static GtkFilterMatch
bitting_key_filter_get_strictness (GtkFilter *filter)
{
  BittingKeyFilter *self = BITTING_KEY_FILTER (filter);

  return self->words == NULL && self->environment == NULL && self->marks == BITTING_MARKS_ALL
           ? GTK_FILTER_MATCH_ALL
           : GTK_FILTER_MATCH_SOME;
}

static void
bitting_key_filter_finalize (GObject *object)
{
  BittingKeyFilter *self = BITTING_KEY_FILTER (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->environment, g_free);
  g_clear_pointer (&self->now, g_date_time_unref);

  G_OBJECT_CLASS (bitting_key_filter_parent_class)->finalize (object);
}

static void
bitting_key_filter_class_init (BittingKeyFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bitting_key_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = bitting_key_filter_match;
  GTK_FILTER_CLASS (klass)->get_strictness = bitting_key_filter_get_strictness;
}

static void
bitting_key_filter_init (BittingKeyFilter *self)
{
  self->marks = BITTING_MARKS_ALL;
}

/** Returns: (transfer full): a filter that lets every key through */
BittingKeyFilter *
bitting_key_filter_new (void)
{
  return g_object_new (BITTING_TYPE_KEY_FILTER, NULL);
}

/* Whoever goes on typing looks for fewer keys: those that are out need no second look. */
static GtkFilterChange
compare (const char *before, /* (nullable) */
         const char *after)
{
  if (before != NULL && g_str_has_prefix (after, before))
    return GTK_FILTER_CHANGE_MORE_STRICT;
  if (before != NULL && g_str_has_prefix (before, after))
    return GTK_FILTER_CHANGE_LESS_STRICT;

  return GTK_FILTER_CHANGE_DIFFERENT;
}

/**
 * bitting_key_filter_set_text:
 * @self: the filter
 * @text: words that all have to be found in what the list tells of a key, in whatever case
 */
void
bitting_key_filter_set_text (BittingKeyFilter *self,
                             const char       *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *before = NULL;

  g_return_if_fail (BITTING_IS_KEY_FILTER (self));

  before = g_steal_pointer (&self->text);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->now, g_date_time_unref);
  self->now = g_date_time_new_now_utc ();
  g_strstrip (folded);
  if (*folded != '\0')
    self->words = g_strsplit_set (folded, " \t", -1);
  self->text = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self), compare (before, self->text));
}

/**
 * bitting_key_filter_set_marks:
 * @self: the filter
 * @marks: a #BittingGrade, or a #BittingMarks
 */
void
bitting_key_filter_set_marks (BittingKeyFilter *self,
                              int               marks)
{
  g_return_if_fail (BITTING_IS_KEY_FILTER (self));

  if (self->marks == marks)
    return;

  self->marks = marks;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * bitting_key_filter_set_environment:
 * @self: the filter
 * @environment: (nullable): name for people of where the keys live; NULL for all
 */
void
bitting_key_filter_set_environment (BittingKeyFilter *self,
                                    const char       *environment)
{
  g_return_if_fail (BITTING_IS_KEY_FILTER (self));

  if (g_strcmp0 (self->environment, environment) == 0)
    return;

  g_free (self->environment);
  self->environment = g_strdup (environment);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
