/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-policy.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ID 64

typedef struct
{
  BittingPolicy value;
  int           ref_count;
} Counted;

static const char * const accesses[] = {
  [BITTING_ACCESS_ANY] = "any",
  [BITTING_ACCESS_READ_WRITE] = "read-write",
  [BITTING_ACCESS_READ_ONLY] = "read-only",
};

/**
 * bitting_policy_new:
 * @id: stable name
 *
 * Returns: (transfer full): a policy that asks for nothing yet, for its maker to fill in
 */
BittingPolicy *
bitting_policy_new (const char *id)
{
  Counted *counted = g_new0 (Counted, 1);

  counted->ref_count = 1;
  counted->value.id = g_strdup (id);
  counted->value.required = g_new0 (char *, 1);
  counted->value.forbidden = g_new0 (char *, 1);

  return &counted->value;
}

BittingPolicy *
bitting_policy_ref (BittingPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_policy_unref (BittingPolicy *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_strfreev (self->required);
  g_strfreev (self->forbidden);
  g_clear_pointer (&self->ips, bitting_ip_list_unref);
  g_free (self);
}

/**
 * bitting_policy_copy:
 * @self: a policy
 *
 * Returns: (transfer full): a policy that says the same, for its maker to change
 */
BittingPolicy *
bitting_policy_copy (const BittingPolicy *self)
{
  BittingPolicy *copy = bitting_policy_new (self->id);

  copy->title = g_strdup (self->title);
  copy->description = g_strdup (self->description);
  copy->access = self->access;
  g_strfreev (copy->required);
  g_strfreev (copy->forbidden);
  copy->required = g_strdupv (self->required);
  copy->forbidden = g_strdupv (self->forbidden);
  copy->ip_required = self->ip_required;
  copy->personal = self->personal;
  copy->min_days = self->min_days;
  if (self->ips != NULL)
    copy->ips = bitting_ip_list_ref (self->ips);

  return copy;
}

/**
 * bitting_policy_with_ips:
 * @self: a policy
 * @ips: (nullable): the addresses that the key should be bound to
 *
 * Returns: (transfer full): the same policy with these addresses instead of its own;
 *   an empty list, or none, leaves its own
 */
BittingPolicy *
bitting_policy_with_ips (const BittingPolicy *self,
                         BittingIpList       *ips)
{
  BittingPolicy *copy = bitting_policy_copy (self);

  if (ips == NULL || ips->addresses->len == 0)
    return copy;

  g_clear_pointer (&copy->ips, bitting_ip_list_unref);
  copy->ips = bitting_ip_list_ref (ips);

  return copy;
}

/** Returns: (transfer full): the same policy under another id */
BittingPolicy *
bitting_policy_with_id (const BittingPolicy *self,
                        const char          *id)
{
  BittingPolicy *copy = bitting_policy_copy (self);

  g_free (copy->id);
  copy->id = g_strdup (id);

  return copy;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The words in an order of their own: a policy means the same in whatever order it lists. */
static char *
join_sorted (char **words,
             guint  count)
{
  g_autofree char **sorted = g_new0 (char *, count + 1);

  memcpy (sorted, words, count * sizeof *words);
  qsort (sorted, count, sizeof *sorted, compare_words);

  return g_strjoinv (",", sorted);
}

/* What a policy asks for, in one line. */
static char *
dup_rules (const BittingPolicy *self,
           gboolean             with_ips)
{
  gboolean lists = with_ips && self->ips != NULL;
  g_autofree char *required = join_sorted (self->required, g_strv_length (self->required));
  g_autofree char *forbidden = join_sorted (self->forbidden, g_strv_length (self->forbidden));
  g_autofree char *ips = lists ? join_sorted ((char **) self->ips->addresses->pdata,
                                              self->ips->addresses->len)
                               : g_strdup ("");

  return g_strdup_printf ("%s|%s|%s|%d|%s|%d|%u", bitting_access_to_string (self->access), required,
                          forbidden, self->ip_required, ips, self->personal, self->min_days);
}

/** Returns: whether two policies ask for the same in the same words; their ids do not matter */
gboolean
bitting_policy_equal (const BittingPolicy *self,
                      const BittingPolicy *other)
{
  g_autofree char *own = dup_rules (self, TRUE);
  g_autofree char *others = dup_rules (other, TRUE);

  return g_str_equal (own, others) && g_strcmp0 (self->title, other->title) == 0 &&
         g_strcmp0 (self->description, other->description) == 0;
}

/**
 * bitting_policy_dup_digest:
 * @self: a policy
 *
 * Returns: (transfer full): a short text that is another one as soon as the policy has other
 *   rules. Words and addresses do not count: the addresses of each key are its own
 */
char *
bitting_policy_dup_digest (const BittingPolicy *self)
{
  g_autofree char *rules = dup_rules (self, FALSE);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, rules, -1);

  return g_strndup (digest, 16);
}

/** Returns: what the policy wants of a permission; where it wants both, that it is on */
BittingWish
bitting_policy_get_wish (const BittingPolicy *self,
                         const char          *permission)
{
  if (bitting_policy_requires (self, permission))
    return BITTING_WISH_ON;

  return bitting_policy_forbids (self, permission) ? BITTING_WISH_OFF : BITTING_WISH_NONE;
}

static void
set_member (GStrv      *words,
            const char *word,
            gboolean    member)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean there = FALSE;
  guint i;

  for (i = 0; (*words)[i] != NULL; i++)
    {
      gboolean same = g_str_equal ((*words)[i], word);

      if (!same || (member && !there))
        g_strv_builder_add (builder, (*words)[i]);
      there = there || same;
    }
  if (member && !there)
    g_strv_builder_add (builder, word);
  g_strfreev (*words);
  *words = g_strv_builder_end (builder);
}

