/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules on what a key may do: one finding for each permission that the policy
 * names, that the key holds, or that nobody knows. */

#include "config.h"

#include "bitting-rules.h"

#include "bitting-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STEP_PERMISSIONS 5

/* Whoever holds one of these can take money away, or give a key more rights
 * (source: the endpoints of the V5 documentation that each permission opens). */
#define RISK_LOSS (BITTING_RISK_OUT | BITTING_RISK_KEYS | BITTING_RISK_MOVE)
#define RISK_MORE (BITTING_RISK_TRADE | BITTING_RISK_IN)

static char *
permission_rule (const char *id)
{
  return g_strconcat ("permission.", id, NULL);
}

static char *
dup_group (const char *id)
{
  return g_strndup (id, strcspn (id, "."));
}

/* A name for people also where the catalogue has none. */
static const char *
permission_title (const BittingPermission *permission,
                  const char              *id)
{
  return permission != NULL ? permission->title : id;
}

static void find_unknown (BittingTrial *trial,
                          const char   *id);

static char *
dup_reach (const BittingPermission *permission)
{
  return permission != NULL ? bitting_permission_dup_reach (permission) : g_strdup ("");
}

/* By the exchange's name, which is in its answer, and by the one that its page has. */
static char *
dup_held (const BittingPermission *permission,
          const char              *id)
{
  if (permission == NULL)
    return g_strdup_printf (_("The key holds “%s”."), id);

  /* Translators: the name in the exchange's answer, and what its page calls the box */
  return g_strdup_printf (_("The key holds “%s”, on the site “%s”."), id, permission->label);
}

static char *
dup_not_held (const BittingPermission *permission,
              const char              *id)
{
  if (permission == NULL)
    return g_strdup_printf (_("The key does not hold “%s”."), id);

  return g_strdup_printf (_("The key does not hold “%s”, on the site “%s”."), id, permission->label);
}

/* What an answer has in place of a group: a gap that was found when it was read, or that
 * it does not name a group that every answer names. @absent is for the latter. */
static const BittingGap *
find_gap (BittingTrial *trial,
          char         *group,
          BittingGap   *absent)
{
  const BittingGap *gap = bitting_key_info_find_group_gap (trial->key_info, group);

  if (gap != NULL || bitting_key_info_has_group (trial->key_info, group) ||
      !bitting_catalogue_is_constant_group (trial->catalogue, group))
    return gap;

  *absent = (BittingGap) { BITTING_FACT_GROUP, group, BITTING_GAP_ABSENT };

  return absent;
}

/* Returns: whether it is not known if the key holds it; then that is a finding */
static gboolean
find_untold (BittingTrial *trial,
             const char   *id)
{
  const BittingPermission *permission = bitting_catalogue_find (trial->catalogue, id);
  g_autofree char *rule = permission_rule (id);
  g_autofree char *group = dup_group (id);
  BittingGap absent;
  const BittingGap *gap = find_gap (trial, group, &absent);
  BittingFinding *finding = NULL;

  if (gap == NULL)
    return FALSE;

  finding = bitting_trial_add_untold (trial, rule, BITTING_GRADE_NONE,
                                      g_strdup_printf (_("%s: not told"), permission_title (permission, id)),
                                      gap);
  finding->why = dup_reach (permission);

  return TRUE;
}

/* What the key holds because it was asked for. That somebody asks for it does not make it
 * safe: a policy may come from a stranger. */
