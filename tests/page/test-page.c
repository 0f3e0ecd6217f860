/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of a small guide: whose words are in it, where the marks are, and that no text
 * becomes markup. */

#include "bitting-page.h"

#include <string.h>

static const char guide_xml[] =
  "<guide exchange='e'><title>T</title>"
  "<step id='one'><title>A &amp; B</title><summary>S</summary>"
  "<picture id='p' file='p.svg' width='100' height='50'><description>D \" &lt;d&gt;</description>"
  "<spot instruction='i' x='1.5' y='2' width='30' height='20' kind='here'/>"
  "<spot instruction='j' x='50' y='20' width='30' height='20' kind='leave' permission='A.One'/>"
  "<spot instruction='k' x='50' y='25' width='30' height='20' kind='never' permission='A.Two'/></picture>"
  "<instruction id='i' picture='p'><text>First</text><detail>More</detail></instruction>"
  "<instruction id='j' picture='p'><text>Second</text><detail>Details</detail></instruction>"
  "<instruction id='k' picture='p'><text>Third</text></instruction>"
  "<link address='site'>Site</link>"
  "<note kind='warning'>Careful</note></step></guide>";

static const char catalogue_xml[] =
  "<permissions><group name='A'>"
  "<permission value='One' label='Box One' risk='trade'><title>t</title><allows>a</allows></permission>"
  "<permission value='Two' label='Box &lt;Two&gt;' risk='out'><title>t</title><allows>a</allows></permission>"
  "</group></permissions>";

static const char sites_xml[] =
  "<environments><environment id='here' kind='live' origin='https://api.example.com' "
  "site='https://www.example.com/login' domains='www.example.com'>"
  "<title>Here</title><summary>Everybody</summary></environment></environments>";

static const char *drawing =
  "<?xml version='1.0'?><!-- secret remark --><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'>"
  "<title>English</title><desc>English <b>too</b></desc><g class='ink' fill='#000000'>"
  "<text x='1' y='2'> a &lt; b </text></g></svg>";

typedef struct
{
  BittingGuide     *guide;
  BittingCatalogue *catalogue;
  GPtrArray        *sites;
  BittingPolicy    *policy;
} Fixture;

static GBytes *
load_picture (const char *file)
{
  const char *text = strcmp (file, "dark.css") == 0 ? ".ink { fill: #ffffff; }\n" : drawing;

  return g_bytes_new_static (text, strlen (text));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->guide = bitting_guide_parse (guide_xml, -1, &error);
  g_assert_no_error (error);
  fixture->catalogue = bitting_catalogue_parse (catalogue_xml, -1, &error);
  g_assert_no_error (error);
  fixture->sites = bitting_environments_parse (sites_xml, -1, &error);
  g_assert_no_error (error);
  fixture->policy = bitting_policy_new ("own");
  fixture->policy->title = g_strdup ("<b>Own</b>");
  fixture->policy->description = g_strdup ("\"><script>alert (1)</script>");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bitting_guide_unref (fixture->guide);
  bitting_catalogue_unref (fixture->catalogue);
  g_ptr_array_unref (fixture->sites);
  bitting_policy_unref (fixture->policy);
}

static char *
make (Fixture  *fixture,
      GError  **error)
{
  const BittingPageSource source = {
    .guide = fixture->guide,
    .policy = fixture->policy,
    .catalogue = fixture->catalogue,
    .environment = g_ptr_array_index (fixture->sites, 0),
    .load_picture = load_picture,
  };

  return bitting_page_make (&source, error);
}