/**
 * bitting_policy_set_wish:
 * @self: a policy that nobody else has yet
 * @permission: "Group.Value"
 * @wish: what it is to want of it from now on
 */
void
bitting_policy_set_wish (BittingPolicy *self,
                         const char    *permission,
                         BittingWish    wish)
{
  set_member (&self->required, permission, wish == BITTING_WISH_ON);
  set_member (&self->forbidden, permission, wish == BITTING_WISH_OFF);
}

gboolean
bitting_policy_requires (const BittingPolicy *self,
                         const char          *permission)
{
  return g_strv_contains ((const char * const *) self->required, permission);
}

gboolean
bitting_policy_forbids (const BittingPolicy *self,
                        const char          *permission)
{
  return g_strv_contains ((const char * const *) self->forbidden, permission);
}

/** Returns: whether a text can be the id of a policy: small letters, digits and hyphens */
gboolean
bitting_policy_check_id (const char *id)
{
  gsize length = strlen (id);

  return length > 0 && length <= MAX_ID &&
         strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/**
 * bitting_policy_dup_id:
 * @title: what a person calls a policy
 *
 * Returns: (transfer full): an id that looks like it; "policy" where the title has nothing
 *   that an id may be made of
 */
char *
bitting_policy_dup_id (const char *title)
{
  g_autofree char *ascii = g_str_to_ascii (title, NULL);
  GString *id = g_string_new (NULL);
  const char *at;

  for (at = ascii; *at != '\0' && id->len < MAX_ID - 8; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (id, g_ascii_tolower (*at));
      else if (id->len > 0 && id->str[id->len - 1] != '-')
        g_string_append_c (id, '-');
    }
  if (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_append (id, "policy");

  return g_string_free (id, FALSE);
}

const char *
bitting_access_to_string (BittingAccess access)
{
  g_return_val_if_fail (access < G_N_ELEMENTS (accesses), NULL);

  return accesses[access];
}

gboolean
bitting_access_from_string (const char    *text,
                            BittingAccess *access)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (accesses); i++)
    if (g_strcmp0 (accesses[i], text) == 0)
      {
        *access = i;
        return TRUE;
      }

  return FALSE;
}