static void
find_granted (BittingTrial            *trial,
              const BittingPermission *permission)
{
  BittingGrade worst = bitting_permission_grade_asked (permission, trial->key_info->read_only);
  g_autofree char *rule = permission_rule (permission->id);
  BittingFinding *finding = NULL;

  finding = bitting_trial_add (trial, rule,
                               worst == BITTING_GRADE_A   ? BITTING_VERDICT_PASS
                               : worst == BITTING_GRADE_B ? BITTING_VERDICT_ATTENTION
                                                          : BITTING_VERDICT_FAIL,
                               worst,
                               g_strdup_printf (_("%s is on"), permission->title),
                               dup_held (permission, permission->id));
  finding->why = dup_reach (permission);
  if ((permission->risk & BITTING_RISK_KEYS) != 0)
    {
      g_autofree char *reach = g_steal_pointer (&finding->why);

      /* Translators: what it allows, and one more sentence */
      finding->why = g_strdup_printf (_("%s %s"), reach, _("It also lets whoever has the key change what "
                                                           "the key may do."));
    }
  if (worst == BITTING_GRADE_A)
    return;

  finding->fix = g_strdup_printf (_("The policy asks for this, and that does not make it safe. If its "
                                    "work can be done without it, untick “%s” on the site and take it "
                                    "out of the policy."), permission->label);
  finding->step = STEP_PERMISSIONS;
}

static void
find_required (BittingTrial *trial,
               const char   *id)
{
  const BittingPermission *permission = bitting_catalogue_find (trial->catalogue, id);
  const char *title = permission_title (permission, id);
  g_autofree char *rule = permission_rule (id);
  BittingFinding *finding = NULL;

  if (find_untold (trial, id))
    return;
  if (bitting_key_info_has_permission (trial->key_info, id))
    {
      if (permission != NULL)
        find_granted (trial, permission);
      else
        find_unknown (trial, id);
      return;
    }

  finding = bitting_trial_add (trial, rule, BITTING_VERDICT_FAIL, BITTING_GRADE_C,
                               g_strdup_printf (_("%s is off"), title), dup_not_held (permission, id));
  finding->why = g_strdup (_("The key cannot do the work that it was made for."));
  finding->fix = g_strdup_printf (_("On the site, edit the key and tick “%s”."),
                                  permission != NULL ? permission->label : id);
  finding->step = STEP_PERMISSIONS;
}

static void
find_absent (BittingTrial *trial,
             const char   *id)
{
  const BittingPermission *permission = bitting_catalogue_find (trial->catalogue, id);
  g_autofree char *rule = permission_rule (id);
  g_autofree char *group = dup_group (id);
  const char *title = permission_title (permission, id);
  BittingFinding *finding = NULL;

  if (find_untold (trial, id))
    return;
  if (bitting_key_info_has_group (trial->key_info, group))
    finding = bitting_trial_add (trial, rule, BITTING_VERDICT_PASS, BITTING_GRADE_A,
                                 g_strdup_printf (_("%s is off"), title), dup_not_held (permission, id));
  else
    finding = bitting_trial_add (trial, rule, BITTING_VERDICT_PASS, BITTING_GRADE_A,
                                 g_strdup_printf (_("%s is off"), title),
                                 g_strdup_printf (_("The answer does not name the group “%s”, "
                                                    "which means that it is off."), group));
  finding->why = dup_reach (permission);
}

/* A flag that the exchange may set by itself, and that allows nothing while the
 * groups that it stands for are empty. */
static gboolean
is_idle_flag (BittingTrial            *trial,
              const BittingPermission *permission)
{
  guint i;

  if (permission->flag_of == NULL)
    return FALSE;
  for (i = 0; i < trial->key_info->permissions->len; i++)
    {
      const char *held = g_ptr_array_index (trial->key_info->permissions, i);
      g_autofree char *group = dup_group (held);

      if (g_strv_contains ((const char * const *) permission->flag_of, group))
        return FALSE;
    }

  return TRUE;
}

/* A flag that allows what was asked for, and nothing besides. */
static gboolean
is_implied_flag (BittingTrial            *trial,
                 const BittingPermission *permission)
{
  gboolean implied = FALSE;
  guint i;

  if (permission->flag_of == NULL || bitting_policy_forbids (trial->policy, permission->id))
    return FALSE;
  for (i = 0; i < trial->key_info->permissions->len; i++)
    {
      const char *held = g_ptr_array_index (trial->key_info->permissions, i);
      g_autofree char *group = dup_group (held);

      if (!g_strv_contains ((const char * const *) permission->flag_of, group))
        continue;
      if (!bitting_policy_requires (trial->policy, held))
        return FALSE;
      implied = TRUE;
    }

  return implied;
}

