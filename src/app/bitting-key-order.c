/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-key-order.h"

#include "bitting-entry.h"

/* What never ends comes last; what was never checked, first. */
static gint64
seconds_of (GDateTime *time,
            gint64     otherwise)
{
  return time != NULL ? g_date_time_to_unix (time) : otherwise;
}

static gint64
rank (BittingEntry    *entry,
      BittingKeyOrder  order)
{
  switch (order)
    {
    case BITTING_KEY_ORDER_WORST:
      if (bitting_entry_get_grade (entry) == BITTING_GRADE_NONE)
        return bitting_entry_is_checked (entry) ? 1 : 2;
      return -(gint64) bitting_entry_get_grade (entry);
    case BITTING_KEY_ORDER_ENDS:
      return seconds_of (bitting_entry_get_expires_at (entry), G_MAXINT64);
    case BITTING_KEY_ORDER_CHECKED:
      return seconds_of (bitting_entry_get_checked_at (entry), G_MININT64);
    case BITTING_KEY_ORDER_NAME:
    default:
      return 0;
    }
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  BittingKeyOrder order = GPOINTER_TO_INT (user_data);
  gint64 rank_a = rank ((BittingEntry *) a, order);
  gint64 rank_b = rank ((BittingEntry *) b, order);

  return rank_a < rank_b ? -1 : rank_a > rank_b;
}

/**
 * bitting_key_order_new_sorter:
 * @order: how to sort
 *
 * Returns: (transfer full) (nullable): a sorter; NULL by name, as the keys come
 */
GtkSorter *
bitting_key_order_new_sorter (BittingKeyOrder order)
{
  if (order == BITTING_KEY_ORDER_NAME)
    return NULL;

  return GTK_SORTER (gtk_custom_sorter_new (compare, GINT_TO_POINTER (order), NULL));
}
