/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** What to draw in place of letters. */
typedef enum
{
  LETTERS_NOTHING, /* only what is behind them */
  LETTERS_BLOCKS,  /* a block in their colour */
  LETTERS_MARKS,   /* a block in a colour that nothing else has */
} LettersLook;

typedef void (*LettersFound) (GskRenderNode         *text,
                              const graphene_rect_t *area,
                              gpointer               user_data);

GskRenderNode *letters_redraw (GskRenderNode         *node,
                               LettersLook            look,
                               GtkWindow             *window);
void           letters_find   (GskRenderNode         *node,
                               LettersFound           found,
                               gpointer               user_data);

G_END_DECLS
