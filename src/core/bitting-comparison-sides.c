/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sides of a comparison, one after the other. */

#include "config.h"

#include "bitting-comparison-sides.h"

#include "bitting-date.h"
#include "bitting-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much one side of a key lets its holder do; a larger number is looser. */
enum
{
  RANK_UNKNOWN = -1,
  RANK_STRICT = 0,
  RANK_LOOSE = 1,
};

static void
add (BittingComparison *self,
     char              *aspect, /* (transfer full) */
     BittingRelation    relation,
     const char        *title,
     const char        *before,
     const char        *after)
{
  BittingDifference *difference = g_new0 (BittingDifference, 1);

  difference->aspect = aspect;
  difference->relation = relation;
  difference->title = g_strdup (title);
  difference->before = g_strdup (before);
  difference->after = g_strdup (after);
  g_ptr_array_add (self->differences, difference);
}

/* Nothing is looser than the loosest, and the strictest is no looser than anything: that
 * much is proven even where the other side is unknown. */
static BittingRelation
relate (int before,
        int after)
{
  if (before == RANK_UNKNOWN || after == RANK_UNKNOWN)
    return before == RANK_LOOSE || after == RANK_STRICT ? BITTING_RELATION_SAME
                                                        : BITTING_RELATION_UNPROVEN;
  if (before == after)
    return BITTING_RELATION_SAME;

  return after > before ? BITTING_RELATION_LOOSER : BITTING_RELATION_STRICTER;
}

/* Two words, of which the first is the stricter. */
static const char *
word_of (int         rank,
         const char *strict,
         const char *loose)
{
  if (rank == RANK_UNKNOWN)
    return _("Not told");

  return rank == RANK_STRICT ? strict : loose;
}

static void
add_ranked (BittingComparison *self,
            const char        *aspect,
            const char        *title,
            const char        *strict,
            const char        *loose,
            int                before,
            int                after)
{
  add (self, g_strdup (aspect), relate (before, after), title, word_of (before, strict, loose),
       word_of (after, strict, loose));
}

/* The same key name on another site is another account's: there is nothing to compare. */
static void
compare_sites (BittingComparison   *self,
               const BittingReport *before,
               const BittingReport *after)
{
  if (g_strcmp0 (before->environment, after->environment) != 0)
    add (self, g_strdup ("site"), BITTING_RELATION_UNPROVEN, _("Site"), before->environment,
         after->environment);
}

static int
rank_access (const BittingKeyInfo *info)
{
  if (info == NULL || bitting_key_info_find_gap (info, BITTING_FACT_ACCESS) != NULL)
    return RANK_UNKNOWN;

  return info->read_only ? RANK_STRICT : RANK_LOOSE;
}

static int
rank_permission (const BittingKeyInfo   *info,
                 const BittingCatalogue *catalogue,
                 const char             *id)
{
  g_autofree char *group = g_strndup (id, strcspn (id, "."));

  if (bitting_key_info_has_permission (info, id))
    return RANK_LOOSE;
  /* A group that every answer names, and this one does not, tells nothing; nor does one that
   * could not be read. */
  if (bitting_key_info_find_group_gap (info, group) != NULL ||
      (!bitting_key_info_has_group (info, group) &&
       bitting_catalogue_is_constant_group (catalogue, group)))
    return RANK_UNKNOWN;

  return RANK_STRICT;
}

static void
compare_permission (BittingComparison      *self,
                    const BittingKeyInfo   *before,
                    const BittingKeyInfo   *after,
                    const BittingCatalogue *catalogue,
                    const char             *id)
{
  const BittingPermission *permission = bitting_catalogue_find (catalogue, id);
  g_autofree char *aspect = g_strconcat ("permission.", id, NULL);
  int was = rank_permission (before, catalogue, id);
  int is = rank_permission (after, catalogue, id);

  if (was == RANK_STRICT && is == RANK_STRICT)
    return;

  add_ranked (self, aspect, permission != NULL ? permission->title : id,
              /* Translators: a permission is off or on */
              _("Off"), _("On"), was, is);
}