static void
assert_in (const char *page,
           const char *words)
{
  if (strstr (page, words) == NULL)
    g_error ("“%s” is not in %s", words, page);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const expected[] = {
    "<html lang=\"en\" dir=\"ltr\">",
    "<title>T</title>",
    "<h1>T</h1>",
    "<h2 id=\"one-title\">A &amp; B</h2>",
    "Step 1 of 1",
    "<a href=\"#one\">",
    "<section class=\"step\" id=\"one\" aria-labelledby=\"one-title\">",
    "aria-label=\"D &quot; &lt;d&gt;\" viewBox=\"0 0 100 50\"",
    "<p class=\"do\">First</p><p class=\"detail\">More</p>",
    "<strong>Warning</strong> Careful",
    "https://<wbr>www.example.com/<wbr>login",
    "&lt;b&gt;Own&lt;/b&gt;",
    "&quot;&gt;&lt;script&gt;alert (1)&lt;/script&gt;",
    "Box &lt;Two&gt;",
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *page = make (fixture, &error);
  guint i;

  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_in (page, expected[i]);
  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "<b>"));
  g_assert_null (strstr (page, "<a href=\"http"));
}

/* The policy names neither box: both stay empty, the second for ever. */
static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *page = make (fixture, &error);

  g_assert_no_error (error);
  assert_in (page, "<g class=\"mark-here\"><rect class=\"halo\" x=\"1.5\" y=\"2\" width=\"30\" height=\"20\"");
  assert_in (page, "<span class=\"number mark-here\">1</span>");
  assert_in (page, "<li value=\"2\"><span class=\"number mark-leave\">2</span><div><p class=\"do\">Second</p>"
                   "<p class=\"detail\">Details</p>");
  assert_in (page, "<li value=\"3\"><span class=\"number mark-never\">3</span>");
}

static void
test_policy (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const required[] = { "A.One", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *page = NULL;

  g_strfreev (fixture->policy->required);
  fixture->policy->required = g_strdupv ((GStrv) required);
  fixture->policy->access = BITTING_ACCESS_READ_ONLY;
  fixture->policy->ips = bitting_ip_list_parse ("203.0.113.21 203.0.113.22");
  page = make (fixture, &error);

  g_assert_no_error (error);
  assert_in (page, "<span class=\"number mark-tick\">2</span><div><p class=\"do\">Tick “Box One”.</p></div>");
  assert_in (page, "<span class=\"label\" lang=\"en\" dir=\"ltr\">Box One</span> "
                   "<span class=\"verdict mark-tick\">Tick</span>");
  assert_in (page, "choose “Read-Only”");
  /* They belong into the step that is called “settings”. */
  g_assert_null (strstr (page, "203.0.113.21"));
}

static void
test_drawing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *page = make (fixture, &error);

  g_assert_no_error (error);
  assert_in (page, "<g class=\"ink\" fill=\"#000000\"><text x=\"1\" y=\"2\">a &lt; b</text></g>");
  assert_in (page, "(prefers-color-scheme: dark) {\n.ink { fill: #ffffff; }");
  g_assert_null (strstr (page, "English"));
  g_assert_null (strstr (page, "too"));
  g_assert_null (strstr (page, "secret remark"));
}

static void
test_broken_drawing (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *good = drawing;
  g_autoptr (GError) error = NULL;

  drawing = "<svg><g></svg>";
  g_assert_null (make (fixture, &error));
  drawing = good;
  g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE);
  g_assert_nonnull (strstr (error->message, "p.svg"));
}

/* The browser is told to take exactly the style that is there. */
static void
test_security_policy (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *page = make (fixture, &error);
  const char *style = strstr (page, "<style>") + strlen ("<style>");
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, style,
                                                        strstr (style, "</style>") - style);
  g_autofree char *expected = NULL;
  g_autofree char *encoded = NULL;
  guint8 digest[32];
  guint i;

  for (i = 0; i < sizeof digest; i++)
    digest[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  encoded = g_base64_encode (digest, sizeof digest);
  expected = g_strdup_printf ("content=\"default-src 'none'; style-src 'sha256-%s'; img-src data:; "
                              "base-uri 'none'; form-action 'none'\"", encoded);
  assert_in (page, expected);
  g_assert_null (strstr (page, "style="));
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
    { "/page/words", test_words },
    { "/page/marks", test_marks },
    { "/page/policy", test_policy },
    { "/page/drawing", test_drawing },
    { "/page/broken-drawing", test_broken_drawing },
    { "/page/security-policy", test_security_policy },
  };
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
