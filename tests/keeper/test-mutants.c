/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers that are damaged in one place each: every member of every sample is dropped,
 * emptied, given another type, doubled and renamed. Whatever the damage, a bad key never gets
 * a better grade by it, and a good one none that rests on nothing. */

#include <string.h>

#include <json-glib/json-glib.h>

#include "bitting-data.h"
#include "bitting-report.h"
#include "bybit-answer.h"
#include "bybit-client.h"

#define NOW 1795478400 /* the clock of all samples: 2026-11-24 00:00:00 UTC */
#define TEAM "203.0.113.21 203.0.113.22 198.51.100.40 192.0.2.77"

static const char * const samples[] = {
  "01-good-spot-only", "02-withdraw-enabled", "03-read-only", "04-no-ip-89-days", "05-wrong-ips",
  "06-sub-account", "07-derivatives-on", "09-third-party-type-2", "10-rsa-key",
  "11-unknown-future-group", "12-everything-on", "13-derivatives-flag-alone",
  "14-no-ip-expires-in-3-days", "15-ip-bound-but-password-changed", "16-convert-on",
  "17-nothing-on", "18-older-reply-fewer-groups",
};

typedef enum
{
  DAMAGE_DROP,
  DAMAGE_RENAME,
  DAMAGE_OTHER_CASE,
  DAMAGE_TWICE,
  DAMAGE_TWICE_EMPTY_FIRST,
  DAMAGE_TWICE_EMPTY_LAST,
  DAMAGE_NULL,
  DAMAGE_TEXT,
  DAMAGE_NUMBER,
  DAMAGE_TRUTH,
  DAMAGE_LIST,
  DAMAGE_OBJECT,
  N_DAMAGES,
} Damage;

/* Name, and for another type what stands in the value's place. */
static const struct
{
  const char *name;
  const char *value;
} damages[N_DAMAGES] = {
  [DAMAGE_DROP] = { "drop", NULL },
  [DAMAGE_RENAME] = { "rename", NULL },
  [DAMAGE_OTHER_CASE] = { "other case", NULL },
  [DAMAGE_TWICE] = { "twice", NULL },
  [DAMAGE_TWICE_EMPTY_FIRST] = { "twice, empty first", NULL },
  [DAMAGE_TWICE_EMPTY_LAST] = { "twice, empty last", NULL },
  [DAMAGE_NULL] = { "null", "null" },
  [DAMAGE_TEXT] = { "text", "\"SpotTrade\"" },
  [DAMAGE_NUMBER] = { "number", "1" },
  [DAMAGE_TRUTH] = { "truth", "true" },
  [DAMAGE_LIST] = { "list", "[[]]" },
  [DAMAGE_OBJECT] = { "object", "{\"SpotTrade\": 1}" },
};

/* Whatever is done to one of these, a good key cannot stay one. */
static const char * const needed[] = {
  "/retCode", "/result", "/result/apiKey", "/result/readOnly", "/result/permissions", "/result/ips",
  "/result/type", "/result/expiredAt", "/result/rsaPublicKey", "/result/permissions/Spot",
  "/result/permissions/ContractTrade", "/result/permissions/Options",
  "/result/permissions/Derivatives", "/result/permissions/Wallet", "/result/permissions/Exchange",
  NULL
};

static guint n_mutants = 0;

/* Another type of the same value is no damage. */
static gboolean
is_own_type (JsonNode *node,
             Damage    damage)
{
  GType type = json_node_get_value_type (node);

  return (damage == DAMAGE_TEXT && type == G_TYPE_STRING) ||
         (damage == DAMAGE_NUMBER && type == G_TYPE_INT64) ||
         (damage == DAMAGE_TRUTH && type == G_TYPE_BOOLEAN) ||
         (damage == DAMAGE_LIST && JSON_NODE_HOLDS_ARRAY (node)) ||
         (damage == DAMAGE_OBJECT && JSON_NODE_HOLDS_OBJECT (node));
}

