/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_SECRET_QUESTION (bitting_secret_question_get_type ())

G_DECLARE_FINAL_TYPE (BittingSecretQuestion, bitting_secret_question, BITTING, SECRET_QUESTION,
                      AdwMessageDialog)

GtkWidget *bitting_secret_question_new (GtkWindow     *parent,
                                        BittingKeeper *keeper,
                                        const char    *name);

G_END_DECLS
