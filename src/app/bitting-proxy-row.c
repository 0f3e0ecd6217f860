/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A proxy to ask through: typed, tested, and only then used. */

#include "config.h"

#include "bitting-proxy-row.h"

#include "bitting-keeper-way.h"
#include "bitting-proxy.h"

#include <glib/gi18n.h>

struct _BittingProxyRow
{
  AdwExpanderRow  parent_instance;

  BittingKeeper  *keeper;      /* (owned) (nullable) */
  BittingItem    *item;        /* (owned) (nullable): the key that is to be asked about */
  GCancellable   *cancellable; /* (owned) (nullable): while it is tested */
  char           *tested;      /* (nullable): the proxy that works */

  /* Template widgets */
  GtkEditable    *address;
  AdwActionRow   *result;
  GtkSpinner     *spinner;
  GtkWidget      *test;
  GtkWidget      *use;
};

G_DEFINE_FINAL_TYPE (BittingProxyRow, bitting_proxy_row, ADW_TYPE_EXPANDER_ROW)

static void
tell (BittingProxyRow *self,
      const char      *words)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result), words);
  gtk_widget_set_visible (GTK_WIDGET (self->result), TRUE);
}

static void
set_testing (BittingProxyRow *self,
             gboolean         testing)
{
  gtk_spinner_set_spinning (self->spinner, testing);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), testing);
  gtk_widget_set_sensitive (self->test, !testing);
  gtk_widget_set_sensitive (self->use, self->tested != NULL);
}

static void
stop (BittingProxyRow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->tested, g_free);
}

/* What was tested was another address. */
static void
changed_cb (BittingProxyRow *self)
{
  stop (self);
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  set_testing (self, FALSE);
}

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingProxyRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = bitting_keeper_test_proxy_finish (BITTING_KEEPER (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (words != NULL)
    self->tested = bitting_proxy_normalize (gtk_editable_get_text (self->address), NULL);
  tell (self, words != NULL ? words : error->message);
  set_testing (self, FALSE);
}

static void
test_cb (BittingProxyRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *proxy = bitting_proxy_normalize (gtk_editable_get_text (self->address), &error);

  stop (self);
  if (proxy == NULL)
    {
      tell (self, error->message);
      set_testing (self, FALSE);
      return;
    }

  self->cancellable = g_cancellable_new ();
  tell (self, _("Asking Bybit what time it is, through the proxy…"));
  set_testing (self, TRUE);
  bitting_keeper_test_proxy_async (self->keeper, self->item, proxy, self->cancellable, tested_cb,
                                   g_object_ref (self));
}

static void
use_cb (BittingProxyRow *self)
{
  g_autoptr (GError) error = NULL;

  if (bitting_keeper_set_proxy (self->keeper, self->item, self->tested, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "report.check", NULL);
  else
    tell (self, error->message);
}

static void
bitting_proxy_row_dispose (GObject *object)
{
  BittingProxyRow *self = BITTING_PROXY_ROW (object);

  stop (self);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->item, bitting_item_unref);

  G_OBJECT_CLASS (bitting_proxy_row_parent_class)->dispose (object);
}

static void
bitting_proxy_row_class_init (BittingProxyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_proxy_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-proxy-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingProxyRow, address);
  gtk_widget_class_bind_template_child (widget_class, BittingProxyRow, result);
  gtk_widget_class_bind_template_child (widget_class, BittingProxyRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, BittingProxyRow, test);
  gtk_widget_class_bind_template_child (widget_class, BittingProxyRow, use);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
}

static void
bitting_proxy_row_init (BittingProxyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_testing (self, FALSE);
}

/**
 * bitting_proxy_row_open:
 * @self: a row
 * @keeper: who asks
 * @item: the key that is to be asked about
 *
 * Shows the proxy that is remembered of a key, or room for one.
 */
void
bitting_proxy_row_open (BittingProxyRow *self,
                        BittingKeeper   *keeper,
                        BittingItem     *item)
{
  g_autofree char *proxy = bitting_keeper_dup_proxy (keeper, item->name);

  g_return_if_fail (BITTING_IS_PROXY_ROW (self));

  g_set_object (&self->keeper, keeper);
  g_clear_pointer (&self->item, bitting_item_unref);
  self->item = bitting_item_ref (item);
  gtk_editable_set_text (self->address, proxy != NULL ? proxy : "");
  changed_cb (self);
}
