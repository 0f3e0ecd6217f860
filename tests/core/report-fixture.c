/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-fixture.h"

#include <string.h>

BittingCatalogue *catalogue;
BittingPolicy *policy;

static const BittingSubject subject = {
  .name = "demo",
  .environment = "mainnet",
  .host = "https://api.bybit.com",
  .api_key = "DemoKey0123456789A",
  .signing = BITTING_SIGNING_HMAC,
};

static void
add_words (GPtrArray  *words,
           const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint i;

  for (i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
}

static gboolean
has (char       **options,
     const char  *word)
{
  return g_strv_contains ((const char * const *) options, word);
}

/* Returns: (nullable): what stands behind "name=" */
static const char *
find_value (char       **options,
            const char  *name)
{
  guint i;

  for (i = 0; options[i] != NULL; i++)
    if (g_str_has_prefix (options[i], name))
      return options[i] + strlen (name);

  return NULL;
}

static BittingKeyInfo *
read_key (const char     *text,
          gint64          at,
          BittingNetwork *network)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  g_auto (GStrv) options = g_strsplit (parts[2], " ", -1);
  BittingKeyInfo *info = bitting_key_info_new ();
  const char *days = find_value (options, "days=");
  const char *skew = find_value (options, "skew=");

  info->api_key = g_strdup ("DemoKey0123456789A");
  add_words (info->permissions, parts[0]);
  add_words (info->ips, parts[1]);
  add_words (info->groups, "Spot,ContractTrade,Options,Derivatives,Exchange");
  if (!has (options, "nowallet"))
    add_words (info->groups, "Wallet");
  info->read_only = has (options, "ro");
  info->usage = has (options, "third")     ? BITTING_KEY_USAGE_THIRD_PARTY
                : has (options, "nousage") ? BITTING_KEY_USAGE_UNKNOWN
                                           : BITTING_KEY_USAGE_PERSONAL;
  info->rsa = has (options, "rsa");
  info->is_master = has (options, "main");
  info->master_known = has (options, "main") || has (options, "sub");
  info->expiry_known = !has (options, "noexpiry");
  if (has (options, "noaccess"))
    bitting_key_info_add_gap (info, BITTING_FACT_ACCESS, "readOnly", BITTING_GAP_NULL);
  if (has (options, "noips"))
    bitting_key_info_add_gap (info, BITTING_FACT_ADDRESSES, "ips", BITTING_GAP_TYPE);
  if (has (options, "nosigning"))
    bitting_key_info_add_gap (info, BITTING_FACT_SIGNING, "rsaPublicKey", BITTING_GAP_ABSENT);
  if (has (options, "nopermissions"))
    bitting_key_info_add_gap (info, BITTING_FACT_PERMISSIONS, "permissions", BITTING_GAP_TWICE);
  if (has (options, "noearn"))
    bitting_key_info_add_gap (info, BITTING_FACT_GROUP, "Earn", BITTING_GAP_TYPE);
  if (has (options, "nocourier"))
    bitting_key_info_add_gap (info, BITTING_FACT_GROUP, "CourierDesk", BITTING_GAP_TYPE);
  if (days != NULL)
    {
      gint64 left = g_ascii_strtoll (days, NULL, 10);

      info->expires_at = g_date_time_new_from_unix_utc (at + left * DAY + (left < 0 ? 0 : DAY / 2));
    }
  network->clock_known = skew != NULL;
  network->clock_skew_ms = skew != NULL ? g_ascii_strtoll (skew, NULL, 10) : 0;

  return info;
}

/* "withdraw=refused" and the like. */
static void
read_proofs (const char    *text,
             BittingAnswer *answer)
{
  static const char * const names[] = { "withdraw=", "spot=" };
  static const char * const outcomes[] = { "", "allowed", "refused", "unclear" };
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  g_auto (GStrv) options = g_strsplit (parts[2], " ", -1);
  guint kind, outcome;

  for (kind = 0; kind < BITTING_N_PROOFS; kind++)
    for (outcome = 0; outcome < G_N_ELEMENTS (outcomes); outcome++)
      if (g_strcmp0 (find_value (options, names[kind]), outcomes[outcome]) == 0)
        {
          answer->proofs[kind].outcome = outcome;
          answer->proofs[kind].ret_code = outcome == BITTING_PROOF_REFUSED ? 10005 : 0;
          answer->proofs[kind].code = BITTING_DIAGNOSIS_TIMEOUT;
        }
}

BittingKeyInfo *
info_for_key (const char *key)
{
  BittingNetwork network = { 0 };

  return read_key (key, NOW, &network);
}

/* The card of a key that answered. */
BittingReport *
report_for_key (const char *key,
                const char *expected_ips,
                gint64      at)
{
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse (expected_ips != NULL ? expected_ips : "");
  g_autoptr (BittingPolicy) strict = bitting_policy_with_ips (policy, ips);

  return report_under_policy (strict, key, at);
}

/* The card of a key that answered, held against any policy. */
BittingReport *
report_under_policy (const BittingPolicy *strict,
                     const char          *key,
                     gint64               at)
{
  BittingNetwork network = { 0 };
  BittingKeyInfo *info = read_key (key, at, &network);
  g_autoptr (BittingAnswer) answer = bitting_answer_new_key_info (info, &network);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (at);

  read_proofs (key, answer);

  return bitting_report_new (&subject, strict, catalogue, answer, now);
}

/* The card of a check that something came in the way of. */
BittingReport *
report_for_fault (BittingDiagnosisCode code,
                  gint64               at)
{
  BittingDiagnosis *diagnosis = bitting_diagnosis_new (code, 0, 0, NULL);
  g_autoptr (BittingAnswer) answer = bitting_answer_new_diagnosis (diagnosis, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (at);

  return bitting_report_new (&subject, policy, catalogue, answer, now);
}

void
load_report_data (void)
{
  static const char * const required[] = { "Spot.SpotTrade", NULL };
  static const char * const forbidden[] = { "Wallet.Withdraw", "ContractTrade.Order", NULL };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "permissions.xml", NULL);
  g_autofree char *xml = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &xml, NULL, &error);
  g_assert_no_error (error);
  catalogue = bitting_catalogue_parse (xml, -1, &error);
  g_assert_no_error (error);

  policy = bitting_policy_new ("test");
  g_strfreev (policy->required);
  g_strfreev (policy->forbidden);
  policy->required = g_strdupv ((char **) required);
  policy->forbidden = g_strdupv ((char **) forbidden);
  policy->access = BITTING_ACCESS_READ_WRITE;
  policy->ip_required = TRUE;
  policy->personal = TRUE;
  policy->min_days = 14;
}

void
free_report_data (void)
{
  g_clear_pointer (&catalogue, bitting_catalogue_unref);
  g_clear_pointer (&policy, bitting_policy_unref);
}
