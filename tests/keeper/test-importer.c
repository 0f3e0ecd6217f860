/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a text to saved keys, with a real keyring and the practice exchange. */

#include <glib/gstdio.h>
#include <string.h>

#include "bitting-data.h"
#include "bitting-fault.h"
#include "bitting-importer.h"
#include "bitting-practice.h"

typedef struct
{
  BittingKeeper   *keeper;
  BittingImporter *importer;
  GPtrArray       *keys; /* (element-type BittingPracticeKey) */
  GAsyncResult    *result;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->keeper = bitting_keeper_new (NULL);
  self->importer = bitting_importer_new (self->keeper);
  self->keys = bitting_practice_dup_keys ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->result);
  g_assert_finalize_object (self->importer);
  g_assert_finalize_object (self->keeper);
  g_ptr_array_unref (self->keys);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_set_object (&((Fixture *) user_data)->result, result);
}

static GAsyncResult *
wait (Fixture *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&self->result);
}

static void
append_pair (Fixture    *self,
             GString    *text,
             const char *name,
             guint       number)
{
  const BittingPracticeKey *key = g_ptr_array_index (self->keys, number);

  g_string_append_printf (text, "%s_KEY=%s\n%s_SECRET=%s\n", name, key->api_key, name,
                          bitting_secret_peek (key->secret));
}

