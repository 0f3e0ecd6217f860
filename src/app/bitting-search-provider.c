/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-search-provider.h"

#include "bitting-words.h"

#include <glib/gi18n.h>

#define INTERFACE "org.gnome.Shell.SearchProvider2"
#define MAX_RESULTS 32

struct _BittingSearchProvider
{
  GObject        parent_instance;

  GApplication  *application; /* (borrowed): it owns us */
  BittingKeeper *keeper;      /* (owned) */
};

/* Results are known by the names of their keys, which are theirs alone. */
static const char interface_xml[] =
  "<node>"
  "  <interface name='" INTERFACE "'>"
  "    <method name='GetInitialResultSet'>"
  "      <arg type='as' name='terms' direction='in'/>"
  "      <arg type='as' name='results' direction='out'/>"
  "    </method>"
  "    <method name='GetSubsearchResultSet'>"
  "      <arg type='as' name='previous_results' direction='in'/>"
  "      <arg type='as' name='terms' direction='in'/>"
  "      <arg type='as' name='results' direction='out'/>"
  "    </method>"
  "    <method name='GetResultMetas'>"
  "      <arg type='as' name='identifiers' direction='in'/>"
  "      <arg type='aa{sv}' name='metas' direction='out'/>"
  "    </method>"
  "    <method name='ActivateResult'>"
  "      <arg type='s' name='identifier' direction='in'/>"
  "      <arg type='as' name='terms' direction='in'/>"
  "      <arg type='u' name='timestamp' direction='in'/>"
  "    </method>"
  "    <method name='LaunchSearch'>"
  "      <arg type='as' name='terms' direction='in'/>"
  "      <arg type='u' name='timestamp' direction='in'/>"
  "    </method>"
  "  </interface>"
  "</node>";

G_DEFINE_FINAL_TYPE (BittingSearchProvider, bitting_search_provider, G_TYPE_OBJECT)

/* A call that waits for the list of keys. */
typedef struct
{
  BittingSearchProvider *self;       /* (owned) */
  GDBusMethodInvocation *invocation; /* (owned) */
  char                 **words;      /* (owned): what to look for, or whose results to describe */
  gboolean               describe;
} Call;

static void
call_free (Call *call)
{
  g_application_release (call->self->application);
  g_object_unref (call->self);
  g_object_unref (call->invocation);
  g_strfreev (call->words);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static gboolean
has_all (const char         *name,
         const char * const *terms)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  guint i;

  for (i = 0; terms[i] != NULL; i++)
    {
      g_autofree char *term = g_utf8_casefold (terms[i], -1);

      if (strstr (folded, term) == NULL)
        return FALSE;
    }

  return TRUE;
}

static GVariant *
find (GPtrArray          *entries,
      const char * const *terms)
{
  GVariantBuilder names;
  guint found = 0;
  guint i;

  g_variant_builder_init (&names, G_VARIANT_TYPE ("as"));
  for (i = 0; i < entries->len && found < MAX_RESULTS; i++)
    {
      const char *name = bitting_entry_get_item (g_ptr_array_index (entries, i))->name;

      if (!has_all (name, terms))
        continue;
      g_variant_builder_add (&names, "s", name);
      found++;
    }

  return g_variant_new ("(as)", &names);
}

static void
add_description (GVariantBuilder *metas,
                 BittingEntry    *entry)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *attention = bitting_entry_dup_attention (entry, now);
  g_autofree char *place = bitting_words_dup_place (entry);
  g_autofree char *words = attention != NULL ? g_strdup_printf (_("%s · %s"), attention, place) : g_strdup (place);
  g_autoptr (GIcon) icon = g_themed_icon_new (APPLICATION_ID);
  const char *name = bitting_entry_get_item (entry)->name;

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (name));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (words));
  g_variant_builder_add (metas, "{sv}", "icon", g_icon_serialize (icon));
  g_variant_builder_close (metas);
}

static GVariant *
describe (GPtrArray          *entries,
          const char * const *names)
{
  GVariantBuilder metas;
  guint i;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (i = 0; i < entries->len; i++)
    if (g_strv_contains (names, bitting_entry_get_item (g_ptr_array_index (entries, i))->name))
      add_description (&metas, g_ptr_array_index (entries, i));

  return g_variant_new ("(aa{sv})", &metas);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = bitting_keeper_list_finish (BITTING_KEEPER (source), result, &error);
  const char * const *words = (const char * const *) call->words;

  /* The search of a desktop has no place for a fault of the keyring: the window tells it. */
  if (entries == NULL)
    entries = g_ptr_array_new ();
  g_dbus_method_invocation_return_value (g_object_ref (call->invocation),
                                         call->describe ? describe (entries, words) : find (entries, words));
}

static void
call_cb (GDBusConnection       *bus,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  BittingSearchProvider *self = BITTING_SEARCH_PROVIDER (user_data);
  GActionGroup *actions = G_ACTION_GROUP (self->application);
  Call *call = NULL;

  if (g_str_equal (method, "ActivateResult"))
    {
      g_action_group_activate_action (actions, "open-key", g_variant_get_child_value (parameters, 0));
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }
  if (g_str_equal (method, "LaunchSearch"))
    {
      g_action_group_activate_action (actions, "search", g_variant_get_child_value (parameters, 0));
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }

  g_application_hold (self->application);
  call = g_new0 (Call, 1);
  call->self = g_object_ref (self);
  call->invocation = invocation;
  call->describe = g_str_equal (method, "GetResultMetas");
  g_variant_get_child (parameters, g_str_equal (method, "GetSubsearchResultSet") ? 1 : 0, "^as", &call->words);
  bitting_keeper_list_quietly_async (self->keeper, NULL, listed_cb, call);
}

static void
bitting_search_provider_dispose (GObject *object)
{
  g_clear_object (&BITTING_SEARCH_PROVIDER (object)->keeper);

  G_OBJECT_CLASS (bitting_search_provider_parent_class)->dispose (object);
}

static void
bitting_search_provider_class_init (BittingSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_search_provider_dispose;
}

static void
bitting_search_provider_init (BittingSearchProvider *self)
{
}

/**
 * bitting_search_provider_new:
 * @application: (transfer none): has the actions “open-key” and “search”; outlives the provider
 * @keeper: whose keys
 *
 * Returns: (transfer full): a provider that nobody can ask yet
 */
BittingSearchProvider *
bitting_search_provider_new (GApplication  *application,
                             BittingKeeper *keeper)
{
  BittingSearchProvider *self = g_object_new (BITTING_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  self->keeper = g_object_ref (keeper);

  return self;
}

/**
 * bitting_search_provider_export:
 * @self: a provider
 * @bus: the session bus
 * @application_path: the application's own path on it
 * @error: return location
 *
 * Answers on @bus until it closes.
 *
 * Returns: whether the provider can be asked now
 */
gboolean
bitting_search_provider_export (BittingSearchProvider  *self,
                                GDBusConnection        *bus,
                                const char             *application_path,
                                GError                **error)
{
  static const GDBusInterfaceVTable table = { .method_call = call_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, error);
  g_autofree char *path = g_strconcat (application_path, "/SearchProvider", NULL);

  return node != NULL &&
         g_dbus_connection_register_object (bus, path, node->interfaces[0], &table, self, NULL, error) != 0;
}
