/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The data files that are built into the program, each read when it is first needed.
 * They are part of the program, so a fault in one is a fault of the build. */

#include "bitting-data.h"

#include <gio/gio.h>

#include "bitting-data-resources.h"
#include "bitting-policy-json.h"

#define PREFIX "/io/github/bitting/data/"

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (bitting_data_get_resource (), path, 0, &error);

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

/**
 * bitting_data_get_policy:
 * @id: id of a policy that comes with the program
 *
 * Returns: (transfer none) (nullable): the policy
 */
BittingPolicy *
bitting_data_get_policy (const char *id)
{
  static BittingPolicy *guide;

  if (g_strcmp0 (id, "guide") != 0)
    return NULL;
  if (guide == NULL)
    {
      g_autoptr (GBytes) bytes = load ("policies/guide.json");
      g_autoptr (GError) error = NULL;
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);

      guide = bitting_policy_from_json (text, length, &error);
      if (guide == NULL)
        g_error ("policies/guide.json: %s", error->message);
    }

  return guide;
}

/** Returns: (transfer full): a drawing of the guide, or its style sheet */
GBytes *
bitting_data_load_picture (const char *file)
{
  g_autofree char *name = g_strconcat ("guide/pictures/", file, NULL);

  return load (name);
}
