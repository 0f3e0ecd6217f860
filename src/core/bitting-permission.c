/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-permission.h"

#include "bitting-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BittingCatalogue
{
  int         ref_count;
  GPtrArray  *permissions; /* (element-type BittingPermission) */
  GHashTable *groups;      /* name to whether every answer names it */
};

static const struct
{
  const char *name;
  BittingRisk risk;
} risks[] = {
  { "out", BITTING_RISK_OUT },     { "keys", BITTING_RISK_KEYS }, { "in", BITTING_RISK_IN },
  { "trade", BITTING_RISK_TRADE }, { "read", BITTING_RISK_READ }, { "voice", BITTING_RISK_VOICE },
  { "move", BITTING_RISK_MOVE },   { "none", BITTING_RISK_NONE },
};

static void
permission_free (gpointer data)
{
  BittingPermission *permission = data;

  g_free (permission->id);
  g_free (permission->group);
  g_free (permission->label);
  g_free (permission->title);
  g_free (permission->allows);
  g_strfreev (permission->flag_of);
  g_free (permission);
}

/**
 * bitting_permission_dup_reach:
 * @self: a permission
 *
 * Returns: (transfer full): translated: what it allows, and whether money can leave by it
 */
char *
bitting_permission_dup_reach (const BittingPermission *self)
{
  const char *money = NULL;

  if ((self->risk & BITTING_RISK_OUT) != 0)
    money = _("Money can leave your account by it.");
  else if ((self->risk & BITTING_RISK_MOVE) != 0)
    money = _("Money cannot leave Bybit by it, but can move between accounts of one owner.");
  else if ((self->risk & BITTING_RISK_TRADE) != 0)
    money = _("Money cannot be sent away by it, but can be lost by trading.");
  else if (self->risk == BITTING_RISK_NONE)
    return g_strdup (self->allows);
  else
    money = _("Money cannot leave by it.");

  /* Translators: what a permission allows, and whether money can leave by it: two sentences */
  return g_strdup_printf (_("%s %s"), self->allows, money);
}

BittingCatalogue *
bitting_catalogue_ref (BittingCatalogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  self->ref_count++;

  return self;
}

void
bitting_catalogue_unref (BittingCatalogue *self)
{
  g_return_if_fail (self != NULL);

  if (--self->ref_count > 0)
    return;

  g_ptr_array_unref (self->permissions);
  g_hash_table_unref (self->groups);
  g_free (self);
}

static gboolean
parse_risk (const BittingMarkup  *element,
            BittingRisk          *risk,
            GError              **error)
{
  const char *text = bitting_markup_require (element, "risk", error);
  g_auto (GStrv) words = g_strsplit (text == NULL ? "" : text, " ", -1);
  guint i, j;

  *risk = BITTING_RISK_NONE;
  for (i = 0; words[i] != NULL; i++)
    {
      for (j = 0; j < G_N_ELEMENTS (risks); j++)
        if (strcmp (risks[j].name, words[i]) == 0)
          break;
      if (j == G_N_ELEMENTS (risks))
        {
          g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_INVALID,
                       "Line %d: no such risk: %s", element->line, words[i]);
          return FALSE;
        }
      *risk |= risks[j].risk;
    }

  return text != NULL;
}

static BittingPermission *
parse_permission (const BittingMarkup  *element,
                  const char           *group,
                  GError              **error)
{
  const char *value = bitting_markup_require (element, "value", error);
  const char *flag_of = bitting_markup_get (element, "flag-of");
  BittingPermission *self = NULL;
  BittingRisk risk;

  if (value == NULL || !parse_risk (element, &risk, error))
    return NULL;

  self = g_new0 (BittingPermission, 1);
  self->id = g_strconcat (group, ".", value, NULL);
  self->group = g_strdup (group);
  self->label = g_strdup (bitting_markup_get (element, "label"));
  self->title = bitting_markup_dup_text (element, "title");
  self->allows = bitting_markup_dup_text (element, "allows");
  self->risk = risk;
  self->pictured = g_strcmp0 (bitting_markup_get (element, "pictured"), "yes") == 0;
  if (flag_of != NULL)
    self->flag_of = g_strsplit (flag_of, " ", -1);
  if (self->label == NULL || self->title == NULL || self->allows == NULL)
    {
      g_set_error (error, BITTING_MARKUP_ERROR, BITTING_MARKUP_ERROR_MISSING,
                   "Line %d: %s needs a label, a title and what it allows",
                   element->line, self->id);
      permission_free (self);
      return NULL;
    }

  return self;
}

static gboolean
parse_group (BittingCatalogue     *self,
             const BittingMarkup  *element,
             GError              **error)
{
  const char *name = bitting_markup_require (element, "name", error);
  gboolean constant = g_strcmp0 (bitting_markup_get (element, "always"), "yes") == 0;
  guint i;

  if (name == NULL)
    return FALSE;

  g_hash_table_insert (self->groups, g_strdup (name), GINT_TO_POINTER (constant));
  for (i = 0; i < element->children->len; i++)
    {
      BittingPermission *permission = parse_permission (g_ptr_array_index (element->children, i),
                                                        name, error);

      if (permission == NULL)
        return FALSE;
      g_ptr_array_add (self->permissions, permission);
    }

  return TRUE;
}

/**
 * bitting_catalogue_parse:
 * @xml: the data file of the permissions
 * @length: bytes, or -1
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
BittingCatalogue *
bitting_catalogue_parse (const char  *xml,
                         gssize       length,
                         GError     **error)
{
  g_autoptr (BittingMarkup) root = bitting_markup_parse (xml, length, "permissions", error);
  g_autoptr (BittingCatalogue) self = NULL;
  guint i;

  if (root == NULL)
    return NULL;

  self = g_new0 (BittingCatalogue, 1);
  self->ref_count = 1;
  self->permissions = g_ptr_array_new_with_free_func (permission_free);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (i = 0; i < root->children->len; i++)
    if (!parse_group (self, g_ptr_array_index (root->children, i), error))
      return NULL;

  return g_steal_pointer (&self);
}

/** Returns: (transfer none) (nullable): the permission of that id, letter by letter */
const BittingPermission *
bitting_catalogue_find (const BittingCatalogue *self,
                        const char             *id)
{
  guint i;

  for (i = 0; i < self->permissions->len; i++)
    {
      const BittingPermission *permission = g_ptr_array_index (self->permissions, i);

      if (strcmp (permission->id, id) == 0)
        return permission;
    }

  return NULL;
}

guint
bitting_catalogue_get_size (const BittingCatalogue *self)
{
  return self->permissions->len;
}

/** Returns: (transfer none): the permission at that place */
const BittingPermission *
bitting_catalogue_get (const BittingCatalogue *self,
                       guint                   index)
{
  g_return_val_if_fail (index < self->permissions->len, NULL);

  return g_ptr_array_index (self->permissions, index);
}

gboolean
bitting_catalogue_has_group (const BittingCatalogue *self,
                             const char             *group)
{
  return g_hash_table_contains (self->groups, group);
}

/**
 * bitting_catalogue_is_constant_group:
 * @self: a catalogue
 * @group: name of a group
 *
 * Returns: TRUE if every answer that was ever seen names this group, also empty; then
 *   an answer without it says nothing about it. Newer groups are simply absent from
 *   older answers, and absent means off
 */
gboolean
bitting_catalogue_is_constant_group (const BittingCatalogue *self,
                                     const char             *group)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->groups, group));
}