static void
compare_known_permissions (BittingComparison      *self,
                           const BittingKeyInfo   *before,
                           const BittingKeyInfo   *after,
                           const BittingCatalogue *catalogue)
{
  guint i;

  for (i = 0; i < bitting_catalogue_get_size (catalogue); i++)
    compare_permission (self, before, after, catalogue, bitting_catalogue_get (catalogue, i)->id);
  for (i = 0; i < after->permissions->len; i++)
    {
      const char *id = g_ptr_array_index (after->permissions, i);

      if (bitting_catalogue_find (catalogue, id) == NULL)
        compare_permission (self, before, after, catalogue, id);
    }
  for (i = 0; i < before->permissions->len; i++)
    {
      const char *id = g_ptr_array_index (before->permissions, i);

      if (bitting_catalogue_find (catalogue, id) == NULL &&
          !bitting_key_info_has_permission (after, id))
        compare_permission (self, before, after, catalogue, id);
    }
}

/* Returns: (transfer full): the names of all that a key holds */
static char *
list_permissions (const BittingKeyInfo   *info, /* (nullable) */
                  const BittingCatalogue *catalogue)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint i;

  if (info == NULL)
    return g_strdup (_("Not told"));
  for (i = 0; i < info->permissions->len; i++)
    {
      const char *id = g_ptr_array_index (info->permissions, i);
      const BittingPermission *permission = bitting_catalogue_find (catalogue, id);

      bitting_text_add_item (list, permission != NULL ? permission->title : id);
    }

  return list->len > 0 ? g_strdup (list->str) : g_strdup (_("Nothing"));
}

static void
compare_permissions (BittingComparison      *self,
                     const BittingKeyInfo   *before,
                     const BittingKeyInfo   *after,
                     const BittingCatalogue *catalogue)
{
  g_autofree char *had = NULL;
  g_autofree char *has = NULL;

  if (before != NULL && after != NULL)
    {
      compare_known_permissions (self, before, after, catalogue);
      return;
    }

  had = list_permissions (before, catalogue);
  has = list_permissions (after, catalogue);
  add (self, g_strdup ("permissions"), BITTING_RELATION_UNPROVEN, _("What it may do"), had, has);
}

/* A key that refused this computer has proven that it is bound. */
static int
rank_binding (const BittingReport *report)
{
  if (report->key_info == NULL)
    return report->outcome == BITTING_OUTCOME_PARTIAL ? RANK_STRICT : RANK_UNKNOWN;
  if (bitting_key_info_find_gap (report->key_info, BITTING_FACT_ADDRESSES) != NULL)
    return RANK_UNKNOWN;

  return bitting_key_info_is_bound (report->key_info) ? RANK_STRICT : RANK_LOOSE;
}

static void
compare_address (BittingComparison    *self,
                 const BittingKeyInfo *before,
                 const BittingKeyInfo *after,
                 const char           *address)
{
  g_autofree char *aspect = g_strconcat ("ip.", address, NULL);
  /* Translators: %s is an IP address */
  g_autofree char *title = g_strdup_printf (_("Works from %s"), address);

  add_ranked (self, aspect, title, _("No"), _("Yes"),
              bitting_key_info_allows_address (before, address) ? RANK_LOOSE : RANK_STRICT,
              bitting_key_info_allows_address (after, address) ? RANK_LOOSE : RANK_STRICT);
}

static void
compare_lists (BittingComparison    *self,
               const BittingKeyInfo *before,
               const BittingKeyInfo *after)
{
  guint i;

  for (i = 0; i < after->ips->len; i++)
    compare_address (self, before, after, g_ptr_array_index (after->ips, i));
  for (i = 0; i < before->ips->len; i++)
    if (!bitting_key_info_allows_address (after, g_ptr_array_index (before->ips, i)))
      compare_address (self, before, after, g_ptr_array_index (before->ips, i));
}

static void
compare_addresses (BittingComparison   *self,
                   const BittingReport *before,
                   const BittingReport *after)
{
  int was = rank_binding (before);
  int is = rank_binding (after);

  add_ranked (self, "ip.restricted", _("Where it works from"), _("Trusted addresses only"),
              _("Everywhere"), was, is);
  /* From everywhere to somewhere is stricter, whichever addresses those are. */
  if (is != RANK_STRICT || was == RANK_LOOSE)
    return;
  if (before->key_info != NULL && after->key_info != NULL)
    compare_lists (self, before->key_info, after->key_info);
  else
    add (self, g_strdup ("ip.expected"), BITTING_RELATION_UNPROVEN, _("Which addresses are trusted"),
         before->key_info != NULL ? _("Known") : _("Not told"),
         after->key_info != NULL ? _("Known") : _("Not told"));
}

