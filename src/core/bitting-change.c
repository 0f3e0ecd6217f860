/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One difference between two checks: kept as words for programs, told in people's words. */

#include "config.h"

#include "bitting-change.h"

#include "bitting-date.h"

#include <glib/gi18n-lib.h>

/* What the words have in place of their %s. */
typedef enum
{
  SHOWS_NOTHING,
  SHOWS_PERMISSION,
  SHOWS_ADDRESS,
  SHOWS_DAY,
  SHOWS_GRADES,
  SHOWS_TITLE,
} Shows;

/* One row a kind. @of_key: a change of the key itself, to be marked on the card; what is
 * not is a consequence that the card shows anyway. */
static const struct
{
  const char     *code;
  BittingSeverity severity;
  gboolean        of_key;
  Shows           shows;
  const char     *words;
} kinds[] = {
  [BITTING_CHANGE_PERMISSION_ADDED] = {
    "permission-added", BITTING_SEVERITY_ATTENTION, TRUE, SHOWS_PERMISSION,
    /* Translators: here and below, %s is the name of a permission, such as “Withdrawal” */
    N_("%s was switched on"),
  },
  [BITTING_CHANGE_ACCESS_WIDENED] = {
    "access-widened", BITTING_SEVERITY_ATTENTION, TRUE, SHOWS_NOTHING,
    N_("The key was made read-write"),
  },
  [BITTING_CHANGE_UNBOUND] = {
    "unbound", BITTING_SEVERITY_ATTENTION, TRUE, SHOWS_NOTHING,
    N_("The key was opened to every address"),
  },
  [BITTING_CHANGE_IP_ADDED] = {
    "ip-added", BITTING_SEVERITY_ATTENTION, TRUE, SHOWS_ADDRESS,
    /* Translators: here and below, %s is an IP address */
    N_("The address %s was added"),
  },
  [BITTING_CHANGE_REFUSED] = {
    "refused", BITTING_SEVERITY_ATTENTION, FALSE, SHOWS_NOTHING,
    N_("Bybit no longer accepts the key"),
  },
  [BITTING_CHANGE_HIDDEN] = {
    "hidden", BITTING_SEVERITY_ATTENTION, TRUE, SHOWS_NOTHING,
    N_("The key no longer answers this computer"),
  },
  [BITTING_CHANGE_EXPIRY_SET] = {
    "expiry-set", BITTING_SEVERITY_ATTENTION, TRUE, SHOWS_DAY,
    /* Translators: here and below, %s is a day, such as “21 February 2027” */
    N_("The key was given a last day, %s"),
  },
  [BITTING_CHANGE_EXPIRY_EARLIER] = {
    "expiry-earlier", BITTING_SEVERITY_ATTENTION, TRUE, SHOWS_DAY,
    N_("The key ends earlier than before, on %s"),
  },
  [BITTING_CHANGE_KEY_TYPE] = {
    "key-type", BITTING_SEVERITY_ATTENTION, TRUE, SHOWS_NOTHING,
    N_("The key became one of another kind"),
  },
  [BITTING_CHANGE_KEY_USAGE] = {
    "key-usage", BITTING_SEVERITY_ATTENTION, TRUE, SHOWS_NOTHING,
    N_("The key is for another use than before"),
  },
  [BITTING_CHANGE_ACCOUNT] = {
    "account", BITTING_SEVERITY_ATTENTION, TRUE, SHOWS_NOTHING,
    N_("The key belongs to another kind of account than before"),
  },
  [BITTING_CHANGE_GRADE_WORSE] = {
    "grade-worse", BITTING_SEVERITY_ATTENTION, FALSE, SHOWS_GRADES,
    /* Translators: letters from A, the best, to F */
    N_("The grade fell from %s to %s"),
  },
  [BITTING_CHANGE_PERMISSION_REMOVED] = {
    "permission-removed", BITTING_SEVERITY_NOTE, TRUE, SHOWS_PERMISSION,
    N_("%s was switched off"),
  },
  [BITTING_CHANGE_ACCESS_NARROWED] = {
    "access-narrowed", BITTING_SEVERITY_NOTE, TRUE, SHOWS_NOTHING,
    N_("The key was made read-only"),
  },
  [BITTING_CHANGE_BOUND] = {
    "bound", BITTING_SEVERITY_NOTE, TRUE, SHOWS_NOTHING,
    N_("The key was bound to trusted addresses"),
  },
  [BITTING_CHANGE_IP_REMOVED] = {
    "ip-removed", BITTING_SEVERITY_NOTE, TRUE, SHOWS_ADDRESS,
    N_("The address %s was taken off"),
  },
  [BITTING_CHANGE_EXPIRY_LATER] = {
    "expiry-later", BITTING_SEVERITY_NOTE, TRUE, SHOWS_DAY,
    N_("The key ends later than before, on %s"),
  },
  [BITTING_CHANGE_EXPIRY_GONE] = {
    "expiry-gone", BITTING_SEVERITY_NOTE, TRUE, SHOWS_NOTHING,
    N_("The key has no last day any more"),
  },
  [BITTING_CHANGE_ANSWERED] = {
    "answered", BITTING_SEVERITY_NOTE, FALSE, SHOWS_NOTHING,
    N_("Bybit answers this computer again"),
  },
  [BITTING_CHANGE_GRADE_BETTER] = {
    "grade-better", BITTING_SEVERITY_NOTE, FALSE, SHOWS_GRADES,
    N_("The grade rose from %s to %s"),
  },
  [BITTING_CHANGE_POLICY_OTHER] = {
    "policy-other", BITTING_SEVERITY_NOTE, FALSE, SHOWS_TITLE,
    /* Translators: here and below, %s is the title of a policy */
    N_("Held against another policy: %s"),
  },
  [BITTING_CHANGE_POLICY_EDITED] = {
    "policy-edited", BITTING_SEVERITY_NOTE, FALSE, SHOWS_TITLE,
    N_("Held against the edited policy: %s"),
  },
};

