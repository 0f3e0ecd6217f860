/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Above the guide while a key is being replaced: which one, what the old one is like, and the
 * way back to a guide without it. */

#include "config.h"

#include "bitting-replace-bar.h"

#include "bitting-data.h"
#include "bitting-text.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

struct _BittingReplaceBar
{
  AdwBin          parent_instance;

  BittingJourney *journey; /* (owned) */

  /* Template widgets */
  GtkRevealer    *revealer;
  GtkLabel       *words;
  GtkLabel       *facts;
};

G_DEFINE_FINAL_TYPE (BittingReplaceBar, bitting_replace_bar, ADW_TYPE_BIN)

static void
add_line (GString    *text,
          const char *title,
          const char *value)
{
  g_autofree char *line = g_markup_printf_escaped ("<b>%s</b>\n%s", title, value);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", line);
}

static char *
list_permissions (const BittingKeyInfo *info)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint i;

  for (i = 0; i < info->permissions->len; i++)
    {
      const char *id = g_ptr_array_index (info->permissions, i);
      const BittingPermission *permission = bitting_catalogue_find (bitting_data_get_catalogue (), id);

      bitting_text_add_item (list, permission != NULL ? permission->title : id);
    }

  return list->len > 0 ? g_strdup (list->str) : g_strdup (_("Nothing"));
}

/* What somebody who makes the same key again wants to look up. */
static char *
describe (const BittingReport *report) /* (nullable) */
{
  g_autoptr (GString) text = g_string_new (NULL);
  const BittingKeyInfo *info = report != NULL ? report->key_info : NULL;
  g_autofree char *permissions = NULL;
  g_autofree char *site = NULL;
  g_autofree char *bound = NULL;

  if (report != NULL)
    {
      site = bitting_words_dup_environment (report->environment, report->host);
      add_line (text, _("API key"), report->api_key);
      add_line (text, _("Site"), site);
    }
  if (info == NULL)
    {
      add_line (text, _("What it may do"), _("The exchange has not told this computer yet."));
      return g_strdup (text->str);
    }

  permissions = list_permissions (info);
  bound = bitting_words_dup_bound (info);
  add_line (text, _("Access"), info->read_only ? _("Read only") : _("Read and write"));
  add_line (text, _("What it may do"), permissions);
  add_line (text, _("Works from"), bound);
  if (*info->note != '\0')
    add_line (text, _("Its name at the exchange"), info->note);

  return g_strdup (text->str);
}

static void
show (BittingReplaceBar *self)
{
  const char *name = bitting_journey_get_replaces (self->journey);
  g_autoptr (BittingReport) report = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *words = NULL;

  gtk_revealer_set_reveal_child (self->revealer, name != NULL);
  if (name == NULL)
    return;

  report = bitting_keeper_load_report (bitting_journey_get_keeper (self->journey), name);
  facts = describe (report);
  /* Translators: %s is the name of a saved key */
  words = g_strdup_printf (_("A new key in place of “%s”"), name);
  gtk_label_set_label (self->words, words);
  gtk_label_set_markup (self->facts, facts);
}

static void
stop_cb (BittingReplaceBar *self)
{
  bitting_journey_stop_replacing (self->journey);
}

static void
bitting_replace_bar_dispose (GObject *object)
{
  BittingReplaceBar *self = BITTING_REPLACE_BAR (object);

  g_clear_object (&self->journey);

  G_OBJECT_CLASS (bitting_replace_bar_parent_class)->dispose (object);
}

static void
bitting_replace_bar_class_init (BittingReplaceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_replace_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-replace-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingReplaceBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, BittingReplaceBar, words);
  gtk_widget_class_bind_template_child (widget_class, BittingReplaceBar, facts);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
bitting_replace_bar_init (BittingReplaceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bitting_replace_bar_set_journey:
 * @self: the bar
 * @journey: the way that is gone; set once
 */
void
bitting_replace_bar_set_journey (BittingReplaceBar *self,
                                 BittingJourney    *journey)
{
  g_return_if_fail (BITTING_IS_REPLACE_BAR (self) && self->journey == NULL);

  self->journey = g_object_ref (journey);
  g_signal_connect_object (journey, "notify::replaces", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