/* A key that was meant to look has to hold the box of what it looks at. */
static gboolean
is_for_looking (BittingTrial            *trial,
                const BittingPermission *permission)
{
  return trial->policy->access == BITTING_ACCESS_READ_ONLY && trial->key_info->read_only &&
         (permission->risk & RISK_MORE) != 0 &&
         !bitting_policy_forbids (trial->policy, permission->id);
}

static BittingGrade
grade_unasked (BittingTrial            *trial,
               const BittingPermission *permission)
{
  if ((permission->risk & RISK_LOSS) != 0)
    return trial->key_info->read_only ? BITTING_GRADE_D : BITTING_GRADE_F;
  if (is_implied_flag (trial, permission) || is_for_looking (trial, permission))
    return BITTING_GRADE_A;
  if (is_idle_flag (trial, permission))
    return BITTING_GRADE_B;
  if ((permission->risk & RISK_MORE) != 0 || bitting_policy_forbids (trial->policy, permission->id))
    return BITTING_GRADE_D;

  return BITTING_GRADE_B;
}

static char *
explain_unasked (BittingTrial            *trial,
                 const BittingPermission *permission,
                 BittingGrade             worst)
{
  g_autoptr (GString) why = g_string_new (NULL);
  g_autofree char *reach = bitting_permission_dup_reach (permission);

  if (worst == BITTING_GRADE_A && is_implied_flag (trial, permission))
    return g_strdup (_("On a unified account Bybit sets this flag by itself. It allows no more than the "
                       "boxes for contracts, which the policy asks for."));
  if (worst == BITTING_GRADE_A)
    return g_strdup_printf (_("%s %s"), reach, _("The key is read-only, so it can only look at this, as "
                                                 "it was meant to."));
  if (worst == BITTING_GRADE_B && permission->flag_of != NULL)
    return g_strdup (_("On a unified account Bybit may set this flag by itself. It allows nothing "
                       "while the boxes for contracts are empty."));

  g_string_append (why, reach);
  if ((permission->risk & RISK_LOSS) != 0 && trial->key_info->read_only)
    bitting_text_add_sentence (why, _("The key is read-only now, so it cannot use this, but that "
                                      "switch can be changed on the site at any time."));
  else if ((permission->risk & BITTING_RISK_KEYS) != 0)
    bitting_text_add_sentence (why, _("It also lets whoever has the key change what the key may do."));
  /* Nobody is to feel foolish who did as the pictures show. */
  if (permission->pictured)
    bitting_text_add_sentence (why, _("This happens to many: the site’s form may arrive with this "
                                      "box ticked, and the pictures of ICG’s guide show it ticked, "
                                      "though the guide’s words say to leave it empty."));

  return g_string_free (g_steal_pointer (&why), FALSE);
}

/* What the key holds although nobody asked for it. */
static void
find_unasked (BittingTrial            *trial,
              const BittingPermission *permission)
{
  BittingGrade worst = grade_unasked (trial, permission);
  g_autofree char *rule = permission_rule (permission->id);
  BittingFinding *finding = NULL;

  finding = bitting_trial_add (trial, rule,
                               worst == BITTING_GRADE_A   ? BITTING_VERDICT_PASS
                               : worst == BITTING_GRADE_B ? BITTING_VERDICT_ATTENTION
                                                          : BITTING_VERDICT_FAIL,
                               worst,
                               g_strdup_printf (_("%s is on"), permission->title),
                               dup_held (permission, permission->id));
  finding->why = explain_unasked (trial, permission, worst);
  if (worst == BITTING_GRADE_A)
    return;

  finding->step = STEP_PERMISSIONS;
  if (worst == BITTING_GRADE_B && permission->flag_of != NULL)
    finding->fix = g_strdup (_("On the site, check that every box for contracts is empty. If they "
                               "are, you can leave this as it is."));
  else
    finding->fix = g_strdup_printf (_("On the site, edit the key and untick “%s”."),
                                    permission->label);
}

