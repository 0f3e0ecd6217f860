/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-credential.h"

G_BEGIN_DECLS

/** A name has at most so many characters. */
#define BITTING_ITEM_NAME_MAX 200

/**
 * BittingItem:
 * @name: the user's name for it, unique, without "/"
 * @environment: id of the environment
 * @host: the API's origin, such as "https://api.bybit.com"
 * @api_key: the public half
 * @signing: how requests are signed
 * @modified_at: seconds since 1970 of its last change; 0 where nobody asked for it
 * @locked: TRUE if the keyring would have to be unlocked to read the secret
 *
 * A stored credential without its secret: all that a list needs. A value: reference counted.
 */
typedef struct
{
  char          *name;
  char          *environment;
  char          *host;
  char          *api_key;
  BittingSigning signing;
  gint64         modified_at;
  gboolean       locked;
} BittingItem;

typedef enum
{
  BITTING_ITEM_ERROR_NAME,
} BittingItemError;

#define BITTING_ITEM_ERROR (bitting_item_error_quark ())

GQuark       bitting_item_error_quark (void);
BittingItem *bitting_item_new         (const char     *name,
                                       const char     *environment,
                                       const char     *host,
                                       const char     *api_key,
                                       BittingSigning  signing);
BittingItem *bitting_item_ref         (BittingItem    *self);
void         bitting_item_unref       (BittingItem    *self);
gboolean     bitting_item_check_name  (const char     *name,
                                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingItem, bitting_item_unref)

G_END_DECLS