/** Returns: (transfer full): a change; the words are copied */
BittingChange *
bitting_change_new (BittingChangeKind  kind,
                    const char        *before,
                    const char        *after)
{
  BittingChange *self = g_new0 (BittingChange, 1);

  self->kind = kind;
  self->before = g_strdup (before);
  self->after = g_strdup (after);

  return self;
}

void
bitting_change_free (BittingChange *self)
{
  if (self == NULL)
    return;

  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/** Returns: (transfer none): the stable word for programs */
const char *
bitting_change_get_code (const BittingChange *self)
{
  return kinds[self->kind].code;
}

/** Returns: whether a person has to look at it */
BittingSeverity
bitting_change_get_severity (const BittingChange *self)
{
  return kinds[self->kind].severity;
}

/** Returns: whether the key itself changed, and not only what came of it */
gboolean
bitting_change_is_of_key (const BittingChange *self)
{
  return kinds[self->kind].of_key;
}

static char *
describe_day (const char *seconds)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (g_ascii_strtoll (seconds, NULL, 10));

  return day != NULL ? bitting_date_dup_day (day) : g_strdup ("");
}

/* The words with something in place of their %s. */
static char *
fill_in (const char *words,
         const char *value)
{
  g_auto (GStrv) parts = g_strsplit (words, "%s", 2);

  return g_strjoinv (value, parts);
}

/* The same with two, which a language may have in another order: %2$s before %1$s. */
static char *
fill_in_both (const char *words,
              const char *first,
              const char *second)
{
  GString *filled = g_string_new (words);

  g_string_replace (filled, "%1$s", first, 0);
  g_string_replace (filled, "%2$s", second, 0);
  g_string_replace (filled, "%s", first, 1);
  g_string_replace (filled, "%s", second, 1);

  return g_string_free (filled, FALSE);
}

/**
 * bitting_change_dup_title:
 * @self: a change
 * @catalogue: for the names of permissions
 *
 * Returns: (transfer full): what happened, translated, without a full stop
 */
char *
bitting_change_dup_title (const BittingChange    *self,
                          const BittingCatalogue *catalogue)
{
  const char *words = _(kinds[self->kind].words);
  const char *value = self->after != NULL ? self->after : self->before;
  const BittingPermission *permission = NULL;
  g_autofree char *text = NULL;

  if (value == NULL)
    value = "";
  switch (kinds[self->kind].shows)
    {
    case SHOWS_PERMISSION:
      permission = bitting_catalogue_find (catalogue, value);
      return fill_in (words, permission != NULL ? permission->title : value);
    case SHOWS_ADDRESS:
    case SHOWS_TITLE:
      return fill_in (words, value);
    case SHOWS_DAY:
      text = describe_day (value);
      return fill_in (words, text);
    case SHOWS_GRADES:
      return fill_in_both (words, self->before != NULL ? self->before : "", value);
    case SHOWS_NOTHING:
    default:
      return g_strdup (words);
    }
}

/** Returns: (transfer full) (element-type BittingChange): no changes yet */
GPtrArray *
bitting_changes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_change_free);
}

/** Returns: whether a person has to look at one of them */
gboolean
bitting_changes_need_person (const GPtrArray *changes)
{
  guint i;

  for (i = 0; i < changes->len; i++)
    if (bitting_change_get_severity (g_ptr_array_index (changes, i)) == BITTING_SEVERITY_ATTENTION)
      return TRUE;

  return FALSE;
}

static void
append_value (GString    *text,
              const char *value)
{
  g_autofree char *escaped = g_strescape (value != NULL ? value : "", NULL);

  g_string_append_printf (text, "\t%s", escaped);
}

/**
 * bitting_changes_to_string:
 * @changes: (element-type BittingChange): any number
 *
 * Returns: (transfer full): a line for each, for bitting_changes_from_string()
 */
char *
bitting_changes_to_string (const GPtrArray *changes)
{
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 0; i < changes->len; i++)
    {
      const BittingChange *change = g_ptr_array_index (changes, i);

      g_string_append (text, bitting_change_get_code (change));
      append_value (text, change->before);
      append_value (text, change->after);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static BittingChange *
read_line (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 3);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint kind;

  if (g_strv_length (fields) != 3)
    return NULL;

  before = g_strcompress (fields[1]);
  after = g_strcompress (fields[2]);
  if (!g_utf8_validate (before, -1, NULL) || !g_utf8_validate (after, -1, NULL))
    return NULL;
  for (kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    if (g_str_equal (kinds[kind].code, fields[0]))
      return bitting_change_new (kind, *before != '\0' ? before : NULL,
                                 *after != '\0' ? after : NULL);

  return NULL;
}

/**
 * bitting_changes_from_string:
 * @text: (nullable): what bitting_changes_to_string() gave
 *
 * Returns: (transfer full) (element-type BittingChange): the changes; lines that this
 *   program cannot have written are passed over
 */
GPtrArray *
bitting_changes_from_string (const char *text)
{
  GPtrArray *changes = bitting_changes_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  guint i;

  for (i = 0; lines[i] != NULL; i++)
    {
      BittingChange *change = read_line (lines[i]);

      if (change != NULL)
        g_ptr_array_add (changes, change);
    }

  return changes;
}