static const char *
empty_value (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return "{}";
  if (JSON_NODE_HOLDS_ARRAY (node))
    return "[]";

  return type == G_TYPE_STRING ? "\"\"" : type == G_TYPE_BOOLEAN ? "false" : "0";
}

static void
add_member (GString    *text,
            const char *name,
            const char *value)
{
  g_string_append_printf (text, "%s\"%s\": %s", g_str_has_suffix (text->str, "{") ? "" : ", ", name, value);
}

static void
add_damaged (GString    *text,
             const char *name,
             JsonNode   *node,
             Damage      damage)
{
  g_autofree char *value = json_to_string (node, FALSE);
  g_autofree char *other = g_strconcat (name, damage == DAMAGE_RENAME ? "x" : NULL, NULL);

  switch (damage)
    {
    case DAMAGE_DROP:
      return;
    case DAMAGE_RENAME:
      add_member (text, other, value);
      return;
    case DAMAGE_OTHER_CASE:
      other[0] = g_ascii_islower (name[0]) ? g_ascii_toupper (name[0]) : g_ascii_tolower (name[0]);
      add_member (text, other, value);
      return;
    case DAMAGE_TWICE:
      add_member (text, name, value);
      add_member (text, name, value);
      return;
    case DAMAGE_TWICE_EMPTY_FIRST:
      add_member (text, name, empty_value (node));
      add_member (text, name, value);
      return;
    case DAMAGE_TWICE_EMPTY_LAST:
      add_member (text, name, value);
      add_member (text, name, empty_value (node));
      return;
    case DAMAGE_NULL:
    case DAMAGE_TEXT:
    case DAMAGE_NUMBER:
    case DAMAGE_TRUTH:
    case DAMAGE_LIST:
    case DAMAGE_OBJECT:
    case N_DAMAGES:
    default:
      add_member (text, name, damages[damage].value);
    }
}

/* The object with its member at @target damaged. */
static char *
dup_mutant (JsonObject *object,
            const char *path,
            const char *target,
            Damage      damage)
{
  GString *text = g_string_new ("{");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *here = g_strconcat (path, "/", name, NULL);

      if (strcmp (here, target) == 0)
        {
          add_damaged (text, name, node, damage);
        }
      else
        {
          g_autofree char *value = JSON_NODE_HOLDS_OBJECT (node)
                                     ? dup_mutant (json_node_get_object (node), here, target, damage)
                                     : json_to_string (node, FALSE);

          add_member (text, name, value);
        }
    }
  g_string_append_c (text, '}');

  return g_string_free (text, FALSE);
}

static BittingReport *
report_on (const char *text,
           const char *api_key)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (BybitResponse) response = bybit_response_new (200, "application/json", body);
  g_autoptr (BybitCall) call = bybit_call_new_query_key ();
  g_autoptr (BybitAnswer) read = bybit_answer_new (call, response, api_key);
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse (TEAM);
  g_autoptr (BittingPolicy) policy = bitting_policy_with_ips (bitting_data_get_policy ("guide"), ips);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (NOW);
  gboolean rsa = g_str_has_suffix (api_key, "10");
  BittingSubject subject = { "sample", "mainnet", "https://api.bybit.com", api_key,
                             rsa ? BITTING_SIGNING_RSA : BITTING_SIGNING_HMAC };
  g_autoptr (BittingAnswer) answer = NULL;

  answer = read->value != NULL
             ? bitting_answer_new_key_info (bybit_answer_steal_value (read), NULL)
             : bitting_answer_new_diagnosis (g_steal_pointer (&read->diagnosis), NULL);

  return bitting_report_new (&subject, policy, bitting_data_get_catalogue (), answer, now);
}

/* No grade at all is no better grade. */
static gboolean
is_better (BittingGrade grade,
           BittingGrade than)
{
  return grade != BITTING_GRADE_NONE && grade < than;
}

