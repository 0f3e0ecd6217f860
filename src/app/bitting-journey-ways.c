/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways through the guide: to a key of the person's own, to one of the practice exchange,
 * and to one in place of a saved one. */

#include "config.h"

#include "bitting-journey-private.h"

#include "bitting-data.h"

/* What a person leaves on their way through the guide. */
static const char * const own_way[] = {
  "guide-step", "guide-environment", "guide-policy", "guide-done", "guide-name", "guide-ips",
};

static void
set_replaces (BittingJourney *self,
              const char     *name) /* (nullable) */
{
  g_free (self->replaces);
  self->replaces = g_strdup (name);
  g_settings_set_string (self->settings, "guide-replaces", name != NULL ? name : "");
  g_object_notify (G_OBJECT (self), "replaces");
}

/** Returns: (transfer none) (nullable): name of the saved key that the new one is to replace;
 * NULL on a way of its own */
const char *
bitting_journey_get_replaces (BittingJourney *self)
{
  return self->replaces;
}

/* What the person did on a way of their own waits until the key is replaced. */
static void
set_aside (BittingJourney *self)
{
  guint i;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  for (i = 0; i < G_N_ELEMENTS (own_way); i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (self->settings, own_way[i]);

      g_variant_dict_insert_value (&dict, own_way[i], value);
    }
  g_settings_set_value (self->settings, "guide-set-aside", g_variant_dict_end (&dict));
}

/* The site, for a key that lives on a host of its own, too. */
static void
choose_environment (BittingJourney *self,
                    const char     *id,
                    const char     *host)
{
  gboolean custom = g_strcmp0 (id, "custom") == 0;
  g_autoptr (BittingEnvironment) environment = NULL;

  environment = bitting_keeper_find_environment (self->keeper, id, custom ? host : NULL, NULL);
  if (environment != NULL)
    bitting_journey_set_environment (self, environment);
}

/**
 * bitting_journey_replace:
 * @self: the journey
 * @item: a saved key
 * @policy: id of the policy that it is held against
 * @ips: the addresses that it should be bound to
 *
 * Begins the way to a new key in place of a saved one: on the same site, with its name,
 * its policy and its addresses. What the person did on a way of their own comes back with
 * bitting_journey_stop_replacing().
 */
void
bitting_journey_replace (BittingJourney    *self,
                         const BittingItem *item,
                         const char        *policy,
                         const char        *ips)
{
  g_return_if_fail (BITTING_IS_JOURNEY (self));

  if (g_strcmp0 (self->replaces, item->name) == 0)
    return;

  if (self->replaces == NULL)
    set_aside (self);
  g_settings_reset (self->settings, "guide-done");
  choose_environment (self, item->environment, item->host);
  bitting_journey_set_name (self, item->name);
  bitting_journey_set_policy (self, policy);
  bitting_journey_set_ips (self, ips);
  set_replaces (self, item->name);
  bitting_journey_set_step (self, 1);
}

/** Goes back to the person's own way, as it was left. Does nothing if they are on it. */
void
bitting_journey_stop_replacing (BittingJourney *self)
{
  g_autoptr (GVariant) aside = NULL;
  g_autofree char *environment = NULL;
  g_autofree char *policy = NULL;
  g_autofree char *name = NULL;
  g_autofree char *ips = NULL;
  guint i;

  g_return_if_fail (BITTING_IS_JOURNEY (self));

  if (self->replaces == NULL)
    return;

  aside = g_settings_get_value (self->settings, "guide-set-aside");
  for (i = 0; i < G_N_ELEMENTS (own_way); i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (aside, own_way[i], NULL);

      if (value == NULL || !g_settings_set_value (self->settings, own_way[i], value))
        g_settings_reset (self->settings, own_way[i]);
    }
  g_settings_reset (self->settings, "guide-set-aside");
  environment = g_settings_get_string (self->settings, "guide-environment");
  name = g_settings_get_string (self->settings, "guide-name");
  policy = g_settings_get_string (self->settings, "guide-policy");
  ips = g_settings_get_string (self->settings, "guide-ips");
  if (*environment != '\0')
    choose_environment (self, environment, NULL);
  bitting_journey_set_name (self, name);
  bitting_journey_set_policy (self, policy);
  bitting_journey_set_ips (self, ips);
  set_replaces (self, NULL);
  g_object_notify (G_OBJECT (self), "step");
}

/** Goes to a step, also before a site was chosen: then it is the main one's. */
void
bitting_journey_go_to (BittingJourney *self,
                       guint           step)
{
  g_return_if_fail (BITTING_IS_JOURNEY (self));

  if (self->environment == NULL)
    bitting_journey_set_environment (self, g_ptr_array_index (bitting_data_get_environments (), 0));
  bitting_journey_set_step (self, step);
}

/** Goes on with the way to a key of a real account, or begins it. */
void
bitting_journey_begin_own (BittingJourney *self)
{
  g_return_if_fail (BITTING_IS_JOURNEY (self));

  bitting_journey_stop_replacing (self);
  if (!bitting_journey_is_practice (self))
    return;

  bitting_journey_start_over (self);
  bitting_journey_set_environment (self, g_ptr_array_index (bitting_data_get_environments (), 0));
}

/** Goes on with the way to a key of the practice exchange, or begins it. */
void
bitting_journey_begin_practice (BittingJourney *self)
{
  g_return_if_fail (BITTING_IS_JOURNEY (self));

  bitting_journey_stop_replacing (self);
  if (bitting_journey_is_practice (self))
    return;

  bitting_journey_start_over (self);
  choose_environment (self, "practice", NULL);
  bitting_journey_set_step (self, 1);
}
