/* SPDX-License-Identifier: GPL-3.0-or-later */

/* This computer's address is put on the key's list for a check, and taken off again. */

#include "config.h"

#include "bitting-visitor-row.h"

#include "bitting-data.h"
#include "bitting-reading.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

struct _BittingVisitorRow
{
  AdwExpanderRow  parent_instance;

  char           *key_page; /* (nullable): where the key is edited */
  char           *found;    /* (nullable): the address, to be copied */

  /* Template widgets */
  AdwActionRow   *address;
  GtkWidget      *copy;
  GtkWidget      *page;
};

G_DEFINE_FINAL_TYPE (BittingVisitorRow, bitting_visitor_row, ADW_TYPE_EXPANDER_ROW)

static void
copy_cb (BittingVisitorRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->found);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _("Address copied"));
}

static void
page_cb (BittingVisitorRow *self)
{
  bitting_words_open_page (self->key_page);
}

static void
check_cb (BittingVisitorRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "report.check", NULL);
}

static void
bitting_visitor_row_finalize (GObject *object)
{
  BittingVisitorRow *self = BITTING_VISITOR_ROW (object);

  g_free (self->key_page);
  g_free (self->found);

  G_OBJECT_CLASS (bitting_visitor_row_parent_class)->finalize (object);
}

static void
bitting_visitor_row_class_init (BittingVisitorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bitting_visitor_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-visitor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingVisitorRow, address);
  gtk_widget_class_bind_template_child (widget_class, BittingVisitorRow, copy);
  gtk_widget_class_bind_template_child (widget_class, BittingVisitorRow, page);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
}

static void
bitting_visitor_row_init (BittingVisitorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bitting_visitor_row_open:
 * @self: a row
 * @report: a card of a key that refused this computer
 *
 * Nobody but the exchange is asked for the address: where it does not tell it, the row says
 * where else it stands.
 */
void
bitting_visitor_row_open (BittingVisitorRow   *self,
                          const BittingReport *report)
{
  const BittingEnvironment *site = bitting_environments_find (bitting_data_get_environments (),
                                                              report->environment);
  const char *address = report->diagnosis->address;
  g_autofree char *shown = address != NULL ? bitting_reading_dup_code (address) : NULL;

  g_return_if_fail (BITTING_IS_VISITOR_ROW (self));

  g_free (self->found);
  self->found = g_strdup (address);
  g_free (self->key_page);
  self->key_page = site != NULL ? g_strdup (site->key_page) : NULL;
  adw_action_row_set_subtitle (self->address, shown != NULL ? shown
                               : _("Bybit does not tell it in its answer. The page of your router shows it as "
                                   "“internet address” or “WAN address”; Bitting asks no other service for it."));
  gtk_widget_set_visible (self->copy, address != NULL);
  gtk_widget_set_visible (self->page, self->key_page != NULL);
}
