/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The options that several commands share, and what is said about wrong ones. */

#include "config.h"

#include "ctl-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bitting-data.h"
#include "bitting-json.h"
#include "bitting-policy-json.h"
#include "bitting-proxy.h"
#include "bitting-text.h"

void
ctl_options_clear (CtlOptions *self)
{
  g_clear_pointer (&self->environment, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->proxy, g_free);
  g_clear_pointer (&self->policy_name, g_free);
  g_clear_pointer (&self->ips_text, g_free);
  g_clear_pointer (&self->policy, bitting_policy_unref);
  g_clear_pointer (&self->ips, bitting_ip_list_unref);
}

/**
 * ctl_usage_error:
 * @format: a translated sentence
 *
 * Says what is wrong with how the program was called, and where to read how to.
 *
 * Returns: the status to end with
 */
CtlStatus
ctl_usage_error (const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("%s\n", message);
  /* Translators: %s is the program with its command, such as “bittingctl add”. */
  g_printerr (_("Try “%s --help”."), g_get_prgname ());
  g_printerr ("\n");

  return CTL_STATUS_USAGE;
}

/**
 * ctl_options_load_policy:
 * @name: id of a policy that comes with the program or is the person's own, or the path of a
 *   policy file
 *
 * Returns: (transfer full) (nullable): the policy; NULL once what is wrong has been said
 */
BittingPolicy *
ctl_options_load_policy (const char *name)
{
  g_autoptr (BittingPolicyShelf) shelf = bitting_policy_shelf_new (NULL);
  BittingPolicy *policy = bitting_policy_shelf_find (shelf, name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (policy != NULL)
    return policy;

  if (g_file_get_contents (name, &text, &length, &error))
    policy = bitting_policy_from_json (text, length, &error);
  if (policy == NULL)
    ctl_usage_error (_("“%s” is neither a policy that Bitting knows nor a policy file: %s"), name,
                     error->message);

  return policy;
}

/* A list with a hole in it would be checked against fewer addresses than were meant. */
static gboolean
parse_ips (CtlOptions *self)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  guint i;

  self->ips = bitting_ip_list_parse (self->ips_text);
  for (i = 0; i < self->ips->problems->len; i++)
    {
      const BittingIpProblem *problem = g_ptr_array_index (self->ips->problems, i);
      g_autofree char *description = bitting_ip_problem_describe (problem);

      if (problem->fatal)
        g_string_append_printf (faults, "%s\n", description);
      else
        g_printerr ("%s\n", description);
    }

  if (faults->len > 0)
    ctl_usage_error ("%s%s", faults->str, _("The list after “--ips” cannot be used like this."));
  else if (self->ips->addresses->len == 0)
    ctl_usage_error ("%s", _("There is no address after “--ips”."));
  else
    return TRUE;

  return FALSE;
}

/* “none” is the word for no proxy, which has to be said to forget one. */
static gboolean
understand_proxy (CtlOptions *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *given = g_steal_pointer (&self->proxy);

  if (given == NULL)
    return TRUE;

  self->proxy = strcmp (given, "none") == 0 ? g_strdup ("") : bitting_proxy_normalize (given, &error);
  if (self->proxy == NULL)
    ctl_usage_error ("%s", error->message);

  return self->proxy != NULL;
}

static gboolean
understand (CtlOptions *self)
{
  if (self->environment != NULL && self->host != NULL)
    {
      ctl_usage_error ("%s", _("Give “--environment” or “--host”, not both."));
      return FALSE;
    }
  if (self->policy_name != NULL)
    {
      self->policy = ctl_options_load_policy (self->policy_name);
      if (self->policy == NULL)
        return FALSE;
    }

  return understand_proxy (self) && (self->ips_text == NULL || parse_ips (self));
}

