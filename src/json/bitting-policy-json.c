/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-policy-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bitting-json-writer.h"
#include "bitting-json.h"
#include "bitting-text.h"

#define FORMAT "bitting-policy/1"

/* Every member that a policy may have. All but "title", "description" and "ips" must be
 * there: a rule that is left out by mistake must not turn into a lenient one. */
static const char *const members[] = {
  "format", "id", "title", "description", "access", "required", "forbidden",
  "ip_required", "ips", "personal", "min_days", NULL
};

static gboolean fail_value (const char  *member,
                            GError     **error,
                            const char  *format,
                            ...) G_GNUC_PRINTF (3, 4);

/* Says where it is wrong, and what. */
static gboolean
fail_value (const char  *member,
            GError     **error,
            const char  *format,
            ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: a member is a named value in a file; the second %s is a sentence. */
  g_set_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_VALUE, _("The member “%s” is wrong: %s"),
               member, words);
  return FALSE;
}

/* "Group.Value", both of letters and digits. */
static gboolean
is_permission (const char *text)
{
  const char *dot = strchr (text, '.');

  if (dot == NULL || dot == text || dot[1] == '\0' || strlen (text) > 128)
    return FALSE;

  for (const char *at = text; *at != '\0'; at++)
    if (at != dot && !g_ascii_isalnum (*at))
      return FALSE;
  return TRUE;
}

/* Words for people, which come from a stranger: what a page would obey is taken out. */
static gboolean
read_text (JsonObject  *object,
           const char  *member,
           glong        limit,
           char       **text,
           GError     **error)
{
  const char *value;

  if (!json_object_has_member (object, member))
    return TRUE;
  if (!bitting_json_get_string (object, member, &value, error))
    return FALSE;

  g_free (*text);
  *text = g_strstrip (bitting_text_clean (value));
  if (g_utf8_strlen (*text, -1) > limit)
    return fail_value (member, error, _("At most %ld letters fit."), limit);
  return TRUE;
}

static gboolean
read_head (JsonObject     *object,
           BittingPolicy  *policy,
           GError        **error)
{
  const char *access;

  if (!bitting_json_get_string (object, "access", &access, error))
    return FALSE;
  if (!bitting_access_from_string (access, &policy->access))
    return fail_value ("access", error, _("It is “read-write”, “read-only” or “any”."));

  policy->title = g_strdup (policy->id);
  policy->description = g_strdup ("");
  if (!read_text (object, "title", BITTING_POLICY_MAX_TITLE, &policy->title, error))
    return FALSE;
  if (*policy->title == '\0')
    return fail_value ("title", error, _("It is empty."));

  return read_text (object, "description", BITTING_POLICY_MAX_DESCRIPTION, &policy->description, error);
}

static gboolean
read_permissions (JsonObject  *object,
                  const char  *member,
                  GStrv       *permissions,
                  GError     **error)
{
  g_auto(GStrv) values = NULL;

  if (!bitting_json_get_strings (object, member, &values, error))
    return FALSE;
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *shown = bitting_text_clean (values[i]);

      if (!is_permission (values[i]))
        return fail_value (member, error, _("“%s” is no permission. They look like “Spot.SpotTrade”."),
                           shown);
      for (guint j = 0; j < i; j++)
        if (strcmp (values[j], values[i]) == 0)
          return fail_value (member, error, _("“%s” stands there twice."), shown);
    }

  g_strfreev (*permissions);
  *permissions = g_steal_pointer (&values);
  return TRUE;
}

/* Why an element of the list is not one address. */
static gboolean
fail_address (const char  *value,
              GError     **error)
{
  g_autoptr(BittingIpList) list = bitting_ip_list_parse (value);
  g_autofree char *shown = bitting_text_clean (value);
  g_autofree char *words = NULL;

  for (guint i = 0; i < list->problems->len && words == NULL; i++)
    {
      const BittingIpProblem *problem = g_ptr_array_index (list->problems, i);

      if (problem->fatal)
        words = bitting_ip_problem_describe (problem);
    }
  if (words == NULL)
    words = g_strdup_printf (_("“%s” is not one IP address."), shown);
  return fail_value ("ips", error, "%s", words);
}