static char *
describe_end (const BittingKeyInfo *info)
{
  if (info == NULL || !info->expiry_known)
    return g_strdup (_("Not told"));
  if (info->expires_at == NULL)
    return g_strdup (_("No end date"));

  return bitting_date_dup_day (info->expires_at);
}

/* Nobody chooses an end at the exchange: a key without trusted addresses gets 90 days, any
 * key gets 7 after the password was changed, and the days of a new key begin anew. So a later
 * day is not looser; no day at all is, unless it goes because the key is bound. */
static BittingRelation
relate_ends (const BittingKeyInfo *before,
             const BittingKeyInfo *after)
{
  gboolean was_known = before != NULL && before->expiry_known;
  gboolean is_known = after != NULL && after->expiry_known;

  if (was_known && before->expires_at == NULL)
    return is_known && after->expires_at != NULL ? BITTING_RELATION_STRICTER : BITTING_RELATION_SAME;
  if (!is_known)
    return BITTING_RELATION_UNPROVEN;
  if (after->expires_at != NULL || bitting_key_info_is_bound (after))
    return BITTING_RELATION_SAME;

  return was_known ? BITTING_RELATION_LOOSER : BITTING_RELATION_UNPROVEN;
}

static void
compare_ends (BittingComparison    *self,
              const BittingKeyInfo *before,
              const BittingKeyInfo *after)
{
  g_autofree char *was = describe_end (before);
  g_autofree char *is = describe_end (after);

  add (self, g_strdup ("expiry"), relate_ends (before, after), _("Last day"), was, is);
}

static int
rank_usage (const BittingKeyInfo *info)
{
  switch (info->usage)
    {
    case BITTING_KEY_USAGE_PERSONAL:
      return RANK_STRICT;
    case BITTING_KEY_USAGE_THIRD_PARTY:
      return RANK_LOOSE;
    case BITTING_KEY_USAGE_UNKNOWN:
    default:
      return RANK_UNKNOWN;
    }
}

static int
rank_account (const BittingKeyInfo *info)
{
  switch (bitting_key_info_get_account (info))
    {
    case BITTING_ACCOUNT_SUB:
      return RANK_STRICT;
    case BITTING_ACCOUNT_MAIN:
      return RANK_LOOSE;
    case BITTING_ACCOUNT_UNKNOWN:
    default:
      return RANK_UNKNOWN;
    }
}

/* What is only worth a line where both keys answered. */
static void
compare_kinds (BittingComparison    *self,
               const BittingKeyInfo *before,
               const BittingKeyInfo *after)
{
  add_ranked (self, "key.type", _("Kind of key"), _("Private RSA key"), _("Secret that Bybit made"),
              before->rsa ? RANK_STRICT : RANK_LOOSE, after->rsa ? RANK_STRICT : RANK_LOOSE);
  add_ranked (self, "key.usage", _("Made for"), _("Your own use"), _("A third-party application"),
              rank_usage (before), rank_usage (after));
  add_ranked (self, "account", _("Belongs to"), _("A sub-account"), _("The main account"),
              rank_account (before), rank_account (after));
}

/**
 * bitting_comparison_sides_compare:
 * @self: a comparison without differences yet
 * @before: a card of the old key
 * @after: a card of the new key
 * @catalogue: what permissions there are
 *
 * Adds a difference for every side that one of the keys has.
 */
void
bitting_comparison_sides_compare (BittingComparison      *self,
                                  const BittingReport    *before,
                                  const BittingReport    *after,
                                  const BittingCatalogue *catalogue)
{
  compare_sites (self, before, after);
  add_ranked (self, "access", _("Access"), _("Read only"), _("Read and write"),
              rank_access (before->key_info), rank_access (after->key_info));
  compare_permissions (self, before->key_info, after->key_info, catalogue);
  compare_addresses (self, before, after);
  compare_ends (self, before->key_info, after->key_info);
  if (before->key_info != NULL && after->key_info != NULL)
    compare_kinds (self, before->key_info, after->key_info);
}