static void
add_shared (CtlOptions     *self,
            CtlTakes        takes,
            GOptionContext *context)
{
  const GOptionEntry json[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print for programs, as JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry environment[] = {
    { "environment", 0, 0, G_OPTION_ARG_STRING, &self->environment,
      N_("Where the key lives, such as mainnet, testnet, demo or practice"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry host[] = {
    { "host", 0, 0, G_OPTION_ARG_STRING, &self->host,
      N_("A host of your own instead, https only"), N_("URL") },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry proxy[] = {
    { "proxy", 0, 0, G_OPTION_ARG_STRING, &self->proxy, N_("Ask through this proxy (socks5, http, https); “none” for none"), N_("URL") },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry terms[] = {
    { "policy", 0, 0, G_OPTION_ARG_FILENAME, &self->policy_name,
      N_("What the key should look like"), N_("ID|FILE") },
    { "ips", 0, 0, G_OPTION_ARG_STRING, &self->ips_text,
      N_("The addresses that it should be bound to"), N_("LIST") },
    G_OPTION_ENTRY_NULL
  };

  if ((takes & CTL_TAKES_JSON) != 0)
    g_option_context_add_main_entries (context, json, GETTEXT_PACKAGE);
  if ((takes & CTL_TAKES_ENVIRONMENT) != 0)
    g_option_context_add_main_entries (context, environment, GETTEXT_PACKAGE);
  if ((takes & CTL_TAKES_HOST) != 0)
    g_option_context_add_main_entries (context, host, GETTEXT_PACKAGE);
  if ((takes & CTL_TAKES_PROXY) != 0)
    g_option_context_add_main_entries (context, proxy, GETTEXT_PACKAGE);
  if ((takes & CTL_TAKES_TERMS) != 0)
    g_option_context_add_main_entries (context, terms, GETTEXT_PACKAGE);
}

/**
 * ctl_options_parse:
 * @self: zeroed options
 * @takes: which of them the command takes
 * @parameters: (nullable): what follows the options, for the help
 * @description: translated: more, for the help
 * @entries: (nullable): options of the command's own
 * @arguments: (inout): the command's arguments; what is left when the options are gone
 *
 * “--help” prints the help and ends the program.
 *
 * Returns: FALSE once what is wrong has been said
 */
gboolean
ctl_options_parse (CtlOptions         *self,
                   CtlTakes            takes,
                   const char         *parameters,
                   const char         *description,
                   const GOptionEntry *entries,
                   GStrv              *arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;

  g_option_context_set_description (context, description);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_shared (self, takes, context);
  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      ctl_usage_error ("%s", error->message);
      return FALSE;
    }

  return understand (self);
}

/** Returns: how to check, borrowed from the options */
BittingTerms
ctl_options_get_terms (const CtlOptions *self)
{
  return (BittingTerms) { .policy = self->policy, .ips = self->ips, .proxy = self->proxy };
}

/** Returns: (transfer full) (nullable): where the key lives; NULL once what is wrong has been said */
BittingEnvironment *
ctl_options_find_environment (const CtlOptions *self,
                              BittingKeeper    *keeper)
{
  g_autoptr (GError) error = NULL;
  BittingEnvironment *environment = NULL;
  g_autoptr (GString) known = NULL;
  GPtrArray *environments = bitting_data_get_environments ();
  guint i;

  environment = bitting_keeper_find_environment (keeper, self->environment, self->host, &error);
  if (environment != NULL)
    return environment;
  if (self->host != NULL)
    {
      ctl_usage_error (_("“%s” cannot be used as a host: %s"), self->host, error->message);
      return NULL;
    }

  known = g_string_new (NULL);
  for (i = 0; i < environments->len; i++)
    bitting_text_add_item (known, ((BittingEnvironment *) g_ptr_array_index (environments, i))->id);
  /* Translators: the first %s says what is wrong, the second lists words to choose from. */
  ctl_usage_error (_("%s Choose one of these: %s."), error->message, known->str);

  return NULL;
}

/**
 * ctl_options_count:
 * @arguments: the command's own name, and what was left when the options were gone
 * @at_least: so many must follow the name
 * @at_most: so many may
 *
 * Returns: FALSE once what is wrong has been said
 */
gboolean
ctl_options_count (GStrv arguments,
                   guint at_least,
                   guint at_most)
{
  guint count = g_strv_length (arguments) - 1;

  if (count < at_least)
    ctl_usage_error ("%s", _("Something is missing behind the command."));
  else if (count > at_most)
    ctl_usage_error (_("“%s” is too much."), arguments[at_most + 1]);
  else
    return TRUE;

  return FALSE;
}
