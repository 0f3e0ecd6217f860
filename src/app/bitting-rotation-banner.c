/* SPDX-License-Identifier: GPL-3.0-or-later */

/* On the page of a key that is being replaced, or that replaces another: what that means to it,
 * and what can be done. */

#include "config.h"

#include "bitting-rotation-banner.h"

#include "bitting-keeper-rotate.h"
#include "bitting-rotation-buttons.h"

struct _BittingRotationBanner
{
  AdwBin       parent_instance;

  /* Template widgets */
  GtkRevealer *revealer;
  GtkLabel    *words;
  GtkWidget   *open;
  GtkBox      *buttons;
};

G_DEFINE_FINAL_TYPE (BittingRotationBanner, bitting_rotation_banner, ADW_TYPE_BIN)

static void
bitting_rotation_banner_class_init (BittingRotationBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-rotation-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingRotationBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationBanner, words);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationBanner, open);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationBanner, buttons);
}

static void
bitting_rotation_banner_init (BittingRotationBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bitting_rotation_banner_open:
 * @self: the banner
 * @keeper: who has the key
 * @name: name of a saved key; nothing is shown if it has no part in a replacement
 */
void
bitting_rotation_banner_open (BittingRotationBanner *self,
                              BittingKeeper         *keeper,
                              const char            *name)
{
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (keeper, name);
  g_autofree char *words = NULL;
  gboolean retired;

  g_return_if_fail (BITTING_IS_ROTATION_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, rotation != NULL);
  if (rotation == NULL)
    return;

  words = bitting_rotation_dup_words (rotation, name);
  retired = bitting_rotation_is_retired (rotation, name);
  gtk_label_set_label (self->words, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", name);
  gtk_widget_set_visible (self->open, !retired);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), retired);
  bitting_rotation_buttons_fill (self->buttons, rotation, NULL);
}
