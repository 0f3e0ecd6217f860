/* SPDX-License-Identifier: GPL-3.0-or-later */

/* list-bench fill|bare|window|rows|plain
 *
 * fill    writes a card into the history for each key in the keyring
 * bare    lists the keys with one libsecret search and nothing else
 * window  opens the window and scrolls the list from top to bottom
 * rows    the same with 10,000 keys that no keyring has to be asked for
 * plain   the same with the same rows in a list of the toolkit alone
 *
 * Prints a line of numbers: milliseconds, KiB that the keys took, and for the others also the
 * milliseconds of the slowest frame and the number of frames; then, while something is typed
 * into the search, the longest time from one frame to the next. */

#include "config.h"

#include <libsecret/secret.h>
#include <stdio.h>
#include <string.h>

#include "bitting-history.h"
#include "bitting-key-list.h"
#include "bitting-window.h"
#include "plain-list.h"

#define FRAMES 400
#define ROWS 10000

/* What is typed, and how many frames there are to each character. */
#define TYPED "key 09999"
#define PACE 15

/* The memory that is this process's alone. */
static gint64
get_private_kib (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 sum = 0;
  guint i;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;

  lines = g_strsplit (text, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Private_"))
      sum += g_ascii_strtoll (strchr (lines[i], ':') + 1, NULL, 10);

  return sum;
}

static GList *
search (void)
{
  g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  const SecretSchema schema = {
    .name = "io.github.bitting.Key",
    .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
    .attributes = { { "application", SECRET_SCHEMA_ATTRIBUTE_STRING } },
  };
  GList *found = NULL;

  g_hash_table_insert (query, (char *) "application", (char *) "bitting");
  found = secret_password_searchv_sync (&schema, query, SECRET_SEARCH_ALL, NULL, &error);
  if (error != NULL)
    g_error ("%s", error->message);

  return found;
}

static int
run_bare (void)
{
  gint64 memory = get_private_kib ();
  gint64 start = g_get_monotonic_time ();
  GList *found = search ();

  g_print ("%.1f %" G_GINT64_FORMAT " %u\n", (double) (g_get_monotonic_time () - start) / 1000,
           get_private_kib () - memory, g_list_length (found));
  g_list_free_full (found, g_object_unref);

  return 0;
}

static int
run_fill (void)
{
  static const BittingGrade grades[] = { BITTING_GRADE_A, BITTING_GRADE_C, BITTING_GRADE_F };
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GError) error = NULL;
  GList *found = search ();
  guint n = 0;
  GList *l;

  if (!bitting_history_open (history, &error))
    g_error ("%s", error->message);
  for (l = found; l != NULL; l = l->next)
    {
      g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (l->data);
      const char *name = g_hash_table_lookup (attributes, "name");
      g_autofree char *masked = bitting_api_key_mask (g_hash_table_lookup (attributes, "api-key"));
      g_autoptr (BittingSummary) summary = bitting_summary_new ();

      summary->environment = g_strdup ("testnet");
      summary->checked_at = summary->seen_at = g_get_real_time () / G_USEC_PER_SEC - n;
      summary->grade = grades[n++ % G_N_ELEMENTS (grades)];
      if (!bitting_history_remember (history, name, "testnet", "https://api-testnet.bybit.com", masked,
                                     "guide", "", &error) ||
          !bitting_history_add_card (history, name, summary, NULL, "{}", &error))
        g_error ("%s", error->message);
    }
  g_list_free_full (found, g_object_unref);

  return 0;
}

typedef struct
{
  GtkWidget     *window;
  GtkWidget     *list;       /* (nullable): as soon as it has rows */
  GtkAdjustment *adjustment; /* borrowed */
  gint64         start;
  GPtrArray     *entries;    /* (nullable) (element-type BittingEntry): to show without a keyring */
  gint64         memory;     /* KiB, of a window without keys */
  gint64         frame;      /* when this frame began */
  gint64         slowest;
  double         first;      /* milliseconds to the first rows */
  gint64         taken;      /* KiB */
  int            frames;
  gboolean       plain;
  GtkEditable   *search;     /* borrowed; (nullable): as soon as something is typed */
  gint64         gap;        /* the longest from one frame to the next meanwhile */
  int            typed;      /* frames since the first character */
} Run;

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *child;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
before_cb (GdkFrameClock *clock,
           Run           *run)
{
  gint64 now = g_get_monotonic_time ();

  if (run->search != NULL)
    run->gap = MAX (run->gap, now - run->frame);
  run->frame = now;
  if (run->adjustment != NULL && run->search == NULL)
    gtk_adjustment_set_value (run->adjustment,
                              gtk_adjustment_get_lower (run->adjustment) +
                              (gtk_adjustment_get_upper (run->adjustment) -
                               gtk_adjustment_get_page_size (run->adjustment)) * run->frames / FRAMES);
}

