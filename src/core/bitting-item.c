/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-item.h"

#include "bitting-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  BittingItem value;
  int         ref_count;
} Counted;

G_DEFINE_QUARK (bitting-item-error-quark, bitting_item_error)

BittingItem *
bitting_item_new (const char     *name,
                  const char     *environment,
                  const char     *host,
                  const char     *api_key,
                  BittingSigning  signing)
{
  Counted *counted = g_new0 (Counted, 1);
  BittingItem *self = &counted->value;

  counted->ref_count = 1;
  self->name = g_strdup (name);
  self->environment = g_strdup (environment);
  self->host = g_strdup (host);
  self->api_key = g_strdup (api_key);
  self->signing = signing;

  return self;
}

BittingItem *
bitting_item_ref (BittingItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_item_unref (BittingItem *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_free (self->name);
  g_free (self->environment);
  g_free (self->host);
  g_free (self->api_key);
  g_free (self);
}

static gboolean
has_odd_character (const char *name)
{
  const char *p;

  for (p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '/' || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR ||
          (g_unichar_type (c) == G_UNICODE_FORMAT && !bitting_text_is_apart (name, p)))
        return TRUE;
    }

  return FALSE;
}

/**
 * bitting_item_check_name:
 * @name: the name that a person wants for a key
 * @error: return location
 *
 * A name goes into the keyring's label, where one keyring takes a slash for a folder,
 * and onto the screen, where invisible characters could make two names look alike.
 *
 * Returns: whether @name can be used; if not, @error says why
 */
gboolean
bitting_item_check_name (const char  *name,
                         GError     **error)
{
  const char *fault = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!g_utf8_validate (name, -1, NULL))
    fault = _("The name is not valid text.");
  else if (*name == '\0')
    fault = _("Give the key a name, so that you find it again.");
  else if (g_utf8_strlen (name, -1) > BITTING_ITEM_NAME_MAX)
    fault = _("The name is too long. Use 200 characters or fewer.");
  else if (g_unichar_isspace (g_utf8_get_char (name)) ||
           g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (name + strlen (name)))))
    fault = _("The name begins or ends with a space.");
  else if (has_odd_character (name))
    fault = _("The name holds a slash or an invisible character. Leave it out.");
  if (fault == NULL)
    return TRUE;

  g_set_error_literal (error, bitting_item_error_quark (), BITTING_ITEM_ERROR_NAME, fault);

  return FALSE;
}
