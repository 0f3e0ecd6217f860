/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-ip-list.h"

#include <arpa/inet.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What people put between addresses in a chat message. */
/* Also the commas of keyboards that are not Latin. */
#define SEPARATORS " \t\r\n\v\f,;|\"'“”‘’<>،؛、，；"
#define MAX_TEXT (64 * 1024)

typedef struct
{
  BittingIpList value;
  int           ref_count;
} Counted;

static void
problem_free (gpointer data)
{
  BittingIpProblem *problem = data;

  g_free (problem->entry);
  g_free (problem);
}

static void
add_problem (BittingIpList        *self,
             BittingIpProblemKind  kind,
             gboolean              fatal,
             const char           *entry)
{
  BittingIpProblem *problem = g_new0 (BittingIpProblem, 1);
  g_autofree char *valid = g_utf8_make_valid (entry, -1);

  problem->kind = kind;
  problem->fatal = fatal;
  problem->entry = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 64));
  g_ptr_array_add (self->problems, problem);
}

/**
 * bitting_ip_canonicalize:
 * @address: an IPv4 or IPv6 address
 *
 * Returns: (transfer full) (nullable): its one canonical spelling, so that two
 *   spellings of an address compare equal, an IPv4 address dressed as IPv6 among them;
 *   NULL if it is no address
 */
char *
bitting_ip_canonicalize (const char *address)
{
  char text[INET6_ADDRSTRLEN];
  struct in6_addr bytes;
  int family = strchr (address, ':') != NULL ? AF_INET6 : AF_INET;

  if (inet_pton (family, address, &bytes) != 1)
    return NULL;
  if (family == AF_INET6 && IN6_IS_ADDR_V4MAPPED (&bytes))
    return g_strdup (inet_ntop (AF_INET, &bytes.s6_addr[12], text, sizeof text));

  return g_strdup (inet_ntop (family, &bytes, text, sizeof text));
}

static gboolean
is_private_v4 (const guchar *bytes)
{
  return bytes[0] == 10 || bytes[0] == 127 || bytes[0] == 0 || bytes[0] >= 224 ||
         (bytes[0] == 172 && (bytes[1] & 0xf0) == 16) ||
         (bytes[0] == 192 && bytes[1] == 168) ||
         (bytes[0] == 169 && bytes[1] == 254) ||
         (bytes[0] == 100 && (bytes[1] & 0xc0) == 64);
}

static gboolean
is_private_v6 (const guchar *bytes)
{
  static const guchar loopback[16] = { [15] = 1 };
  static const guchar none[16] = { 0 };

  return memcmp (bytes, loopback, 16) == 0 || memcmp (bytes, none, 16) == 0 ||
         (bytes[0] & 0xfe) == 0xfc ||                      /* unique local */
         (bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80) || /* link local */
         bytes[0] == 0xff;                                 /* multicast */
}

/* Addresses that no server on the internet is seen with (RFC 6890). */
static gboolean
is_private (const char *address)
{
  guchar bytes[sizeof (struct in6_addr)];

  if (inet_pton (AF_INET, address, bytes) == 1)
    return is_private_v4 (bytes);
  if (inet_pton (AF_INET6, address, bytes) == 1)
    return is_private_v6 (bytes);

  return FALSE;
}

static gboolean
looks_like_four_numbers (const char *entry)
{
  guint dots = 0;
  const char *p;

  for (p = entry; *p != '\0'; p++)
    {
      if (*p == '.')
        dots++;
      else if (!g_ascii_isdigit (*p))
        return FALSE;
    }

  return dots == 3;
}

/* Finds the word for why an entry is no address. */
static BittingIpProblemKind
classify (const char *entry)
{
  const char *colon = strrchr (entry, ':');
  gboolean letters = FALSE;
  const char *p;

  if (strchr (entry, '*') != NULL)
    return BITTING_IP_PROBLEM_WILDCARD;
  if (strchr (entry, '/') != NULL && strstr (entry, "://") == NULL)
    return BITTING_IP_PROBLEM_RANGE;
  if (looks_like_four_numbers (entry))
    return BITTING_IP_PROBLEM_OUT_OF_RANGE;
  if (colon != NULL && strchr (entry, ':') == colon && strchr (entry, '.') != NULL)
    {
      g_autofree char *host = g_strndup (entry, (gsize) (colon - entry));
      g_autofree char *canonical = bitting_ip_canonicalize (host);

      if (canonical != NULL)
        return BITTING_IP_PROBLEM_PORT;
    }
  if (strchr (entry, '-') != NULL && strspn (entry, "0123456789.-") == strlen (entry))
    return BITTING_IP_PROBLEM_RANGE;
  for (p = entry; *p != '\0'; p++)
    letters = letters || g_ascii_isalpha (*p);

  return letters && strchr (entry, '.') != NULL ? BITTING_IP_PROBLEM_HOST_NAME
                                                : BITTING_IP_PROBLEM_NOT_AN_ADDRESS;
}

static void
add_entry (BittingIpList *self,
           const char    *entry)
{
  g_autofree char *canonical = bitting_ip_canonicalize (entry);

  if (canonical == NULL)
    {
      add_problem (self, classify (entry), TRUE, entry);
      return;
    }
  if (g_ptr_array_find_with_equal_func (self->addresses, canonical, g_str_equal, NULL))
    {
      add_problem (self, BITTING_IP_PROBLEM_DUPLICATE, FALSE, canonical);
      return;
    }
  if (is_private (canonical))
    add_problem (self, BITTING_IP_PROBLEM_PRIVATE, FALSE, canonical);
  g_ptr_array_add (self->addresses, g_steal_pointer (&canonical));
}

