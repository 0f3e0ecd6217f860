/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-report.h"

G_BEGIN_DECLS

/** What a finding looks like without a colour. */
const char *sheet_verdict_get_sign (BittingVerdict verdict);

/**
 * SheetFact:
 * @label: translated
 * @value: text
 */
typedef struct
{
  char *label;
  char *value;
} SheetFact;

/**
 * SheetGroup:
 * @verdict: what was found for each of them
 * @heading: translated
 * @findings: (element-type BittingFinding): as they are to be shown
 * @brief: whether their titles say enough: they are fine, or all for the same reason unknown
 * @shared: (nullable): that reason
 */
typedef struct
{
  BittingVerdict verdict;
  char          *heading;
  GPtrArray     *findings;
  gboolean       brief;
  char          *shared;
} SheetGroup;

/**
 * SheetContent:
 * @title: of the whole sheet
 * @grade: the mark
 * @letter: the mark as one character
 * @grade_words: the mark in words
 * @sentence: why
 * @subject: key, site and time in one line
 * @message: (nullable): what came between
 * @advice: (nullable): what to do about it
 * @evidence: (nullable): how that is known
 * @technical: (nullable): the same for a support desk
 * @groups: (element-type SheetGroup): what was found, worst first; none is empty
 * @facts: (element-type SheetFact): what the key can do, and how it was asked
 * @promise: what is not on the sheet
 * @maker: who made it
 *
 * All that stands on a sheet, in the person's language, cleaned and free of secrets.
 */
typedef struct
{
  char        *title;
  BittingGrade grade;
  char        *letter;
  char        *grade_words;
  char        *sentence;
  char        *subject;
  char        *message;
  char        *advice;
  char        *evidence;
  char        *technical;
  GPtrArray   *groups;
  GPtrArray   *facts;
  char        *promise;
  char        *maker;
} SheetContent;

SheetContent *sheet_content_new         (const BittingReport *report);
void          sheet_content_free        (SheetContent        *self);
char         *sheet_content_dup_api_key (const BittingReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheetContent, sheet_content_free)

G_END_DECLS
