/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-ip-list.h"

typedef struct
{
  const char *text;
  const char *joined;
  gboolean    usable;
  int         problem; /* the first one's kind, or -1 */
} Row;

static const Row rows[] = {
  { "", "", FALSE, -1 },
  { " \n,; ", "", FALSE, -1 },
  { "203.0.113.21", "203.0.113.21", TRUE, -1 },
  { "203.0.113.21,203.0.113.22", "203.0.113.21,203.0.113.22", TRUE, -1 },
  { "203.0.113.21 203.0.113.22\r\n198.51.100.40;192.0.2.77|",
    "203.0.113.21,203.0.113.22,198.51.100.40,192.0.2.77", TRUE, -1 },
  { "“203.0.113.21”, (203.0.113.22).", "203.0.113.21,203.0.113.22", TRUE, -1 },
  { "203.0.113.21،203.0.113.22؛203.0.113.23", "203.0.113.21,203.0.113.22,203.0.113.23", TRUE, -1 },
  { "203.0.113.21、203.0.113.22，203.0.113.23；", "203.0.113.21,203.0.113.22,203.0.113.23", TRUE, -1 },
  { "203.0.113.21\xe2\x80\x8b 203.0.113.22\xc2\xa0", "203.0.113.21,203.0.113.22", TRUE, -1 },
  { "2001:DB8:0:0::1", "2001:db8::1", TRUE, -1 },
  { "203.0.113.21 203.0.113.21", "203.0.113.21", TRUE, BITTING_IP_PROBLEM_DUPLICATE },
  { "2001:db8::1 2001:0DB8::0001", "2001:db8::1", TRUE, BITTING_IP_PROBLEM_DUPLICATE },
  { "192.168.1.5", "192.168.1.5", TRUE, BITTING_IP_PROBLEM_PRIVATE },
  { "10.0.0.1", "10.0.0.1", TRUE, BITTING_IP_PROBLEM_PRIVATE },
  { "172.31.0.1", "172.31.0.1", TRUE, BITTING_IP_PROBLEM_PRIVATE },
  { "172.32.0.1", "172.32.0.1", TRUE, -1 },
  { "100.64.0.1", "100.64.0.1", TRUE, BITTING_IP_PROBLEM_PRIVATE },
  { "127.0.0.1", "127.0.0.1", TRUE, BITTING_IP_PROBLEM_PRIVATE },
  { "fd00::1", "fd00::1", TRUE, BITTING_IP_PROBLEM_PRIVATE },
  { "fe80::1", "fe80::1", TRUE, BITTING_IP_PROBLEM_PRIVATE },
  { "::1", "::1", TRUE, BITTING_IP_PROBLEM_PRIVATE },
  { "::ffff:192.168.1.5", "192.168.1.5", TRUE, BITTING_IP_PROBLEM_PRIVATE },
  { "::ffff:203.0.113.21 203.0.113.21", "203.0.113.21", TRUE, BITTING_IP_PROBLEM_DUPLICATE },
  { "203.0.113.256", "", FALSE, BITTING_IP_PROBLEM_OUT_OF_RANGE },
  { "203.0.113.021", "", FALSE, BITTING_IP_PROBLEM_OUT_OF_RANGE },
  { "203.0.113", "", FALSE, BITTING_IP_PROBLEM_NOT_AN_ADDRESS },
  { "203.0.113.0/24", "", FALSE, BITTING_IP_PROBLEM_RANGE },
  { "203.0.113.1-203.0.113.9", "", FALSE, BITTING_IP_PROBLEM_RANGE },
  { "203.0.113.21:443", "", FALSE, BITTING_IP_PROBLEM_PORT },
  { "bot.example.com", "", FALSE, BITTING_IP_PROBLEM_HOST_NAME },
  { "*", "", FALSE, BITTING_IP_PROBLEM_WILDCARD },
  { "203.0.113.*", "", FALSE, BITTING_IP_PROBLEM_WILDCARD },
  { "hello", "", FALSE, BITTING_IP_PROBLEM_NOT_AN_ADDRESS },
  { "203.0.113.21 oops 203.0.113.22", "203.0.113.21,203.0.113.22", FALSE,
    BITTING_IP_PROBLEM_NOT_AN_ADDRESS },
  { "\xff\xfe", "", FALSE, BITTING_IP_PROBLEM_NOT_AN_ADDRESS },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (BittingIpList) list = bitting_ip_list_parse (row->text);
  g_autofree char *joined = bitting_ip_list_join (list);
  guint i;

  g_assert_cmpstr (joined, ==, row->joined);
  g_assert_cmpint (bitting_ip_list_is_usable (list), ==, row->usable);
  if (row->problem < 0)
    g_assert_cmpuint (list->problems->len, ==, 0);
  else
    {
      const BittingIpProblem *problem = g_ptr_array_index (list->problems, 0);

      g_assert_cmpint (problem->kind, ==, row->problem);
    }
  for (i = 0; i < list->problems->len; i++)
    {
      const BittingIpProblem *problem = g_ptr_array_index (list->problems, i);
      g_autofree char *words = bitting_ip_problem_describe (problem);

      g_assert_true (g_utf8_validate (words, -1, NULL));
      g_assert_nonnull (g_strstr_len (words, -1, problem->entry));
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BittingIpList) fits = NULL;
  g_autoptr (BittingIpList) list = NULL;
  guint i;

  for (i = 0; i < BITTING_IP_LIST_MAX; i++)
    g_string_append_printf (text, "203.0.113.%u\n", i);
  fits = bitting_ip_list_parse (text->str);
  g_assert_cmpuint (fits->problems->len, ==, 0);

  g_string_append (text, "203.0.113.200");
  list = bitting_ip_list_parse (text->str);
  g_assert_cmpuint (list->problems->len, ==, 1);
  g_assert_cmpint (((BittingIpProblem *) g_ptr_array_index (list->problems, 0))->kind, ==,
                   BITTING_IP_PROBLEM_TOO_MANY);
}

static void
test_contains (void)
{
  g_autoptr (BittingIpList) list = bitting_ip_list_parse ("203.0.113.21 2001:db8::1");

  g_assert_true (bitting_ip_list_contains (list, "203.0.113.21"));
  g_assert_true (bitting_ip_list_contains (list, "2001:0db8:0::1"));
  g_assert_false (bitting_ip_list_contains (list, "203.0.113.22"));
  g_assert_false (bitting_ip_list_contains (list, "*"));
}

int
main (int   argc,
      char *argv[])
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ip-list/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/ip-list/too-many", test_too_many);
  g_test_add_func ("/ip-list/contains", test_contains);

  return g_test_run ();
}
