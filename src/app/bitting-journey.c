/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a person is in the guide, and what they chose on the way. Kept in the
 * settings, so that they come back to where they left; key and secret never are. */

#include "config.h"

#include "bitting-journey-private.h"

#include "bitting-data.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

typedef enum
{
  PROP_STEP = 1,
  PROP_ENVIRONMENT,
  PROP_POLICY,
  PROP_NAME,
  PROP_IPS,
  PROP_REPLACES,
} BittingJourneyProperty;

G_DEFINE_FINAL_TYPE (BittingJourney, bitting_journey, G_TYPE_OBJECT)

static GParamSpec *properties[PROP_REPLACES + 1];

static void
bitting_journey_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  BittingJourney *self = BITTING_JOURNEY (object);

  switch ((BittingJourneyProperty) property_id)
    {
    case PROP_STEP:
      g_value_set_uint (value, bitting_journey_get_step (self));
      break;
    case PROP_ENVIRONMENT:
      g_value_set_boxed (value, self->environment);
      break;
    case PROP_POLICY:
      g_value_set_pointer (value, self->policy);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_IPS:
      g_value_set_string (value, self->ips);
      break;
    case PROP_REPLACES:
      g_value_set_string (value, self->replaces);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bitting_journey_dispose (GObject *object)
{
  BittingJourney *self = BITTING_JOURNEY (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);
  g_clear_object (&self->screenshots);
  g_clear_pointer (&self->environment, bitting_environment_unref);
  g_clear_pointer (&self->policy, bitting_policy_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->ips, g_free);
  g_clear_pointer (&self->replaces, g_free);

  G_OBJECT_CLASS (bitting_journey_parent_class)->dispose (object);
}

static void
bitting_journey_class_init (BittingJourneyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bitting_journey_get_property;
  object_class->dispose = bitting_journey_dispose;

  properties[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ENVIRONMENT] = g_param_spec_boxed ("environment", NULL, NULL,
                                                     BITTING_TYPE_ENVIRONMENT, flags);
  properties[PROP_POLICY] = g_param_spec_pointer ("policy", NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_IPS] = g_param_spec_string ("ips", NULL, NULL, NULL, flags);
  properties[PROP_REPLACES] = g_param_spec_string ("replaces", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bitting_journey_init (BittingJourney *self)
{
}

static BittingPolicy *
find_policy (BittingJourney *self,
             const char     *id)
{
  BittingPolicy *policy = bitting_policy_shelf_find (bitting_keeper_get_policies (self->keeper), id);

  return policy != NULL ? policy : bitting_policy_ref (bitting_data_get_policy ("guide"));
}

/* The policy was edited, or is gone. */
static void
policies_changed_cb (BittingJourney *self)
{
  g_autoptr (BittingPolicy) now = find_policy (self, self->policy->id);

  if (!g_str_equal (now->id, self->policy->id) || !bitting_policy_equal (now, self->policy))
    bitting_journey_set_policy (self, now->id);
}

static void
attach (BittingJourney *self,
        BittingKeeper  *keeper,
        GSettings      *settings) /* (transfer full) */
{
  g_autofree char *id = g_settings_get_string (settings, "guide-environment");
  g_autofree char *policy = g_settings_get_string (settings, "guide-policy");
  g_autofree char *address = g_settings_get_string (settings, "guide-screenshots-address");
  BittingEnvironment *environment = bitting_environments_find (bitting_data_get_environments (), id);

  self->keeper = g_object_ref (keeper);
  self->settings = settings;
  self->policy = find_policy (self, policy);
  g_signal_connect_object (bitting_keeper_get_policies (keeper), "changed",
                           G_CALLBACK (policies_changed_cb), self, G_CONNECT_SWAPPED);
  self->name = g_settings_get_string (settings, "guide-name");
  self->ips = g_settings_get_string (settings, "guide-ips");
  self->replaces = g_settings_get_string (settings, "guide-replaces");
  if (*self->replaces == '\0')
    g_clear_pointer (&self->replaces, g_free);
  if (environment != NULL)
    self->environment = bitting_environment_ref (environment);
  self->screenshots = bitting_screenshots_new (bitting_data_get_guide (), address);
  bitting_screenshots_set_allowed (self->screenshots, bitting_journey_may_fetch_screenshots (self));
}

/**
 * bitting_journey_new:
 * @keeper: the keeper
 *
 * Returns: (transfer full): the journey as it was left
 */
BittingJourney *
bitting_journey_new (BittingKeeper *keeper)
{
  BittingJourney *self = g_object_new (BITTING_TYPE_JOURNEY, NULL);

  attach (self, keeper, g_settings_new (APPLICATION_ID));

  return self;
}

/**
 * bitting_journey_new_detached:
 * @keeper: the keeper
 *
 * Returns: (transfer full): a fresh journey that leaves no trace in the settings
 */
BittingJourney *
bitting_journey_new_detached (BittingKeeper *keeper)
{
  BittingJourney *self = g_object_new (BITTING_TYPE_JOURNEY, NULL);
  g_autoptr (GSettingsBackend) memory = g_memory_settings_backend_new ();

  attach (self, keeper, g_settings_new_with_backend (APPLICATION_ID, memory));

  return self;
}

BittingKeeper *
bitting_journey_get_keeper (BittingJourney *self)
{
  return self->keeper;
}

BittingGuide *
bitting_journey_get_guide (BittingJourney *self)
{
  return bitting_data_get_guide ();
}

/** Returns: (transfer none): what the new key is to be; the guide's own policy until another is chosen */
BittingPolicy *
bitting_journey_get_policy (BittingJourney *self)
{
  return self->policy;
}

/**
 * bitting_journey_set_policy:
 * @self: the journey
 * @id: id of the policy that the new key is to follow
 *
 * Where the policy names addresses, they take the place of those that another policy named,
 * or of none; what the person pasted stays.
 */
void
bitting_journey_set_policy (BittingJourney *self,
                            const char     *id)
{
  g_autoptr (BittingPolicy) before = g_steal_pointer (&self->policy);
  g_autofree char *others = before->ips != NULL ? bitting_ip_list_join (before->ips) : g_strdup ("");
  g_autofree char *ips = NULL;

  self->policy = find_policy (self, id);
  ips = self->policy->ips != NULL ? bitting_ip_list_join (self->policy->ips) : g_strdup ("");
  if (*self->ips == '\0' || g_str_equal (self->ips, others))
    bitting_journey_set_ips (self, ips);
  g_settings_set_string (self->settings, "guide-policy", self->policy->id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
}

/** Returns: the step, from 1; 0 is the question for the site */
guint
bitting_journey_get_step (BittingJourney *self)
{
  guint step = g_settings_get_uint (self->settings, "guide-step");

  return self->environment == NULL ? 0 : MIN (step, bitting_data_get_guide ()->steps->len);
}

void
bitting_journey_set_step (BittingJourney *self,
                          guint           step)
{
  g_settings_set_uint (self->settings, "guide-step", step);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

/** Returns: (transfer none) (nullable): the chosen site */
BittingEnvironment *
bitting_journey_get_environment (BittingJourney *self)
{
  return self->environment;
}

void
bitting_journey_set_environment (BittingJourney     *self,
                                 BittingEnvironment *environment)
{
  if (self->environment == environment)
    return;

  g_clear_pointer (&self->environment, bitting_environment_unref);
  self->environment = bitting_environment_ref (environment);
  g_settings_set_string (self->settings, "guide-environment", environment->id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENVIRONMENT]);
}

gboolean
bitting_journey_is_practice (BittingJourney *self)
{
  return self->environment != NULL && self->environment->kind == BITTING_ENVIRONMENT_PRACTICE;
}

const char *
bitting_journey_get_name (BittingJourney *self)
{
  return self->name;
}

void
bitting_journey_set_name (BittingJourney *self,
                          const char     *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  g_settings_set_string (self->settings, "guide-name", name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/** Returns: (transfer none): the addresses as the person pasted them */
const char *
bitting_journey_get_ips (BittingJourney *self)
{
  return self->ips;
}

void
bitting_journey_set_ips (BittingJourney *self,
                         const char     *ips)
{
  if (g_strcmp0 (self->ips, ips) == 0)
    return;

  g_free (self->ips);
  self->ips = g_strdup (ips);
  g_settings_set_string (self->settings, "guide-ips", ips);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IPS]);
}

gboolean
bitting_journey_is_done (BittingJourney *self,
                         const char     *instruction)
{
  g_auto (GStrv) done = g_settings_get_strv (self->settings, "guide-done");

  return g_strv_contains ((const char * const *) done, instruction);
}

void
bitting_journey_set_done (BittingJourney *self,
                          const char     *instruction,
                          gboolean        done)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "guide-done");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) after = NULL;
  guint i;

  for (i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], instruction))
      g_strv_builder_add (builder, before[i]);
  if (done)
    g_strv_builder_add (builder, instruction);
  after = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "guide-done", (const char * const *) after);
}

