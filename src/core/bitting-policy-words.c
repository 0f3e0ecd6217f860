/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A policy in words: what it asks for, and what a person should know before they use it. */

#include "config.h"

#include "bitting-policy-words.h"

#include "bitting-rules.h"
#include "bitting-text.h"

#include <glib/gi18n-lib.h>

static const char * const kinds[] = {
  [BITTING_REMARK_ERROR] = "error",
  [BITTING_REMARK_DANGER] = "danger",
  [BITTING_REMARK_WARNING] = "warning",
};

static void
remark_free (gpointer data)
{
  BittingRemark *remark = data;

  g_free (remark->text);
  g_free (remark);
}

static void
add (GPtrArray         *remarks,
     BittingRemarkKind  kind,
     const char        *member,
     char              *text) /* (transfer full) */
{
  BittingRemark *remark = g_new0 (BittingRemark, 1);

  remark->kind = kind;
  remark->member = member;
  remark->text = text;
  g_ptr_array_add (remarks, remark);
}

static void
examine_title (GPtrArray           *remarks,
               const BittingPolicy *policy)
{
  glong length = policy->title != NULL ? g_utf8_strlen (policy->title, -1) : 0;

  if (length == 0)
    add (remarks, BITTING_REMARK_ERROR, "title",
         g_strdup (_("It has no title. Give it one that tells it from others.")));
  else if (length > BITTING_POLICY_MAX_TITLE)
    add (remarks, BITTING_REMARK_ERROR, "title",
         g_strdup_printf (_("Its title is too long: at most %d letters fit."), BITTING_POLICY_MAX_TITLE));
  if (policy->description != NULL &&
      g_utf8_strlen (policy->description, -1) > BITTING_POLICY_MAX_DESCRIPTION)
    add (remarks, BITTING_REMARK_ERROR, "description",
         g_strdup_printf (_("Its description is too long: at most %d letters fit."),
                          BITTING_POLICY_MAX_DESCRIPTION));
}

static void
examine_dangers (GPtrArray               *remarks,
                 const BittingPermission *permission,
                 gboolean                 read_only)
{
  if ((permission->risk & BITTING_RISK_OUT) != 0)
    add (remarks, BITTING_REMARK_DANGER, "required",
         /* Translators: the name of a permission, what it allows, and a grade. */
         g_strdup_printf (_("It asks for “%s”. %s A key like this gets no better grade than %s, and "
                            "nobody needs it for trading: ask whoever sent the policy why."),
                          permission->title, permission->allows, read_only ? "D" : "F"));
  else if ((permission->risk & BITTING_RISK_KEYS) != 0)
    add (remarks, BITTING_REMARK_DANGER, "required",
         g_strdup_printf (_("It asks for “%s”. %s Whoever has the key can also give it more rights, so "
                            "it gets no better grade than %s."),
                          permission->title, permission->allows, read_only ? "B" : "D"));
  else if ((permission->risk & BITTING_RISK_MOVE) != 0)
    add (remarks, BITTING_REMARK_WARNING, "required",
         g_strdup_printf (_("It asks for “%s”. %s"), permission->title, permission->allows));
}

static void
examine_permissions (GPtrArray              *remarks,
                     const BittingPolicy    *policy,
                     const BittingCatalogue *catalogue)
{
  guint i;

  for (i = 0; policy->required[i] != NULL; i++)
    {
      const char *id = policy->required[i];
      const BittingPermission *permission = bitting_catalogue_find (catalogue, id);

      if (bitting_policy_forbids (policy, id))
        add (remarks, BITTING_REMARK_ERROR, "forbidden",
             g_strdup_printf (_("“%s” must be on and must be off: no key can be both."), id));
      if (permission != NULL)
        examine_dangers (remarks, permission, policy->access == BITTING_ACCESS_READ_ONLY);
      else
        add (remarks, BITTING_REMARK_WARNING, "required",
             g_strdup_printf (_("It asks for “%s”, which this version of Bitting does not know. A key "
                                "that has it gets no better grade than D."), id));
    }
  for (i = 0; policy->forbidden[i] != NULL; i++)
    if (bitting_catalogue_find (catalogue, policy->forbidden[i]) == NULL)
      add (remarks, BITTING_REMARK_WARNING, "forbidden",
           g_strdup_printf (_("It wants “%s” off, which this version of Bitting does not know. It may "
                              "be misspelt: capitals count."), policy->forbidden[i]));
  if (policy->required[0] == NULL && policy->access != BITTING_ACCESS_READ_ONLY)
    add (remarks, BITTING_REMARK_WARNING, "required",
         g_strdup (_("It asks for nothing to be on: a key that can do nothing passes, too.")));
  if (policy->required[0] != NULL && policy->access == BITTING_ACCESS_ANY)
    add (remarks, BITTING_REMARK_WARNING, "access",
         g_strdup (_("It takes keys that can only read, too. They hold permissions without being able "
                     "to use them.")));
}

static void
examine_addresses (GPtrArray           *remarks,
                   const BittingPolicy *policy)
{
  guint i;

  if (!policy->ip_required && policy->ips == NULL)
    add (remarks, BITTING_REMARK_WARNING, "ip_required",
         g_strdup (_("It asks for no trusted addresses. A key without them works from any computer in "
                     "the world, stops after 90 days, and gets no better grade than B.")));
  if (!policy->ip_required && policy->ips != NULL)
    add (remarks, BITTING_REMARK_WARNING, "ip_required",
         g_strdup (_("It names addresses but says that none are needed. Bitting holds keys against "
                     "them all the same.")));
  for (i = 0; policy->ips != NULL && i < policy->ips->problems->len; i++)
    {
      const BittingIpProblem *problem = g_ptr_array_index (policy->ips->problems, i);
      gboolean wrong = problem->fatal || problem->kind == BITTING_IP_PROBLEM_TOO_MANY;

      add (remarks, wrong ? BITTING_REMARK_ERROR : BITTING_REMARK_WARNING, "ips",
           bitting_ip_problem_describe (problem));
    }
}

