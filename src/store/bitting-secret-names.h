/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the Secret Service is called on the bus, for what we ask of it ourselves. */

#pragma once

#include <glib.h>

#define SERVICE_NAME "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define COLLECTION_INTERFACE "org.freedesktop.Secret.Collection"
#define ITEM_INTERFACE "org.freedesktop.Secret.Item"
#define PROMPT_INTERFACE "org.freedesktop.Secret.Prompt"
#define PROPERTIES_INTERFACE "org.freedesktop.DBus.Properties"

/* For the calls that never prompt: our own deadline comes first. */
#define NO_TIMEOUT G_MAXINT