/** Returns: (transfer none): the guide's own screenshots */
BittingScreenshots *
bitting_journey_get_screenshots (BittingJourney *self)
{
  return self->screenshots;
}

/** Returns: whether the person allowed the host that has the screenshots to be contacted */
gboolean
bitting_journey_may_fetch_screenshots (BittingJourney *self)
{
  g_autofree char *allowed = g_settings_get_string (self->settings, "guide-screenshots-host");

  return g_strcmp0 (allowed, bitting_screenshots_get_host (self->screenshots)) == 0;
}

/** Takes the person's word for the host that has the screenshots, and for no other. */
void
bitting_journey_allow_screenshots (BittingJourney *self)
{
  g_settings_set_string (self->settings, "guide-screenshots-host",
                         bitting_screenshots_get_host (self->screenshots));
  bitting_screenshots_set_allowed (self->screenshots, TRUE);
}

/** Returns: whether to show screenshots in place of drawings, as far as the guide has them */
gboolean
bitting_journey_shows_screenshots (BittingJourney *self)
{
  return g_settings_get_boolean (self->settings, "guide-screenshots") &&
         bitting_journey_may_fetch_screenshots (self);
}

void
bitting_journey_show_screenshots (BittingJourney *self,
                                  gboolean        show)
{
  g_settings_set_boolean (self->settings, "guide-screenshots", show);
}

/** Forgets the ticks and goes back to the first step; site, name and addresses stay. */
void
bitting_journey_start_over (BittingJourney *self)
{
  g_settings_reset (self->settings, "guide-done");
  bitting_journey_set_step (self, 0);
}
