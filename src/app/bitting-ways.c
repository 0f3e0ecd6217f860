/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes with a card that was not simply asked for: where it comes from, and the ways to
 * complete one that could not be. */

#include "config.h"

#include "bitting-ways.h"

#include "bitting-elsewhere-row.h"
#include "bitting-helper-row.h"
#include "bitting-keeper-way.h"
#include "bitting-proxy-row.h"
#include "bitting-site-finder.h"
#include "bitting-visitor-row.h"

struct _BittingWays
{
  AdwBin               parent_instance;

  BittingKeeper       *keeper;      /* (owned) (nullable) */
  BittingItem         *item;        /* (owned) (nullable): once the keyring has named it */
  GCancellable        *cancellable; /* (owned): of what was asked of this key */
  char                *name;        /* (nullable) */

  /* Template widgets */
  GtkWidget           *mark;
  AdwActionRow        *source;
  GtkWidget           *forget_row;
  GtkWidget           *trap;
  BittingVisitorRow   *visitor;
  BittingProxyRow     *proxy;
  BittingElsewhereRow *elsewhere;
  BittingHelperRow    *helper;
  BittingSiteFinder   *finder;
};

G_DEFINE_FINAL_TYPE (BittingWays, bitting_ways, ADW_TYPE_BIN)

static void
forget_cb (BittingWays *self)
{
  g_autoptr (GError) error = NULL;

  if (bitting_keeper_set_proxy (self->keeper, self->item, NULL, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "report.check", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", error->message);
}

static void
show_item (BittingWays *self,
           BittingItem *item,
           GPtrArray   *entries)
{
  g_clear_pointer (&self->item, bitting_item_unref);
  self->item = bitting_item_ref (item);
  bitting_proxy_row_open (self->proxy, self->keeper, item);
  bitting_elsewhere_row_open (self->elsewhere, self->keeper, item);
  gtk_widget_set_visible (GTK_WIDGET (self->helper),
                          bitting_helper_row_open (self->helper, self->keeper, item, entries));
  gtk_widget_set_sensitive (self->trap, TRUE);
  gtk_widget_set_sensitive (self->forget_row, TRUE);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingWays) self = user_data;
  g_autoptr (GPtrArray) entries = bitting_keeper_list_finish (BITTING_KEEPER (source), result, NULL);
  guint i;

  /* A keyring that cannot be read is told on the other pages of the key. */
  for (i = 0; entries != NULL && i < entries->len; i++)
    {
      BittingItem *item = bitting_entry_get_item (g_ptr_array_index (entries, i));

      if (g_str_equal (item->name, self->name))
        show_item (self, item, entries);
    }
}

static void
bitting_ways_dispose (GObject *object)
{
  BittingWays *self = BITTING_WAYS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->item, bitting_item_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bitting_ways_parent_class)->dispose (object);
}

static void
bitting_ways_finalize (GObject *object)
{
  g_object_unref (BITTING_WAYS (object)->cancellable);

  G_OBJECT_CLASS (bitting_ways_parent_class)->finalize (object);
}

static void
bitting_ways_class_init (BittingWaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_ways_dispose;
  G_OBJECT_CLASS (klass)->finalize = bitting_ways_finalize;
  g_type_ensure (BITTING_TYPE_VISITOR_ROW);
  g_type_ensure (BITTING_TYPE_PROXY_ROW);
  g_type_ensure (BITTING_TYPE_ELSEWHERE_ROW);
  g_type_ensure (BITTING_TYPE_HELPER_ROW);
  g_type_ensure (BITTING_TYPE_SITE_FINDER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bitting/Bitting/bitting-ways.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingWays, mark);
  gtk_widget_class_bind_template_child (widget_class, BittingWays, source);
  gtk_widget_class_bind_template_child (widget_class, BittingWays, forget_row);
  gtk_widget_class_bind_template_child (widget_class, BittingWays, trap);
  gtk_widget_class_bind_template_child (widget_class, BittingWays, visitor);
  gtk_widget_class_bind_template_child (widget_class, BittingWays, proxy);
  gtk_widget_class_bind_template_child (widget_class, BittingWays, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, BittingWays, helper);
  gtk_widget_class_bind_template_child (widget_class, BittingWays, finder);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
bitting_ways_init (BittingWays *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** Returns: (transfer floating): one that shows nothing yet */
GtkWidget *
bitting_ways_new (void)
{
  return g_object_new (BITTING_TYPE_WAYS, NULL);
}

static gboolean
has_code (const BittingReport  *report,
          BittingDiagnosisCode  code)
{
  return report != NULL && report->diagnosis != NULL && report->diagnosis->code == code;
}

static void
start (BittingWays   *self,
       BittingKeeper *keeper,
       const char    *name)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->keeper, keeper);
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_widget_set_sensitive (self->trap, FALSE);
  gtk_widget_set_sensitive (self->forget_row, FALSE);
}

/**
 * bitting_ways_show:
 * @self: the ways
 * @keeper: who has the key
 * @name: name of a saved key
 * @report: (nullable): its card
 *
 * Shows what goes with a card, which for most is nothing at all.
 */
void
bitting_ways_show (BittingWays         *self,
                   BittingKeeper       *keeper,
                   const char          *name,
                   const BittingReport *report)
{
  g_autofree char *words = report != NULL ? bitting_source_dup_words (&report->source) : NULL;
  gboolean proxied = report != NULL && report->source.proxy != NULL;
  gboolean trapped = has_code (report, BITTING_DIAGNOSIS_UNMATCHED_IP);
  /* The proxy that is remembered may have gone. */
  gboolean stuck = proxied && has_code (report, BITTING_DIAGNOSIS_PROXY);
  gboolean lost = FALSE;

  g_return_if_fail (BITTING_IS_WAYS (self));

  start (self, keeper, name);
  lost = has_code (report, BITTING_DIAGNOSIS_INVALID_KEY) &&
         bitting_site_finder_open (self->finder, keeper, name, report->environment);
  if (!lost)
    bitting_site_finder_stop (self->finder);
  if (trapped)
    bitting_visitor_row_open (self->visitor, report);
  if (words != NULL)
    adw_action_row_set_subtitle (self->source, words);

  gtk_widget_set_visible (self->mark, words != NULL);
  gtk_widget_set_visible (self->forget_row, proxied);
  gtk_widget_set_visible (self->trap, trapped || stuck);
  gtk_widget_set_visible (GTK_WIDGET (self->visitor), trapped && !proxied);
  gtk_widget_set_visible (GTK_WIDGET (self->helper), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->finder), lost);
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL || trapped || lost);
  if (trapped || proxied)
    bitting_keeper_list_async (keeper, self->cancellable, listed_cb, g_object_ref (self));
}
