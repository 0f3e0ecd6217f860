/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The data files that are built into the program, each read when it is first needed.
 * They are part of the program, so a fault in one is a fault of the build. */

#include "bitting-data.h"

#include <gio/gio.h>

#include "bitting-data-resources.h"
#include "bitting-markup.h"
#include "bitting-page.h"
#include "bitting-policy-json.h"

#define PREFIX "/io/github/bitting/data/"

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = NULL;

  /* Looked up by its path, so that a test can lay another file over it with GLib's
   * G_RESOURCE_OVERLAYS; to name the resource is what links it into the program. */
  bitting_data_get_resource ();
  bytes = g_resources_lookup_data (path, 0, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);

  return bytes;
}

static gpointer
parse (const char *name,
       gpointer  (*parser) (const char *, gssize, GError **))
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gpointer value = parser (text, (gssize) length, &error);

  if (value == NULL)
    g_error ("%s: %s", name, error->message);

  return value;
}

/** Returns: (transfer none) (element-type BittingEnvironment): where a key can live */
GPtrArray *
bitting_data_get_environments (void)
{
  static GPtrArray *environments;

  if (environments == NULL)
    environments = parse ("environments.xml", (gpointer) bitting_environments_parse);

  return environments;
}

/**
 * bitting_data_get_key_page:
 * @environment: id of a place where a key can live
 *
 * Returns: (transfer none) (nullable): address of the page where keys of that place are managed;
 *   NULL where there is none
 */
const char *
bitting_data_get_key_page (const char *environment)
{
  BittingEnvironment *found = bitting_environments_find (bitting_data_get_environments (), environment);

  return found != NULL ? found->key_page : NULL;
}

/** Returns: (transfer none): every permission that is known */
BittingCatalogue *
bitting_data_get_catalogue (void)
{
  static BittingCatalogue *catalogue;

  if (catalogue == NULL)
    catalogue = parse ("permissions.xml", (gpointer) bitting_catalogue_parse);

  return catalogue;
}

/** Returns: (transfer none): the seven steps */
BittingGuide *
bitting_data_get_guide (void)
{
  static BittingGuide *guide;

  if (guide == NULL)
    guide = parse ("guide/guide.xml", (gpointer) bitting_guide_parse);

  return guide;
}

/* The rules from the policy's own file; its words from the list, where translators see them. */
static BittingPolicy *
load_policy (const BittingMarkup  *element,
             GError              **error)
{
  const char *id = bitting_markup_require (element, "id", error);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BittingPolicy) policy = NULL;
  const char *text = NULL;
  gsize length;

  if (id == NULL)
    return NULL;

  name = g_strdup_printf ("policies/%s.json", id);
  bytes = load (name);
  text = g_bytes_get_data (bytes, &length);
  policy = bitting_policy_from_json (text, length, error);
  if (policy == NULL)
    return NULL;

  g_free (policy->title);
  g_free (policy->description);
  policy->title = bitting_markup_dup_text (element, "title");
  policy->description = bitting_markup_dup_text (element, "description");
  if (policy->title == NULL || policy->description == NULL || g_strcmp0 (policy->id, id) != 0)
    {
      g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_MISSING,
                   "Line %d: %s needs a title, a description and a file of that id",
                   element->line, id);
      return NULL;
    }

  return g_steal_pointer (&policy);
}

static GPtrArray *
parse_policies (const char  *xml,
                gssize       length,
                GError     **error)
{
  g_autoptr (BittingMarkup) root = bitting_markup_parse (xml, length, "policies", error);
  g_autoptr (GPtrArray) policies = NULL;
  guint i;

  if (root == NULL)
    return NULL;

  policies = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_policy_unref);
  for (i = 0; i < root->children->len; i++)
    {
      BittingPolicy *policy = load_policy (g_ptr_array_index (root->children, i), error);

      if (policy == NULL)
        return NULL;
      g_ptr_array_add (policies, policy);
    }

  return g_steal_pointer (&policies);
}

/**
 * bitting_data_get_policies:
 *
 * Returns: (transfer none) (element-type BittingPolicy): the policies that come with the
 *   program, the guide's first
 */
GPtrArray *
bitting_data_get_policies (void)
{
  static GPtrArray *policies;

  if (policies == NULL)
    policies = parse ("policies/policies.xml", (gpointer) parse_policies);

  return policies;
}

/**
 * bitting_data_get_policy:
 * @id: id of a policy that comes with the program
 *
 * Returns: (transfer none) (nullable): the policy
 */
BittingPolicy *
bitting_data_get_policy (const char *id)
{
  GPtrArray *policies = bitting_data_get_policies ();
  guint i;

  for (i = 0; i < policies->len; i++)
    {
      BittingPolicy *policy = g_ptr_array_index (policies, i);

      if (g_strcmp0 (policy->id, id) == 0)
        return policy;
    }

  return NULL;
}

/** Returns: (transfer full): a drawing of the guide, or its style sheet */
GBytes *
bitting_data_load_picture (const char *file)
{
  g_autofree char *name = g_strconcat ("guide/pictures/", file, NULL);

  return load (name);
}

/**
 * bitting_data_make_guide_page:
 * @policy: what the key should look like
 * @environment: where it will live
 *
 * Returns: (transfer full): the guide as one page of HTML that needs nothing else
 */
char *
bitting_data_make_guide_page (const BittingPolicy      *policy,
                              const BittingEnvironment *environment)
{
  const BittingPageSource source = {
    .guide = bitting_data_get_guide (),
    .policy = policy,
    .catalogue = bitting_data_get_catalogue (),
    .environment = environment,
    .load_picture = bitting_data_load_picture,
  };
  g_autoptr (GError) error = NULL;
  char *page = bitting_page_make (&source, &error);

  if (page == NULL)
    g_error ("%s", error->message);

  return page;
}
