/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sign of a verdict. Its shape says what its colour says. */

#include "config.h"

#include "bitting-verdict-sign.h"

static const struct
{
  const char *icon;
  const char *css_class;
} looks[] = {
  [BITTING_VERDICT_PASS] = { "object-select-symbolic", "pass" },
  [BITTING_VERDICT_ATTENTION] = { "dialog-warning-symbolic", "attention" },
  [BITTING_VERDICT_FAIL] = { "window-close-symbolic", "fail" },
  [BITTING_VERDICT_UNKNOWN] = { "dialog-question-symbolic", "unknown" },
};

/** Returns: (transfer floating): the sign, with the words of the verdict for a screen reader */
GtkWidget *
bitting_verdict_sign_new (BittingVerdict verdict)
{
  GtkWidget *sign = gtk_image_new_from_icon_name (looks[verdict].icon);

  gtk_widget_add_css_class (sign, "sign");
  gtk_widget_add_css_class (sign, looks[verdict].css_class);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bitting_verdict_get_label (verdict), -1);

  return sign;
}