static void
find_unknown (BittingTrial *trial,
              const char   *id)
{
  BittingFinding *finding = NULL;

  finding = bitting_trial_add (trial, "permission.unknown", BITTING_VERDICT_FAIL, BITTING_GRADE_D,
                               g_strdup_printf (_("Unknown permission “%s”"), id),
                               g_strdup_printf (_("The key holds “%s”, which this version of "
                                                  "Bitting does not know."), id));
  finding->why = g_strdup (_("What it allows cannot be judged here. Until that is known it counts "
                             "as dangerous."));
  finding->fix = g_strdup (_("If you did not ask for it, untick it on the site. Look for a newer "
                             "version of Bitting that knows it."));
  finding->step = STEP_PERMISSIONS;
}

static gboolean
is_named (BittingTrial *trial,
          const char   *id)
{
  const char * const *forbidden = (const char * const *) trial->policy->forbidden;

  return bitting_policy_requires (trial->policy, id) || g_strv_contains (forbidden, id);
}

/* A group in a form that cannot be read may hold anything, also what no policy names. */
static void
find_unreadable_group (BittingTrial     *trial,
                       const BittingGap *gap)
{
  gboolean known = FALSE;
  guint i;

  for (i = 0; i < bitting_catalogue_get_size (trial->catalogue); i++)
    {
      const BittingPermission *permission = bitting_catalogue_get (trial->catalogue, i);

      if (strcmp (permission->group, gap->name) != 0)
        continue;
      known = TRUE;
      if (!is_named (trial, permission->id) &&
          !bitting_key_info_has_permission (trial->key_info, permission->id))
        find_untold (trial, permission->id);
    }
  if (!known)
    find_unknown (trial, gap->name);
}

static void
judge_held (BittingTrial *trial,
            const char   *id)
{
  const BittingPermission *permission = bitting_catalogue_find (trial->catalogue, id);

  if (bitting_policy_requires (trial->policy, id))
    return;
  if (permission == NULL)
    find_unknown (trial, id);
  else
    find_unasked (trial, permission);
}

/**
 * bitting_permission_grade_asked:
 * @permission: a permission that a policy requires
 * @read_only: whether the key can only look
 *
 * Returns: the best grade of a key that holds it. Whoever asks for it, a key that can take
 *   money away or change keys is not a safe one
 */
BittingGrade
bitting_permission_grade_asked (const BittingPermission *permission,
                                gboolean                 read_only)
{
  if ((permission->risk & BITTING_RISK_OUT) != 0)
    return read_only ? BITTING_GRADE_D : BITTING_GRADE_F;
  if ((permission->risk & BITTING_RISK_KEYS) != 0)
    return read_only ? BITTING_GRADE_B : BITTING_GRADE_D;
  if ((permission->risk & BITTING_RISK_MOVE) != 0)
    return BITTING_GRADE_B;

  return BITTING_GRADE_A;
}

/**
 * bitting_rules_judge_permissions:
 * @trial: what to look at
 *
 * Adds a finding for every permission that is required, forbidden, held or unknown.
 */
void
bitting_rules_judge_permissions (BittingTrial *trial)
{
  const BittingPolicy *policy = trial->policy;
  const BittingKeyInfo *info = trial->key_info;
  guint i;

  for (i = 0; policy->required[i] != NULL; i++)
    find_required (trial, policy->required[i]);
  for (i = 0; i < info->permissions->len; i++)
    judge_held (trial, g_ptr_array_index (info->permissions, i));
  for (i = 0; policy->forbidden[i] != NULL; i++)
    if (!bitting_key_info_has_permission (info, policy->forbidden[i]))
      find_absent (trial, policy->forbidden[i]);
  for (i = 0; i < info->gaps->len; i++)
    {
      const BittingGap *gap = g_ptr_array_index (info->gaps, i);

      if (gap->fact == BITTING_FACT_GROUP)
        find_unreadable_group (trial, gap);
    }
}
