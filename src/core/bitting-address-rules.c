/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules on the addresses that a key works from. */

#include "config.h"

#include "bitting-rules.h"
#include "bitting-text.h"

#include <glib/gi18n-lib.h>

#define STEP_SETTINGS 4

static void
judge_restricted (BittingTrial *trial)
{
  const BittingGap *gap = bitting_key_info_find_gap (trial->key_info, BITTING_FACT_ADDRESSES);
  const GPtrArray *ips = trial->key_info->ips;
  /* Addresses that are named and may be left out would be no rule at all. */
  gboolean needed = trial->policy->ip_required || trial->policy->ips != NULL;
  g_autofree char *list = bitting_text_dup_list (ips);
  BittingFinding *finding = NULL;

  if (gap != NULL)
    {
      finding = bitting_trial_add_untold (trial, "ip.restricted", BITTING_GRADE_NONE,
                                          g_strdup (_("Trusted addresses: not told")), gap);
      finding->why = g_strdup (_("A key that works from everywhere can be used by whoever gets hold "
                                 "of it."));
      return;
    }
  if (bitting_key_info_is_bound (trial->key_info))
    {
      finding = bitting_trial_add (trial, "ip.restricted", BITTING_VERDICT_PASS, BITTING_GRADE_A,
                                   g_strdup (_("Works from trusted addresses only")),
                                   g_strdup_printf (_("Bound to: %s."), list));
      finding->why = g_strdup (_("Whoever steals the key cannot use it from elsewhere, and it has "
                                 "no end date."));
      return;
    }
  finding = bitting_trial_add (trial, "ip.restricted",
                               needed ? BITTING_VERDICT_FAIL : BITTING_VERDICT_ATTENTION,
                               needed ? BITTING_GRADE_D : BITTING_GRADE_B,
                               g_strdup (_("Works from any computer in the world")),
                               ips->len == 0
                                 ? g_strdup (_("Bybit names no trusted address."))
                                 : g_strdup_printf (_("Bybit names these addresses: %s. A star "
                                                      "means any."), list));
  finding->why = g_strdup (_("Whoever gets hold of the key can use it, and it stops working after "
                             "90 days."));
  finding->fix = g_strdup (_("On the site, edit the key, choose “Only IPs with permissions granted "
                             "are allowed to access the OpenAPI” and enter the trusted addresses."));
  finding->step = STEP_SETTINGS;
}

static GPtrArray *
only_in_key (BittingTrial *trial)
{
  GPtrArray *surplus = g_ptr_array_new ();
  guint i;

  for (i = 0; i < trial->key_info->ips->len; i++)
    {
      char *ip = g_ptr_array_index (trial->key_info->ips, i);

      if (!bitting_ip_list_contains (trial->policy->ips, ip))
        g_ptr_array_add (surplus, ip);
    }

  return surplus;
}

static gboolean
key_has_address (BittingTrial *trial,
                 const char   *canonical)
{
  guint i;

  for (i = 0; i < trial->key_info->ips->len; i++)
    {
      g_autofree char *ip = bitting_ip_canonicalize (g_ptr_array_index (trial->key_info->ips, i));

      if (g_strcmp0 (ip, canonical) == 0)
        return TRUE;
    }

  return FALSE;
}

static GPtrArray *
only_in_policy (BittingTrial *trial)
{
  GPtrArray *missing = g_ptr_array_new ();
  guint i;

  for (i = 0; i < trial->policy->ips->addresses->len; i++)
    {
      char *ip = g_ptr_array_index (trial->policy->ips->addresses, i);

      if (!key_has_address (trial, ip))
        g_ptr_array_add (missing, ip);
    }

  return missing;
}

static char *
describe_difference (const GPtrArray *surplus,
                     const GPtrArray *missing)
{
  g_autofree char *more = bitting_text_dup_list (surplus);
  g_autofree char *fewer = bitting_text_dup_list (missing);

  if (missing->len == 0)
    return g_strdup_printf (_("Not on your list, but on the key: %s."), more);
  if (surplus->len == 0)
    return g_strdup_printf (_("On your list, but not on the key: %s."), fewer);

  return g_strdup_printf (_("Not on your list, but on the key: %s. On your list, but not on the "
                            "key: %s."), more, fewer);
}

static void
judge_expected (BittingTrial *trial)
{
  g_autoptr (GPtrArray) surplus = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  BittingFinding *finding = NULL;

  if (trial->policy->ips == NULL || !bitting_key_info_is_bound (trial->key_info) ||
      bitting_key_info_find_gap (trial->key_info, BITTING_FACT_ADDRESSES) != NULL)
    return;

  surplus = only_in_key (trial);
  missing = only_in_policy (trial);
  if (surplus->len == 0 && missing->len == 0)
    {
      finding = bitting_trial_add (trial, "ip.expected", BITTING_VERDICT_PASS, BITTING_GRADE_A,
                                   g_strdup (_("The addresses are the ones you were given")),
                                   g_strdup_printf (ngettext ("%u address on the key, and on your list.",
                                                              "All %u addresses on the key are on your list, and none is missing.",
                                                              trial->key_info->ips->len),
                                                    trial->key_info->ips->len));
      finding->why = g_strdup (_("The right computers can use the key, and no others."));
      return;
    }

  finding = bitting_trial_add (trial, "ip.expected", BITTING_VERDICT_FAIL,
                               surplus->len > 0 ? BITTING_GRADE_D : BITTING_GRADE_C,
                               g_strdup (surplus->len > 0 ? _("An address is on the key that you were not given")
                                                          : _("An address is missing on the key")),
                               describe_difference (surplus, missing));
  finding->why = g_strdup (surplus->len > 0
                             ? _("A computer that nobody named can use the key.")
                             : _("A computer of your trading team will be refused."));
  finding->fix = g_strdup (_("On the site, edit the key and replace the addresses with your list."));
  finding->step = STEP_SETTINGS;
}

/**
 * bitting_rules_judge_addresses:
 * @trial: what to look at
 *
 * Adds a finding on whether the key is bound, and on whether it is bound to the addresses
 * that were given.
 */
void
bitting_rules_judge_addresses (BittingTrial *trial)
{
  judge_restricted (trial);
  judge_expected (trial);
}
