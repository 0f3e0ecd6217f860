/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** What somebody who holds a permission can do with it (the fact sheet's risk classes). */
typedef enum
{
  BITTING_RISK_NONE = 0,
  BITTING_RISK_OUT = 1 << 0,   /* money can leave the owner's accounts */
  BITTING_RISK_KEYS = 1 << 1,  /* can change keys, or make sub-accounts */
  BITTING_RISK_IN = 1 << 2,    /* can bind or move money inside the account */
  BITTING_RISK_TRADE = 1 << 3, /* can lose money by trading or borrowing */
  BITTING_RISK_READ = 1 << 4,  /* can see more than it needs */
  BITTING_RISK_VOICE = 1 << 5, /* can speak in the owner's name */
  BITTING_RISK_MOVE = 1 << 6,  /* can move coins out of this account, to another of the owner's */
} BittingRisk;

/**
 * BittingPermission:
 * @id: "Group.Value", in the exchange's spelling
 * @group: the part before the dot
 * @label: what the site's page calls it, in English, as the user has to find it
 * @title: (translated): short name for people
 * @allows: (translated): what it allows, in plain words
 * @risk: what can happen
 * @flag_of: (nullable): groups without which it allows nothing; the exchange may set
 *   such a flag by itself
 * @pictured: whether the pictures of the guide that users were given show its box ticked
 */
typedef struct
{
  char       *id;
  char       *group;
  char       *label;
  char       *title;
  char       *allows;
  BittingRisk risk;
  GStrv       flag_of;
  gboolean    pictured;
} BittingPermission;

/**
 * BittingCatalogue:
 *
 * Every permission that the exchange is known to give, in the order of the data file.
 */
typedef struct _BittingCatalogue BittingCatalogue;

char                    *bitting_permission_dup_reach (const BittingPermission *self);

BittingCatalogue        *bitting_catalogue_parse     (const char             *xml,
                                                      gssize                  length,
                                                      GError                **error);
BittingCatalogue        *bitting_catalogue_ref       (BittingCatalogue       *self);
void                     bitting_catalogue_unref     (BittingCatalogue       *self);
const BittingPermission *bitting_catalogue_find      (const BittingCatalogue *self,
                                                      const char             *id);
guint                    bitting_catalogue_get_size  (const BittingCatalogue *self);
const BittingPermission *bitting_catalogue_get       (const BittingCatalogue *self,
                                                      guint                   index);
gboolean                 bitting_catalogue_has_group (const BittingCatalogue *self,
                                                      const char             *group);
gboolean                 bitting_catalogue_is_constant_group (const BittingCatalogue *self,
                                                              const char             *group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingCatalogue, bitting_catalogue_unref)

G_END_DECLS