static int
compare_remarks (gconstpointer a,
                 gconstpointer b)
{
  const BittingRemark *first = *(const BittingRemark * const *) a;
  const BittingRemark *second = *(const BittingRemark * const *) b;

  return (int) first->kind - (int) second->kind;
}

/**
 * bitting_policy_examine:
 * @self: a policy, from anywhere
 * @catalogue: what permissions there are
 *
 * Returns: (transfer full) (element-type BittingRemark): what a person should know about it,
 *   the worst first; may be none
 */
GPtrArray *
bitting_policy_examine (const BittingPolicy    *self,
                        const BittingCatalogue *catalogue)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func (remark_free);

  examine_title (remarks, self);
  examine_permissions (remarks, self, catalogue);
  examine_addresses (remarks, self);
  if (self->min_days > BITTING_POLICY_MAX_DAYS)
    add (remarks, BITTING_REMARK_ERROR, "min_days",
         g_strdup_printf (_("More than %d days cannot be asked for."), BITTING_POLICY_MAX_DAYS));
  g_ptr_array_sort (remarks, compare_remarks);

  return remarks;
}

/** Returns: whether there is no error among the remarks */
gboolean
bitting_policy_is_usable (const GPtrArray *remarks)
{
  guint i;

  for (i = 0; i < remarks->len; i++)
    if (((const BittingRemark *) g_ptr_array_index (remarks, i))->kind == BITTING_REMARK_ERROR)
      return FALSE;

  return TRUE;
}

/**
 * bitting_policy_get_best_grade:
 * @self: a policy
 * @catalogue: what permissions there are
 *
 * Returns: the grade of a key that is exactly what the policy asks for
 */
BittingGrade
bitting_policy_get_best_grade (const BittingPolicy    *self,
                               const BittingCatalogue *catalogue)
{
  gboolean read_only = self->access == BITTING_ACCESS_READ_ONLY;
  BittingGrade best = BITTING_GRADE_A;
  guint i;

  for (i = 0; self->required[i] != NULL; i++)
    {
      const BittingPermission *permission = bitting_catalogue_find (catalogue, self->required[i]);

      best = MAX (best, permission == NULL ? BITTING_GRADE_D
                                           : bitting_permission_grade_asked (permission, read_only));
    }

  return best;
}

static const char *
describe_access (BittingAccess access)
{
  switch (access)
    {
    case BITTING_ACCESS_READ_WRITE:
      return _("It may act, not only look (“Read-Write”).");
    case BITTING_ACCESS_READ_ONLY:
      return _("It may look, and not act (“Read-Only”).");
    case BITTING_ACCESS_ANY:
    default:
      return _("It may be “Read-Write” or “Read-Only”.");
    }
}

static char *
describe_addresses (const BittingPolicy *policy)
{
  g_autofree char *addresses = NULL;

  if (policy->ips == NULL)
    return policy->ip_required ? g_strdup (_("It is bound to addresses that are trusted.")) : NULL;

  addresses = bitting_text_dup_list (policy->ips->addresses);

  /* Translators: %s is a list of internet addresses. */
  return g_strdup_printf (_("It is bound to these addresses, and no others: %s"), addresses);
}

/**
 * bitting_policy_dup_sentences:
 * @self: a policy
 *
 * Returns: (transfer full): what it asks of a key, besides the permissions; a sentence each
 */
GStrv
bitting_policy_dup_sentences (const BittingPolicy *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *addresses = describe_addresses (self);

  g_strv_builder_add (builder, describe_access (self->access));
  if (addresses != NULL)
    g_strv_builder_add (builder, addresses);
  if (self->personal)
    g_strv_builder_add (builder, _("It is made for the owner’s own use (“API Transaction”)."));
  if (self->min_days > 0)
    {
      g_autofree char *end = g_strdup_printf (ngettext ("It has more than %u day to live.",
                                                        "It has more than %u days to live.",
                                                        self->min_days), self->min_days);

      g_strv_builder_add (builder, end);
    }

  return g_strv_builder_end (builder);
}

/**
 * bitting_policy_dup_permissions:
 * @self: a policy
 * @catalogue: names of permissions
 * @wish: those that must be on, or those that must be off
 *
 * Returns: (transfer full) (nullable): their names, with commas; NULL if there are none
 */
char *
bitting_policy_dup_permissions (const BittingPolicy    *self,
                                const BittingCatalogue *catalogue,
                                BittingWish             wish)
{
  GStrv ids = wish == BITTING_WISH_ON ? self->required : self->forbidden;
  GString *joined = g_string_new (NULL);
  guint i;

  for (i = 0; ids[i] != NULL; i++)
    {
      const BittingPermission *permission = bitting_catalogue_find (catalogue, ids[i]);

      bitting_text_add_item (joined, permission != NULL ? permission->title : ids[i]);
    }

  return g_string_free (joined, joined->len == 0);
}

/** Returns: the name of a kind, for programs */
const char *
bitting_remark_kind_to_string (BittingRemarkKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}
