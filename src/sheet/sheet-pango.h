/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* A card is seldom put on paper: what draws it is loaded with the first one, where the window
 * does not have it anyway. Whoever includes this calls it by its usual names. */

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define SHEET_PANGO_FUNCTIONS(function)               \
  function (cairo_arc)                                \
  function (cairo_close_path)                         \
  function (cairo_create)                             \
  function (cairo_destroy)                            \
  function (cairo_fill)                               \
  function (cairo_font_options_create)                \
  function (cairo_font_options_destroy)               \
  function (cairo_font_options_set_hint_metrics)      \
  function (cairo_font_options_set_hint_style)        \
  function (cairo_line_to)                            \
  function (cairo_move_to)                            \
  function (cairo_new_path)                           \
  function (cairo_pdf_surface_create_for_stream)      \
  function (cairo_pdf_surface_set_metadata)           \
  function (cairo_restore)                            \
  function (cairo_save)                               \
  function (cairo_scale)                              \
  function (cairo_set_line_cap)                       \
  function (cairo_set_line_join)                      \
  function (cairo_set_line_width)                     \
  function (cairo_set_source_rgb)                     \
  function (cairo_show_page)                          \
  function (cairo_status)                             \
  function (cairo_status_to_string)                   \
  function (cairo_stroke)                             \
  function (cairo_surface_destroy)                    \
  function (cairo_surface_finish)                     \
  function (cairo_surface_status)                     \
  function (cairo_tag_begin)                          \
  function (cairo_tag_end)                            \
  function (cairo_translate)                          \
  function (pango_attr_font_features_new)             \
  function (pango_attr_list_insert)                   \
  function (pango_attr_list_new)                      \
  function (pango_attr_list_unref)                    \
  function (pango_cairo_context_set_font_options)     \
  function (pango_cairo_context_set_resolution)       \
  function (pango_cairo_font_map_get_default)         \
  function (pango_cairo_show_layout)                  \
  function (pango_context_set_base_dir)               \
  function (pango_context_set_round_glyph_positions)  \
  function (pango_font_description_free)              \
  function (pango_font_description_from_string)       \
  function (pango_font_description_set_absolute_size) \
  function (pango_font_description_set_weight)        \
  function (pango_font_map_create_context)            \
  function (pango_layout_get_extents)                 \
  function (pango_layout_get_line_readonly)           \
  function (pango_layout_new)                         \
  function (pango_layout_set_alignment)               \
  function (pango_layout_set_attributes)              \
  function (pango_layout_set_font_description)        \
  function (pango_layout_set_line_spacing)            \
  function (pango_layout_set_text)                    \
  function (pango_layout_set_width)                   \
  function (pango_layout_set_wrap)

/** Where its functions are, once it is loaded. */
typedef struct
{
#define SHEET_PANGO_MEMBER(function) __typeof__ (function) *call_##function;
  SHEET_PANGO_FUNCTIONS (SHEET_PANGO_MEMBER)
#undef SHEET_PANGO_MEMBER
} SheetPango;

extern SheetPango sheet_pango;

void sheet_pango_load (void);

#define cairo_arc sheet_pango.call_cairo_arc
#define cairo_close_path sheet_pango.call_cairo_close_path
#define cairo_create sheet_pango.call_cairo_create
#define cairo_destroy sheet_pango.call_cairo_destroy
#define cairo_fill sheet_pango.call_cairo_fill
#define cairo_font_options_create sheet_pango.call_cairo_font_options_create
#define cairo_font_options_destroy sheet_pango.call_cairo_font_options_destroy
#define cairo_font_options_set_hint_metrics sheet_pango.call_cairo_font_options_set_hint_metrics
#define cairo_font_options_set_hint_style sheet_pango.call_cairo_font_options_set_hint_style
#define cairo_line_to sheet_pango.call_cairo_line_to
#define cairo_move_to sheet_pango.call_cairo_move_to
#define cairo_new_path sheet_pango.call_cairo_new_path
#define cairo_pdf_surface_create_for_stream sheet_pango.call_cairo_pdf_surface_create_for_stream
#define cairo_pdf_surface_set_metadata sheet_pango.call_cairo_pdf_surface_set_metadata
#define cairo_restore sheet_pango.call_cairo_restore
#define cairo_save sheet_pango.call_cairo_save
#define cairo_scale sheet_pango.call_cairo_scale
#define cairo_set_line_cap sheet_pango.call_cairo_set_line_cap
#define cairo_set_line_join sheet_pango.call_cairo_set_line_join
#define cairo_set_line_width sheet_pango.call_cairo_set_line_width
#define cairo_set_source_rgb sheet_pango.call_cairo_set_source_rgb
#define cairo_show_page sheet_pango.call_cairo_show_page
#define cairo_status sheet_pango.call_cairo_status
#define cairo_status_to_string sheet_pango.call_cairo_status_to_string
#define cairo_stroke sheet_pango.call_cairo_stroke
#define cairo_surface_destroy sheet_pango.call_cairo_surface_destroy
#define cairo_surface_finish sheet_pango.call_cairo_surface_finish
#define cairo_surface_status sheet_pango.call_cairo_surface_status
#define cairo_tag_begin sheet_pango.call_cairo_tag_begin
#define cairo_tag_end sheet_pango.call_cairo_tag_end
#define cairo_translate sheet_pango.call_cairo_translate
#define pango_attr_font_features_new sheet_pango.call_pango_attr_font_features_new
#define pango_attr_list_insert sheet_pango.call_pango_attr_list_insert
#define pango_attr_list_new sheet_pango.call_pango_attr_list_new
#define pango_attr_list_unref sheet_pango.call_pango_attr_list_unref
#define pango_cairo_context_set_font_options sheet_pango.call_pango_cairo_context_set_font_options
#define pango_cairo_context_set_resolution sheet_pango.call_pango_cairo_context_set_resolution
#define pango_cairo_font_map_get_default sheet_pango.call_pango_cairo_font_map_get_default
#define pango_cairo_show_layout sheet_pango.call_pango_cairo_show_layout
#define pango_context_set_base_dir sheet_pango.call_pango_context_set_base_dir
#define pango_context_set_round_glyph_positions sheet_pango.call_pango_context_set_round_glyph_positions
#define pango_font_description_free sheet_pango.call_pango_font_description_free
#define pango_font_description_from_string sheet_pango.call_pango_font_description_from_string
#define pango_font_description_set_absolute_size sheet_pango.call_pango_font_description_set_absolute_size
#define pango_font_description_set_weight sheet_pango.call_pango_font_description_set_weight
#define pango_font_map_create_context sheet_pango.call_pango_font_map_create_context
#define pango_layout_get_extents sheet_pango.call_pango_layout_get_extents
#define pango_layout_get_line_readonly sheet_pango.call_pango_layout_get_line_readonly
#define pango_layout_new sheet_pango.call_pango_layout_new
#define pango_layout_set_alignment sheet_pango.call_pango_layout_set_alignment
#define pango_layout_set_attributes sheet_pango.call_pango_layout_set_attributes
#define pango_layout_set_font_description sheet_pango.call_pango_layout_set_font_description
#define pango_layout_set_line_spacing sheet_pango.call_pango_layout_set_line_spacing
#define pango_layout_set_text sheet_pango.call_pango_layout_set_text
#define pango_layout_set_width sheet_pango.call_pango_layout_set_width
#define pango_layout_set_wrap sheet_pango.call_pango_layout_set_wrap

G_END_DECLS