static gboolean
is_shown (Run *run)
{
  if (run->list == NULL && run->plain)
    run->list = find (run->window, GTK_TYPE_BOX);
  else if (run->list == NULL)
    run->list = find (run->window, BITTING_TYPE_KEY_LIST);
  if (run->plain)
    return g_list_model_get_n_items (g_object_get_data (G_OBJECT (run->list), "store")) > 0;

  return run->list != NULL && bitting_key_list_count (BITTING_KEY_LIST (run->list)) > 0;
}

/* Returns: whether there is more to type */
static gboolean
type (Run *run)
{
  int length = run->typed++ / PACE;
  g_autofree char *text = g_strndup (TYPED, (gsize) length);

  if (run->search == NULL)
    run->search = GTK_EDITABLE (find (run->list, GTK_TYPE_SEARCH_ENTRY));
  if (run->typed % PACE == 1 && length <= (int) strlen (TYPED))
    gtk_editable_set_text (run->search, text);

  return length <= (int) strlen (TYPED) + 1;
}

static void
after_cb (GdkFrameClock *clock,
          Run           *run)
{
  gint64 now = g_get_monotonic_time ();

  if (run->adjustment == NULL && !is_shown (run))
    {
      run->memory = get_private_kib ();
      if (run->entries == NULL)
        return;
      run->start = g_get_monotonic_time ();
      if (run->plain)
        plain_list_set_entries (run->list, run->entries);
      else
        bitting_key_list_set_entries (BITTING_KEY_LIST (run->list), run->entries);
      return;
    }

  if (run->adjustment == NULL)
    {
      run->first = (double) (now - run->start) / 1000;
      run->taken = get_private_kib () - run->memory;
      run->adjustment = gtk_scrollable_get_vadjustment (
        GTK_SCROLLABLE (find (run->list, GTK_TYPE_LIST_VIEW)));
      gdk_frame_clock_begin_updating (clock);
      return;
    }

  if (run->frames <= FRAMES)
    {
      run->slowest = MAX (run->slowest, now - run->frame);
      run->frames++;
    }
  else if (!type (run))
    {
      gdk_frame_clock_end_updating (clock);
      gtk_window_destroy (GTK_WINDOW (run->window));
    }
}

static GtkWidget *
make_window (GApplication *application,
             Run          *run)
{
  g_autoptr (BittingKeeper) keeper = NULL;
  GtkWidget *window = NULL;

  if (run->entries == NULL)
    {
      keeper = bitting_keeper_new (NULL);
      return bitting_window_new (ADW_APPLICATION (application), keeper);
    }

  window = adw_application_window_new (GTK_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 640);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window),
                                      run->plain ? plain_list_new ()
                                                 : g_object_new (BITTING_TYPE_KEY_LIST, NULL));

  return window;
}

static void
activate_cb (GApplication *application,
             Run          *run)
{
  GdkFrameClock *clock = NULL;

  run->start = g_get_monotonic_time ();
  run->window = make_window (application, run);
  gtk_widget_realize (run->window);
  clock = gtk_widget_get_frame_clock (run->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), run);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_cb), run);
  gtk_window_present (GTK_WINDOW (run->window));
}

static int
scroll (GPtrArray *entries,
        gboolean   plain)
{
  g_autoptr (AdwApplication) application = NULL;
  Run run = { .entries = entries, .plain = plain };
  int status;

  application = g_object_new (ADW_TYPE_APPLICATION,
                              "application-id", APPLICATION_ID,
                              "flags", G_APPLICATION_NON_UNIQUE,
                              "resource-base-path", "/io/github/bitting/Bitting",
                              NULL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &run);
  status = g_application_run (G_APPLICATION (application), 0, NULL);
  g_print ("%.1f %" G_GINT64_FORMAT " %.1f %d %.1f\n", run.first, run.taken,
           (double) run.slowest / 1000, run.frames, (double) run.gap / 1000);

  return status;
}

static int
run_window (void)
{
  return scroll (NULL, FALSE);
}

static GPtrArray *
make_entries (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  for (i = 0; i < ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("key %05u", i);
      g_autoptr (BittingItem) item = bitting_item_new (name, "testnet", "https://api-testnet.bybit.com",
                                                       "BENCH0123456789ABC", BITTING_SIGNING_HMAC);
      BittingSummary *summary = bitting_summary_new ();
      BittingEntry *entry = bitting_entry_new (item);

      summary->checked_at = g_get_real_time () / G_USEC_PER_SEC - i;
      summary->grade = (BittingGrade) (i % (BITTING_GRADE_NONE + 1));
      bitting_entry_set_summary (entry, summary);
      g_ptr_array_add (entries, entry);
    }

  return entries;
}

static int
run_rows (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();

  return scroll (entries, FALSE);
}

static int
run_plain (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();

  return scroll (entries, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    int       (*run) (void);
  } modes[] = { { "fill", run_fill }, { "bare", run_bare }, { "window", run_window }, { "rows", run_rows }, { "plain", run_plain } };
  guint i;

  for (i = 0; argc == 2 && i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (argv[1], modes[i].name))
      return modes[i].run ();

  g_printerr ("usage: list-bench fill|bare|window|rows|plain\n");

  return 2;
}