static void
read_text (Fixture    *self,
           const char *text)
{
  g_autoptr (BittingSecret) secret = bitting_secret_new (text, -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bitting_importer_read_async (self->importer, secret, NULL, done_cb, self);
  result = wait (self);
  bitting_importer_read_finish (self->importer, result, &error);
  g_assert_no_error (error);
}

static BittingCandidate *
candidate (Fixture *self,
           guint    index)
{
  g_autoptr (BittingCandidate) found = NULL;

  found = g_list_model_get_item (bitting_importer_get_candidates (self->importer), index);
  g_assert_nonnull (found);

  return found;
}

static BittingEnvironment *
environment (const char *id)
{
  return bitting_environments_find (bitting_data_get_environments (), id);
}

static void
check (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bitting_importer_check_async (self->importer, NULL, NULL, done_cb, self);
  result = wait (self);
  bitting_importer_check_finish (self->importer, result, &error);
  g_assert_no_error (error);
}

static gboolean
save (Fixture  *self,
      GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bitting_importer_save_async (self->importer, NULL, NULL, done_cb, self);
  result = wait (self);

  return bitting_importer_save_finish (self->importer, result, error);
}

static void
test_check_and_save (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("BYBIT_ENV=practice\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingReport) last = NULL;

  append_pair (self, text, "GRID", 0);
  append_pair (self, text, "DCA", 1);
  read_text (self, text->str);
  g_assert_cmpuint (bitting_importer_count_chosen (self->importer), ==, 2);
  g_assert_cmpint (bitting_candidate_get_state (candidate (self, 0)), ==,
                   BITTING_CANDIDATE_WAITING);

  check (self);
  g_assert_cmpint (bitting_candidate_get_report (candidate (self, 0))->grade, ==, BITTING_GRADE_A);
  g_assert_cmpint (bitting_candidate_get_report (candidate (self, 1))->grade, ==, BITTING_GRADE_F);

  bitting_candidate_set_chosen (candidate (self, 1), FALSE);
  bitting_candidate_set_name (candidate (self, 0), "My grid");
  g_assert_true (save (self, &error));
  g_assert_no_error (error);
  g_assert_cmpint (bitting_candidate_get_state (candidate (self, 0)), ==, BITTING_CANDIDATE_SAVED);
  g_assert_cmpint (bitting_candidate_get_state (candidate (self, 1)), ==,
                   BITTING_CANDIDATE_CHECKED);

  /* The card goes with the key, under the name that it was saved as. */
  last = bitting_keeper_load_report (self->keeper, "My grid");
  g_assert_nonnull (last);
  g_assert_cmpstr (last->name, ==, "My grid");
  g_assert_cmpint (last->grade, ==, BITTING_GRADE_A);
}

static void
test_saved_before (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("BYBIT_ENV=practice\n");
  g_autoptr (GError) error = NULL;

  append_pair (self, text, "ONCE", 2);
  read_text (self, text->str);
  g_assert_true (save (self, &error));

  read_text (self, text->str);
  g_assert_cmpstr (bitting_candidate_get_saved_as (candidate (self, 0)), ==, "Once");
  g_assert_cmpuint (bitting_importer_count_chosen (self->importer), ==, 0);
  check (self);
  g_assert_null (bitting_candidate_get_report (candidate (self, 0)));

  /* The same key at another site is another key. */
  bitting_candidate_set_environment (candidate (self, 0), environment ("testnet"));
  g_assert_null (bitting_candidate_get_saved_as (candidate (self, 0)));
  g_assert_cmpuint (bitting_importer_count_chosen (self->importer), ==, 1);
  bitting_candidate_set_environment (candidate (self, 0), environment ("practice"));
  g_assert_cmpstr (bitting_candidate_get_saved_as (candidate (self, 0)), ==, "Once");
}

static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("BYBIT_ENV=practice\n");
  g_autoptr (GError) error = NULL;

  append_pair (self, text, "SAME", 3);
  g_string_append (text, "[Same]\n");
  append_pair (self, text, "API", 4);
  read_text (self, text->str);
  g_assert_cmpstr (bitting_candidate_get_name (candidate (self, 0)), ==, "Same");
  g_assert_cmpstr (bitting_candidate_get_name (candidate (self, 1)), ==, "Same 2");
  bitting_importer_place (self->importer, environment ("practice"));

  bitting_candidate_set_name (candidate (self, 0), "with/slash");
  g_assert_false (save (self, &error));
  g_assert_error (error, BITTING_ITEM_ERROR, BITTING_ITEM_ERROR_NAME);
  g_assert_nonnull (bitting_candidate_get_trouble (candidate (self, 0)));
  g_assert_cmpint (bitting_candidate_get_state (candidate (self, 1)), ==, BITTING_CANDIDATE_SAVED);
  g_clear_error (&error);

  bitting_candidate_set_name (candidate (self, 0), "Same 2");
  g_assert_null (bitting_candidate_get_trouble (candidate (self, 0)));
  g_assert_false (save (self, &error));
  g_assert_cmpint (bitting_fault_classify (error), ==, BITTING_FAULT_EXISTS);
  g_clear_error (&error);

  bitting_candidate_set_name (candidate (self, 0), "Same 3");
  g_assert_true (save (self, &error));
  g_assert_null (bitting_candidate_get_trouble (candidate (self, 0)));
}

static void
check_place (Fixture    *self,
             const char *text,
             const char *id,
             gboolean    sure)
{
  g_autoptr (GString) whole = g_string_new (text);

  append_pair (self, whole, "BYBIT", 5);
  read_text (self, whole->str);
  g_assert_cmpstr (bitting_candidate_get_environment (candidate (self, 0))->id, ==, id);
  g_assert_cmpint (bitting_candidate_is_sure (candidate (self, 0)), ==, sure);
}

static void
test_places (Fixture       *self,
             gconstpointer  data)
{
  check_place (self, "", "mainnet", FALSE);
  check_place (self, "TESTNET=true\n", "testnet", TRUE);
  check_place (self, "TESTNET=false\n", "mainnet", TRUE);
  check_place (self, "BYBIT_DEMO=1\n", "demo", TRUE);
  check_place (self, "BYBIT_HOST=https://api.bybit.kz\n", "kazakhstan", TRUE);
  check_place (self, "BYBIT_HOST=https://api-testnet.bybit.com/v5\n", "testnet", TRUE);
  check_place (self, "TESTNET=false\nBYBIT_HOST=api.bybit.tr\n", "turkey", TRUE);
  check_place (self, "BYBIT_URL=www.bybit.com\n", "mainnet", TRUE);
  /* Nobody but the user may send a key to a host that the program does not know. */
  check_place (self, "BYBIT_HOST=https://api.bybit.com.example.org\n", "mainnet", FALSE);
}

static void
change_place_cb (BittingCandidate *changed,
                 gpointer          user_data)
{
  if (bitting_candidate_get_state (changed) == BITTING_CANDIDATE_CHECKING)
    bitting_candidate_set_environment (changed, environment ("practice"));
}

/* An answer from where the key does not live any more is no answer. */
static void
test_place_is_changed_meanwhile (Fixture       *self,
                                 gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  BittingTerms terms = { .proxy = "http://127.0.0.1:9" };
  g_autoptr (GAsyncResult) result = NULL;

  append_pair (self, text, "BYBIT", 5);
  read_text (self, text->str);
  g_signal_connect (candidate (self, 0), "changed", G_CALLBACK (change_place_cb), NULL);
  /* Nobody is behind that proxy, so the first place gives no answer at all; nor does the second. */
  bitting_importer_check_async (self->importer, &terms, NULL, done_cb, self);
  result = wait (self);
  g_assert_true (bitting_importer_check_finish (self->importer, result, NULL));
  g_assert_nonnull (bitting_candidate_get_report (candidate (self, 0)));
  g_assert_cmpstr (bitting_candidate_get_report (candidate (self, 0))->environment, ==, "practice");
}

static void
cancel_cb (BittingCandidate *changed,
           GCancellable     *cancellable)
{
  if (bitting_candidate_get_state (changed) == BITTING_CANDIDATE_CHECKING)
    g_cancellable_cancel (cancellable);
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("BYBIT_ENV=practice\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  append_pair (self, text, "ONE", 6);
  append_pair (self, text, "TWO", 7);
  read_text (self, text->str);
  g_signal_connect (candidate (self, 0), "changed", G_CALLBACK (cancel_cb), cancellable);
  bitting_importer_check_async (self->importer, NULL, cancellable, done_cb, self);
  result = wait (self);
  g_assert_false (bitting_importer_check_finish (self->importer, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (bitting_candidate_get_state (candidate (self, 0)), ==,
                   BITTING_CANDIDATE_WAITING);
  g_assert_cmpint (bitting_candidate_get_state (candidate (self, 1)), ==,
                   BITTING_CANDIDATE_WAITING);
  g_assert_null (bitting_candidate_get_report (candidate (self, 0)));

  /* What was stopped can go on. */
  check (self);
  g_assert_nonnull (bitting_candidate_get_report (candidate (self, 1)));
}

static gboolean
load (Fixture     *self,
      const char  *path,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  bitting_importer_load_async (self->importer, file, NULL, done_cb, self);
  result = wait (self);

  return bitting_importer_read_finish (self->importer, result, error);
}

static void
test_files (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SESSION_FOLDER"), "keys.env", NULL);
  g_autofree char *large = g_strnfill (BITTING_IMPORT_MAX_SIZE + 10, '#');
  g_autoptr (GString) text = g_string_new ("# mine\r\n");
  g_autoptr (GError) error = NULL;
  const BittingImportFault *fault = NULL;

  append_pair (self, text, "BYBIT", 8);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  g_assert_true (load (self, path, &error));
  g_assert_cmpuint (bitting_candidate_get_key_line (candidate (self, 0)), ==, 2);

  g_assert_true (g_file_set_contents (path, large, -1, NULL));
  g_assert_true (load (self, path, &error));
  g_assert_cmpuint (g_list_model_get_n_items (bitting_importer_get_candidates (self->importer)), ==,
                    0);
  fault = g_ptr_array_index (bitting_importer_get_faults (self->importer), 0);
  g_assert_cmpint (fault->kind, ==, BITTING_IMPORT_FAULT_TOO_LARGE);

  g_unlink (path);
  g_assert_false (load (self, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/importer/check-and-save", test_check_and_save },
    { "/importer/saved-before", test_saved_before },
    { "/importer/names", test_names },
    { "/importer/places", test_places },
    { "/importer/place-is-changed-meanwhile", test_place_is_changed_meanwhile },
    { "/importer/cancel", test_cancel },
    { "/importer/files", test_files },
  };
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