/* Brackets and a final full stop come along with a pasted sentence or a list. */
static char *
strip_wrapping (const char *entry)
{
  gsize length;

  entry += strspn (entry, "[](){}");
  length = strlen (entry);
  while (length > 0 && strchr ("[](){}.", entry[length - 1]) != NULL)
    length--;

  return g_strndup (entry, length);
}

/**
 * bitting_ip_list_parse:
 * @text: what a person pasted: addresses with commas, spaces or line breaks between
 *
 * Reads IPv4 and IPv6 addresses, drops duplicates, and notes every entry that is no
 * address with the reason.
 *
 * Returns: (transfer full): the list; it is empty for an empty text
 */
BittingIpList *
bitting_ip_list_parse (const char *text)
{
  Counted *counted = g_new0 (Counted, 1);
  BittingIpList *self = &counted->value;
  g_autofree char *start = g_strndup (text, MAX_TEXT);
  g_autofree char *valid = g_utf8_make_valid (start, -1);
  g_autoptr (GString) word = g_string_new (NULL);
  const char *p;

  counted->ref_count = 1;
  self->addresses = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);

  for (p = valid;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean separates = c == 0 || g_unichar_isspace (c) || g_unichar_iscntrl (c) ||
                           g_unichar_type (c) == G_UNICODE_FORMAT ||
                           g_utf8_strchr (SEPARATORS, -1, c) != NULL;

      if (!separates)
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          g_autofree char *entry = strip_wrapping (word->str);

          if (*entry != '\0')
            add_entry (self, entry);
          g_string_truncate (word, 0);
        }
      if (c == 0)
        break;
    }
  if (self->addresses->len > BITTING_IP_LIST_MAX)
    {
      g_autofree char *count = g_strdup_printf ("%u", self->addresses->len);

      add_problem (self, BITTING_IP_PROBLEM_TOO_MANY, FALSE, count);
    }

  return self;
}

BittingIpList *
bitting_ip_list_ref (BittingIpList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_ip_list_unref (BittingIpList *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_ptr_array_unref (self->addresses);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * bitting_ip_list_is_usable:
 * @self: a list
 *
 * Returns: TRUE if there is an address in it and no entry that is none
 */
gboolean
bitting_ip_list_is_usable (const BittingIpList *self)
{
  guint i;

  for (i = 0; i < self->problems->len; i++)
    if (((BittingIpProblem *) g_ptr_array_index (self->problems, i))->fatal)
      return FALSE;

  return self->addresses->len > 0;
}

gboolean
bitting_ip_list_contains (const BittingIpList *self,
                          const char          *address)
{
  g_autofree char *canonical = bitting_ip_canonicalize (address);

  return canonical != NULL &&
         g_ptr_array_find_with_equal_func (self->addresses, canonical, g_str_equal, NULL);
}

/**
 * bitting_ip_list_join:
 * @self: a list
 *
 * Returns: (transfer full): the addresses with commas between and no spaces, as the
 *   site's field wants them (source: the example on its key page)
 */
char *
bitting_ip_list_join (const BittingIpList *self)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  guint i;

  for (i = 0; i < self->addresses->len; i++)
    {
      if (i > 0)
        g_string_append_c (joined, ',');
      g_string_append (joined, g_ptr_array_index (self->addresses, i));
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/**
 * bitting_ip_problem_describe:
 * @problem: a problem
 *
 * Returns: (transfer full): one translated sentence that names the entry
 */
char *
bitting_ip_problem_describe (const BittingIpProblem *problem)
{
  const char *entry = problem->entry;

  switch (problem->kind)
    {
    case BITTING_IP_PROBLEM_OUT_OF_RANGE:
      return g_strdup_printf (_("“%s” is not an address: each of the four numbers goes from 0 to 255, without leading zeros."), entry);
    case BITTING_IP_PROBLEM_RANGE:
      return g_strdup_printf (_("“%s” is a range. Bybit wants single addresses: ask your trading team for them."), entry);
    case BITTING_IP_PROBLEM_HOST_NAME:
      return g_strdup_printf (_("“%s” is a name, not an address. Ask your trading team for the IP address."), entry);
    case BITTING_IP_PROBLEM_PORT:
      return g_strdup_printf (_("“%s” has a port at its end. Leave out the colon and the number behind it."), entry);
    case BITTING_IP_PROBLEM_WILDCARD:
      return g_strdup_printf (_("“%s” would allow every computer. List single addresses."), entry);
    case BITTING_IP_PROBLEM_PRIVATE:
      return g_strdup_printf (_("%s is a private address: Bybit never sees it. Ask for the public one."), entry);
    case BITTING_IP_PROBLEM_DUPLICATE:
      return g_strdup_printf (_("%s was there twice and is kept once."), entry);
    case BITTING_IP_PROBLEM_TOO_MANY:
      return g_strdup_printf (_("These are %s addresses. Bybit takes at most %d for one key."), entry,
                              BITTING_IP_LIST_MAX);
    case BITTING_IP_PROBLEM_NOT_AN_ADDRESS:
    default:
      return g_strdup_printf (_("“%s” is not an IP address."), entry);
    }
}