/* A group that nobody has heard of leaves no hole where it is left out. */
static gboolean
is_untraceable (const char *target,
                Damage      damage)
{
  static const char groups[] = "/result/permissions/";

  return damage == DAMAGE_DROP && g_str_has_prefix (target, groups) &&
         !bitting_catalogue_has_group (bitting_data_get_catalogue (), target + strlen (groups));
}

static void
try_mutant (JsonObject   *root,
            const char   *api_key,
            const char   *target,
            Damage        damage,
            BittingGrade  original)
{
  g_autofree char *text = dup_mutant (root, "", target, damage);
  g_autoptr (BittingReport) report = report_on (text, api_key);
  g_autofree char *sentence = bitting_report_dup_sentence (report);
  gboolean optional = g_str_has_prefix (target, "/result/permissions/") &&
                      (damage == DAMAGE_DROP || damage == DAMAGE_RENAME || damage == DAMAGE_OTHER_CASE);

  n_mutants++;
  if (is_better (report->grade, original) && !is_untraceable (target, damage))
    g_error ("%s: %s makes %s of %s", target, damages[damage].name,
             bitting_grade_to_string (report->grade), bitting_grade_to_string (original));
  if (report->grade == BITTING_GRADE_A &&
      (g_strv_contains (needed, target) ||
       (g_str_has_prefix (target, "/result/permissions/") && !optional)))
    g_error ("%s: a good key in spite of %s", target, damages[damage].name);
  g_assert_cmpstr (sentence, !=, "");
}

static void
try_members (JsonObject   *root,
             JsonObject   *object,
             const char   *path,
             const char   *api_key,
             BittingGrade  original)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  Damage damage;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *here = g_strconcat (path, "/", name, NULL);

      for (damage = 0; damage < N_DAMAGES; damage++)
        if (!is_own_type (node, damage))
          try_mutant (root, api_key, here, damage, original);
      if (JSON_NODE_HOLDS_OBJECT (node))
        try_members (root, json_node_get_object (node), here, api_key, original);
    }
}

static void
try_answer (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonObject *root = json_node_get_object (node);
  JsonObject *result = json_object_get_object_member (root, "result");
  const char *api_key = json_object_get_string_member (result, "apiKey");
  g_autoptr (BittingReport) report = report_on (text, api_key);

  g_assert_cmpint (report->grade, !=, BITTING_GRADE_NONE);
  try_members (root, root, "", api_key, report->grade);
}

static char *
load (const char *sample)
{
  g_autofree char *file = g_strconcat (sample, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "samples", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_sample (gconstpointer data)
{
  g_autofree char *text = load (data);

  try_answer (text);
}

/* Each permission alone on an otherwise good key, so that nothing else holds its grade down.
 * Only groups that every answer names: that a newer one is absent means that it is off, as in
 * the answers from before it (source: sample 18). */
static void
test_each_permission (void)
{
  BittingCatalogue *catalogue = bitting_data_get_catalogue ();
  g_autofree char *good = load ("01-good-spot-only");
  guint i;

  for (i = 0; i < bitting_catalogue_get_size (catalogue); i++)
    {
      const BittingPermission *permission = bitting_catalogue_get (catalogue, i);
      g_autofree char *empty = g_strdup_printf ("\"%s\": []", permission->group);
      g_autofree char *held = g_strdup_printf ("\"%s\": [\"%s\"]", permission->group,
                                               permission->id + strlen (permission->group) + 1);
      g_autoptr (GString) text = g_string_new (good);

      if (bitting_catalogue_is_constant_group (catalogue, permission->group) &&
          g_string_replace (text, empty, held, 1) == 1)
        try_answer (text->str);
    }
}

static void
test_count (void)
{
  g_test_message ("%u mutants", n_mutants);
  g_assert_cmpuint (n_mutants, >=, 5000);
}

int
main (int   argc,
      char *argv[])
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/mutants/", samples[i], NULL);

      g_test_add_data_func (path, samples[i], test_sample);
    }
  g_test_add_func ("/mutants/each-permission", test_each_permission);
  g_test_add_func ("/mutants/count", test_count);

  return g_test_run ();
}
