/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-environment.h"

#include "bitting-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  BittingEnvironment value;
  int                ref_count;
} Counted;

G_DEFINE_BOXED_TYPE (BittingEnvironment, bitting_environment,
                     bitting_environment_ref, bitting_environment_unref)

static const struct
{
  const char            *name;
  BittingEnvironmentKind kind;
} kinds[] = {
  { "live", BITTING_ENVIRONMENT_LIVE },
  { "regional", BITTING_ENVIRONMENT_REGIONAL },
  { "test", BITTING_ENVIRONMENT_TEST },
  { "practice", BITTING_ENVIRONMENT_PRACTICE },
};

static BittingEnvironment *
environment_new (void)
{
  Counted *counted = g_new0 (Counted, 1);

  counted->ref_count = 1;

  return &counted->value;
}

BittingEnvironment *
bitting_environment_ref (BittingEnvironment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_environment_unref (BittingEnvironment *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->origin);
  g_free (self->site);
  g_free (self->key_page);
  g_strfreev (self->domains);
  g_free (self->caveat);
  g_strfreev (self->ways);
  g_free (self->seen);
  g_free (self);
}

static gboolean
parse_kind (const BittingMarkup     *element,
            BittingEnvironmentKind  *kind,
            GError                 **error)
{
  const char *name = bitting_markup_require (element, "kind", error);
  guint i;

  if (name == NULL)
    return FALSE;
  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }

  g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_INVALID,
               "Line %d: no such kind: %s", element->line, name);

  return FALSE;
}

static GStrv
dup_ways (const BittingMarkup *element)
{
  g_autoptr (GStrvBuilder) ways = g_strv_builder_new ();
  guint i;

  for (i = 0; i < element->children->len; i++)
    {
      const BittingMarkup *child = g_ptr_array_index (element->children, i);

      if (strcmp (child->name, "way") == 0)
        g_strv_builder_add (ways, _(child->text));
    }

  return g_strv_builder_end (ways);
}

static BittingEnvironment *
parse_environment (const BittingMarkup  *element,
                   GError              **error)
{
  g_autoptr (BittingEnvironment) self = environment_new ();
  const char *domains = bitting_markup_get (element, "domains");

  self->id = g_strdup (bitting_markup_require (element, "id", error));
  if (self->id == NULL || !parse_kind (element, &self->kind, error))
    return NULL;

  self->title = bitting_markup_dup_text (element, "title");
  self->summary = bitting_markup_dup_text (element, "summary");
  self->caveat = bitting_markup_dup_text (element, "caveat");
  self->ways = dup_ways (element);
  self->origin = g_strdup (bitting_markup_get (element, "origin"));
  self->site = g_strdup (bitting_markup_get (element, "site"));
  self->key_page = g_strdup (bitting_markup_get (element, "key-page"));
  self->seen = g_strdup (bitting_markup_get (element, "seen"));
  self->domains = g_strsplit (domains == NULL ? "" : domains, " ", -1);
  if (self->title == NULL || self->summary == NULL ||
      (self->origin == NULL && self->kind != BITTING_ENVIRONMENT_PRACTICE))
    {
      g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_MISSING,
                   "Line %d: “%s” needs a title, a summary and an origin",
                   element->line, self->id);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * bitting_environments_parse:
 * @xml: the data file of the environments
 * @length: bytes, or -1
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type BittingEnvironment): in the order of the file
 */
GPtrArray *
bitting_environments_parse (const char  *xml,
                            gssize       length,
                            GError     **error)
{
  g_autoptr (BittingMarkup) root = bitting_markup_parse (xml, length, "environments", error);
  g_autoptr (GPtrArray) environments = NULL;
  guint i;

  if (root == NULL)
    return NULL;

  environments = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_environment_unref);
  for (i = 0; i < root->children->len; i++)
    {
      BittingEnvironment *environment = parse_environment (g_ptr_array_index (root->children, i),
                                                           error);

      if (environment == NULL)
        return NULL;
      g_ptr_array_add (environments, environment);
    }

  return g_steal_pointer (&environments);
}

/** Returns: (transfer none) (nullable): the environment of that id */
BittingEnvironment *
bitting_environments_find (GPtrArray  *environments,
                           const char *id)
{
  guint i;

  for (i = 0; i < environments->len; i++)
    {
      BittingEnvironment *environment = g_ptr_array_index (environments, i);

      if (g_strcmp0 (environment->id, id) == 0)
        return environment;
    }

  return NULL;
}

/**
 * bitting_environment_new_custom:
 * @origin: what a person gave as the host: see bitting_origin_normalize()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an environment with the id "custom"
 */
BittingEnvironment *
bitting_environment_new_custom (const char  *origin,
                                GError     **error)
{
  g_autoptr (BittingEnvironment) self = environment_new ();

  self->origin = bitting_origin_normalize (origin, error);
  if (self->origin == NULL)
    return NULL;

  self->id = g_strdup ("custom");
  self->kind = BITTING_ENVIRONMENT_CUSTOM;
  self->title = g_strdup (_("Another host"));
  self->summary = g_strdup (self->origin);
  self->domains = g_strsplit ("", " ", -1);
  self->ways = g_strsplit ("", " ", -1);

  return g_steal_pointer (&self);
}

static gboolean
is_loopback (const char *host)
{
  return g_ascii_strcasecmp (host, "localhost") == 0 || strcmp (host, "::1") == 0 ||
         (g_str_has_prefix (host, "127.") && g_hostname_is_ip_address (host));
}

/**
 * bitting_origin_normalize:
 * @text: an address such as "https://api.bybit.com", or a bare host
 * @error: return location for a #GUriError or #BittingMarkupError
 *
 * Secrets are at stake, so only https is taken; http only on this computer itself.
 *
 * Returns: (transfer full) (nullable): scheme, host and port without path
 */
char *
bitting_origin_normalize (const char  *text,
                          GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *whole = strstr (stripped, "://") != NULL
                             ? g_strdup (stripped)
                             : g_strconcat ("https://", stripped, NULL);
  g_autoptr (GUri) uri = g_uri_parse (whole, G_URI_FLAGS_NONE, error);
  const char *scheme = NULL;
  const char *host = NULL;
  const char *path = NULL;

  if (uri == NULL)
    return NULL;

  scheme = g_uri_get_scheme (uri);
  host = g_uri_get_host (uri);
  path = g_uri_get_path (uri);
  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL ||
      g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL ||
      (*path != '\0' && strcmp (path, "/") != 0))
    {
      g_set_error_literal (error, G_URI_ERROR, G_URI_ERROR_BAD_HOST,
                           _("Give the host alone, such as https://api.example.com."));
      return NULL;
    }
  if (strcmp (scheme, "https") != 0 && !(strcmp (scheme, "http") == 0 && is_loopback (host)))
    {
      g_set_error_literal (error, G_URI_ERROR, G_URI_ERROR_BAD_SCHEME,
                           _("Only https:// is safe for a key; http:// is taken for this "
                             "computer alone."));
      return NULL;
    }

  return g_uri_join (G_URI_FLAGS_NONE, scheme, NULL, host, g_uri_get_port (uri), "", NULL, NULL);
}
