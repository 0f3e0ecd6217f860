/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Orders in which to see the saved keys; equal ones stay by name. */
typedef enum
{
  BITTING_KEY_ORDER_NAME,
  BITTING_KEY_ORDER_WORST,
  BITTING_KEY_ORDER_ENDS,
  BITTING_KEY_ORDER_CHECKED,
} BittingKeyOrder;

GtkSorter *bitting_key_order_new_sorter (BittingKeyOrder order);

G_END_DECLS