static gboolean
read_ips (JsonObject     *object,
          BittingPolicy  *policy,
          GError        **error)
{
  g_autoptr(BittingIpList) list = NULL;
  g_auto(GStrv) values = NULL;
  g_autofree char *text = NULL;

  if (!json_object_has_member (object, "ips"))
    return TRUE;
  if (!bitting_json_get_strings (object, "ips", &values, error))
    return FALSE;

  for (char **value = values; *value != NULL; value++)
    {
      g_autofree char *address = bitting_ip_canonicalize (*value);

      if (address == NULL)
        return fail_address (*value, error);
    }

  text = g_strjoinv ("\n", values);
  list = bitting_ip_list_parse (text);
  /* An empty list would ask for a key that is bound to nothing. */
  if (list->addresses->len == 0)
    return fail_value ("ips", error, _("It is empty. Leave it out if the policy names no addresses."));
  if (list->addresses->len != g_strv_length (values))
    return fail_value ("ips", error, _("An address stands there twice."));
  if (list->addresses->len > BITTING_IP_LIST_MAX)
    return fail_value ("ips", error, _("Bybit takes at most %d addresses for one key."),
                       BITTING_IP_LIST_MAX);

  g_clear_pointer (&policy->ips, bitting_ip_list_unref);
  policy->ips = g_steal_pointer (&list);
  return TRUE;
}

static gboolean
read_rules (JsonObject     *object,
            BittingPolicy  *policy,
            GError        **error)
{
  gint64 days;

  if (!read_permissions (object, "required", &policy->required, error) ||
      !read_permissions (object, "forbidden", &policy->forbidden, error) ||
      !bitting_json_get_boolean (object, "ip_required", &policy->ip_required, error) ||
      !read_ips (object, policy, error) ||
      !bitting_json_get_boolean (object, "personal", &policy->personal, error) ||
      !bitting_json_get_int (object, "min_days", &days, error))
    return FALSE;

  for (char **permission = policy->required; *permission != NULL; permission++)
    if (bitting_policy_forbids (policy, *permission))
      return fail_value ("forbidden", error,
                         _("“%s” must be on and must be off: no key can be both."), *permission);

  if (days < 0 || days > BITTING_POLICY_MAX_DAYS)
    return fail_value ("min_days", error, _("It goes from 0 to %d."), BITTING_POLICY_MAX_DAYS);
  policy->min_days = (guint) days;
  return TRUE;
}

/**
 * bitting_policy_from_json:
 * @bytes: (array length=length): a policy file, from anywhere
 * @length: its length in bytes
 * @error: return location for a BITTING_JSON_ERROR that names the member
 *
 * Reads a policy. Members that the format does not know are refused by name: a
 * misspelt rule must not be dropped in silence.
 *
 * Returns: (transfer full) (nullable): the policy, or NULL with @error set
 */
BittingPolicy *
bitting_policy_from_json (const char  *bytes,
                          gsize        length,
                          GError     **error)
{
  g_autoptr(JsonNode) root = bitting_json_parse (bytes, length, error);
  g_autoptr(BittingPolicy) policy = NULL;
  const char *format, *id;
  JsonObject *object;

  if (root == NULL)
    return NULL;

  object = bitting_json_peek_object (root, error);
  if (object == NULL ||
      !bitting_json_get_string (object, "format", &format, error))
    return NULL;
  if (strcmp (format, FORMAT) != 0)
    {
      fail_value ("format", error, _("This version of Bitting reads “%s” only."), FORMAT);
      return NULL;
    }
  if (!bitting_json_check_members (object, members, error) ||
      !bitting_json_get_string (object, "id", &id, error))
    return NULL;
  if (!bitting_policy_check_id (id))
    {
      fail_value ("id", error, _("It has only small letters from a to z, digits and hyphens."));
      return NULL;
    }

  policy = bitting_policy_new (id);
  if (!read_head (object, policy, error) || !read_rules (object, policy, error))
    return NULL;
  return g_steal_pointer (&policy);
}

static void
add_permissions (JsonBuilder *builder,
                 const char  *member,
                 GStrv        permissions)
{
  bitting_json_add_strings (builder, member, (const char *const *) permissions,
                            permissions != NULL ? g_strv_length (permissions) : 0);
}

/**
 * bitting_policy_to_json:
 * @policy: a policy
 *
 * Returns: (transfer full): its file, as bitting_policy_from_json() reads it
 */
char *
bitting_policy_to_json (const BittingPolicy *policy)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "format", FORMAT);
  bitting_json_add_string (builder, "id", policy->id);
  bitting_json_add_string (builder, "title", policy->title);
  bitting_json_add_string (builder, "description",
                           policy->description != NULL ? policy->description : "");
  bitting_json_add_string (builder, "access", bitting_access_to_string (policy->access));
  add_permissions (builder, "required", policy->required);
  add_permissions (builder, "forbidden", policy->forbidden);
  bitting_json_add_boolean (builder, "ip_required", policy->ip_required);
  if (policy->ips != NULL)
    bitting_json_add_strings (builder, "ips",
                              (const char *const *) policy->ips->addresses->pdata,
                              policy->ips->addresses->len);
  bitting_json_add_boolean (builder, "personal", policy->personal);
  bitting_json_add_int (builder, "min_days", policy->min_days);
  json_builder_end_object (builder);
  return bitting_json_print (builder, TRUE);
}
