/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done about a key right at its card: prove what the card says, take permissions
 * away, delete the key at the exchange. What the exchange does not allow is not offered. */

#include "config.h"

#include "bitting-mender.h"

#include "bitting-data.h"
#include "bitting-mend-dialog.h"
#include "bitting-text.h"

#include <glib/gi18n.h>

/* The question before lists them all. */
#define MOST_NAMED 3

struct _BittingMender
{
  AdwBin          parent_instance;

  BittingKeeper  *keeper;  /* (owned) (nullable) */
  BittingReport  *report;  /* (owned) (nullable) */
  BittingMending *mending; /* (owned) (nullable): what the key could give up */

  /* Template widgets */
  AdwActionRow   *lower_row;
  GtkWidget      *delete_row;
};

typedef enum
{
  SIGNAL_PROVE,
  SIGNAL_STARTED,
  SIGNAL_ENDED,
  N_SIGNALS,
} BittingMenderSignal;

G_DEFINE_FINAL_TYPE (BittingMender, bitting_mender, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static GtkWindow *
get_window (BittingMender *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
prove_cb (BittingMender *self)
{
  g_signal_emit (self, signals[SIGNAL_PROVE], 0);
}

static void
end_answered_cb (BittingMender *self,
                 const char    *response,
                 GtkWidget     *dialog)
{
  if (g_str_equal (response, "remove"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.remove-key", "s",
                                (const char *) g_object_get_data (G_OBJECT (dialog), "name"));
}

static void
mended_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingMender) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingMend) mend = bitting_keeper_mend_finish (BITTING_KEEPER (source), result, &error);
  GtkWidget *dialog = NULL;

  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (mend == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", error->message);
      return;
    }

  dialog = bitting_mend_dialog_new_end (get_window (self), mend);
  g_object_set_data_full (G_OBJECT (dialog), "name", g_strdup (mend->before->name), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (end_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
lower_answered_cb (BittingMender *self,
                   const char    *response,
                   GtkWidget     *dialog)
{
  if (!g_str_equal (response, "go") || self->report == NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_STARTED], 0);
  bitting_keeper_mend_async (self->keeper, self->report->name, self->mending, NULL, mended_cb,
                             g_object_ref (self));
}

static void
lower_cb (BittingMender *self)
{
  GtkWidget *dialog = bitting_mend_dialog_new_lower (get_window (self), self->mending);

  g_signal_connect_object (dialog, "response", G_CALLBACK (lower_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
delete_answered_cb (BittingMender *self,
                    const char    *response,
                    GtkWidget     *dialog)
{
  if (!g_str_equal (response, "go") || self->report == NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_STARTED], 0);
  bitting_keeper_delete_at_exchange_async (self->keeper, self->report->name, NULL, mended_cb,
                                           g_object_ref (self));
}

static void
delete_cb (BittingMender *self)
{
  GtkWidget *dialog = bitting_mend_dialog_new_delete (get_window (self), self->report);

  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
describe_lowering (BittingMender *self)
{
  const BittingCatalogue *catalogue = bitting_data_get_catalogue ();
  g_autoptr (GString) names = g_string_new (NULL);
  guint all = self->mending->goes->len;
  /* One more word than “and 1 more” would be all of them. */
  guint named = all > MOST_NAMED + 1 ? MOST_NAMED : all;
  guint i;

  for (i = 0; i < named; i++)
    {
      const char *id = g_ptr_array_index (self->mending->goes, i);
      const BittingPermission *permission = bitting_catalogue_find (catalogue, id);

      bitting_text_add_item (names, permission != NULL ? permission->title : id);
    }
  if (named < all)
    {
      g_autofree char *first = g_strdup (names->str);

      /* Translators: a list of permissions, and how many are not named in it */
      g_string_printf (names, ngettext ("%s, and %u more", "%s, and %u more", all - named), first, all - named);
    }
  if (names->len == 0)
    g_string_append (names, _("The key becomes read-only."));
  if (self->mending->stuck->len > 0)
    g_string_append_printf (names, "\n%s", bitting_mending_get_stuck_note (self->mending));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->lower_row),
                                 _("Take these permissions away now"));
  adw_action_row_set_subtitle (self->lower_row, names->str);
}

static void
bitting_mender_dispose (GObject *object)
{
  BittingMender *self = BITTING_MENDER (object);

  g_clear_object (&self->keeper);
  g_clear_pointer (&self->report, bitting_report_unref);
  g_clear_pointer (&self->mending, bitting_mending_unref);

  G_OBJECT_CLASS (bitting_mender_parent_class)->dispose (object);
}

static void
bitting_mender_class_init (BittingMenderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_mender_dispose;
  /* The person wants what the card says to be proven. */
  signals[SIGNAL_PROVE] = g_signal_new ("prove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The key is being told to change or delete itself. */
  signals[SIGNAL_STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* That is over: there may be a new card. */
  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-mender.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingMender, lower_row);
  gtk_widget_class_bind_template_child (widget_class, BittingMender, delete_row);
  gtk_widget_class_bind_template_callback (widget_class, prove_cb);
  gtk_widget_class_bind_template_callback (widget_class, lower_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
bitting_mender_init (BittingMender *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bitting_mender_show:
 * @self: the widget
 * @keeper: who has the key
 * @report: (nullable): its card; with none, or one that does not say what the key may do, there
 *   is nothing to offer
 */
void
bitting_mender_show (BittingMender       *self,
                     BittingKeeper       *keeper,
                     const BittingReport *report)
{
  g_return_if_fail (BITTING_IS_MENDER (self));

  g_set_object (&self->keeper, keeper);
  g_clear_pointer (&self->report, bitting_report_unref);
  g_clear_pointer (&self->mending, bitting_mending_unref);
  if (report != NULL && report->key_info != NULL)
    {
      self->report = bitting_report_ref ((BittingReport *) report);
      self->mending = bitting_keeper_plan_mending (keeper, report);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), self->report != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->lower_row),
                          self->mending != NULL && self->mending->state == BITTING_MENDING_POSSIBLE);
  gtk_widget_set_visible (self->delete_row, self->mending != NULL && self->mending->deletable);
  if (self->mending != NULL)
    describe_lowering (self);
}
