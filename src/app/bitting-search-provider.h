/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_SEARCH_PROVIDER (bitting_search_provider_get_type ())

/**
 * BittingSearchProvider:
 *
 * Lets the desktop's search find saved keys by name, as org.gnome.Shell.SearchProvider2. It
 * hands out names, sites and masked keys, never a secret, and asks for no password: while the
 * keyring is locked it finds what can be read without.
 */
G_DECLARE_FINAL_TYPE (BittingSearchProvider, bitting_search_provider, BITTING, SEARCH_PROVIDER, GObject)

BittingSearchProvider *bitting_search_provider_new    (GApplication           *application,
                                                       BittingKeeper          *keeper);
gboolean               bitting_search_provider_export (BittingSearchProvider  *self,
                                                       GDBusConnection        *bus,
                                                       const char             *application_path,
                                                       GError                **error);

G_END_DECLS
