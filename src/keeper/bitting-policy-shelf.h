/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-policy.h"

G_BEGIN_DECLS

/** How the name of a policy file ends. */
#define BITTING_POLICY_SUFFIX ".bitting-policy.json"

#define BITTING_TYPE_POLICY_SHELF (bitting_policy_shelf_get_type ())

G_DECLARE_FINAL_TYPE (BittingPolicyShelf, bitting_policy_shelf, BITTING, POLICY_SHELF, GObject)

BittingPolicyShelf *bitting_policy_shelf_new        (const char           *folder);
GPtrArray          *bitting_policy_shelf_list       (BittingPolicyShelf   *self);
GPtrArray          *bitting_policy_shelf_get_faults (BittingPolicyShelf   *self);
BittingPolicy      *bitting_policy_shelf_find       (BittingPolicyShelf   *self,
                                                     const char           *id);
gboolean            bitting_policy_shelf_is_own     (BittingPolicyShelf   *self,
                                                     const char           *id);
char               *bitting_policy_shelf_dup_title  (BittingPolicyShelf   *self,
                                                     const char           *title);
BittingPolicy      *bitting_policy_shelf_add        (BittingPolicyShelf   *self,
                                                     const BittingPolicy  *policy,
                                                     GError              **error);
BittingPolicy      *bitting_policy_shelf_adopt      (BittingPolicyShelf   *self,
                                                     BittingPolicy        *policy,
                                                     GError              **error);
gboolean            bitting_policy_shelf_put        (BittingPolicyShelf   *self,
                                                     const BittingPolicy  *policy,
                                                     GError              **error);
BittingPolicy      *bitting_policy_shelf_keep       (BittingPolicyShelf   *self,
                                                     BittingPolicy        *policy,
                                                     gboolean              fresh,
                                                     GError              **error);
gboolean            bitting_policy_shelf_remove     (BittingPolicyShelf   *self,
                                                     const char           *id,
                                                     GError              **error);

void                bitting_policy_file_load_async  (GFile                *file,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
BittingPolicy      *bitting_policy_file_load_finish (GFile                *file,
                                                     GAsyncResult         *result,
                                                     GError              **error);
GBytes             *bitting_policy_file_make        (const BittingPolicy  *policy);
char               *bitting_policy_file_dup_name    (const BittingPolicy  *policy);
gboolean            bitting_policy_file_is_one      (GFile                *file);

G_END_DECLS
