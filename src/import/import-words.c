/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names that people and programs give to keys and what belongs to them. */

#include "import-words.h"

/* What says nothing about whose key it is, around a key's or a secret's name. */
static const char *const noise[] = {
  "api", "key", "apikey", "secret", "apisecret", "secretkey", "private", "privatekey", "access",
  "id", "value", "v5", "rsa", "hmac", "pem", "text", "export", "set", "setx", "env", "const", "let",
  "var", "static", "public", "final", "string", "str", "self", "this", "my", "the", "your", "and",
  "is", "here", "are", "for", "of", "to", "use", "enable", "enabled", "mode", "trading", "account",
  "bybitkey", "bybitsecret", "bybitapikey", "bybitapisecret", NULL
};

/* Of the words that are left, these make no name for a key. */
static const char *const no_label[] = {
  "exchange", "exchanges", "accounts", "keys", "credentials", "credential", "config", "settings",
  "connectors", "connector", "auth", "secrets", "environment", "default", "options", "data",
  "users", "ccxt", "client", "crypto", "services", "service", "env", "bot", "perpetual", "spot",
  "linear", NULL
};

static const char *const secret_words[] = {
  "secret", "apisecret", "secretkey", "privatekey", "bybitsecret", "bybitapisecret", NULL
};

static const char *const key_words[] = {
  "key", "apikey", "accesskey", "bybitkey", "bybitapikey", NULL
};

static const char *const exchange_words[] = {
  "exchange", "connector", "venue", "broker", "platform", NULL
};

static const char *const label_words[] = {
  "name", "label", "alias", "title", "nickname", "account", "subaccount", "note", "remark", NULL
};

static const char *const place_words[] = {
  "url", "host", "endpoint", "domain", "server", "environment", "env", "network", "net", NULL
};

static const char *const switch_words[] = {
  "testnet", "sandbox", "demo", "test", "mainnet", "paper", NULL
};

static const struct
{
  const char *word;
  const char *environment;
} environments[] = {
  { "testnet", "testnet" }, { "sandbox", "testnet" }, { "test", "testnet" }, { "demo", "demo" },
  { "paper", "demo" },
  { "mainnet", "mainnet" }, { "live", "mainnet" }, { "real", "mainnet" }, { "eu", "eu" },
};

/* Who else hands out keys that stand in such files. */
static const struct
{
  const char *word;
  const char *title;
} others[] = {
  { "binance", "Binance" }, { "binanceus", "Binance.US" }, { "binancecoinm", "Binance" },
  { "binanceusdm", "Binance" }, { "okx", "OKX" }, { "okex", "OKX" }, { "myokx", "OKX" },
  { "kraken", "Kraken" }, { "krakenfutures", "Kraken" }, { "coinbase", "Coinbase" },
  { "coinbasepro", "Coinbase" }, { "coinbaseexchange", "Coinbase" }, { "kucoin", "KuCoin" },
  { "kucoinfutures", "KuCoin" }, { "bitget", "Bitget" }, { "gate", "Gate" }, { "gateio", "Gate" },
  { "mexc", "MEXC" }, { "huobi", "HTX" }, { "htx", "HTX" }, { "bitfinex", "Bitfinex" },
  { "bitmex", "BitMEX" }, { "deribit", "Deribit" }, { "bitstamp", "Bitstamp" },
  { "gemini", "Gemini" }, { "phemex", "Phemex" }, { "bingx", "BingX" },
  { "cryptocom", "Crypto.com" }, { "poloniex", "Poloniex" }, { "hyperliquid", "Hyperliquid" },
  { "dydx", "dYdX" }, { "bitvavo", "Bitvavo" }, { "bittrex", "Bittrex" }, { "woo", "WOO X" },
  { "woox", "WOO X" }, { "lbank", "LBank" }, { "ascendex", "AscendEX" }, { "bitmart", "BitMart" },
  { "coinex", "CoinEx" }, { "whitebit", "WhiteBIT" }, { "upbit", "Upbit" },
  { "bithumb", "Bithumb" }, { "ftx", "FTX" }, { "bitflyer", "bitFlyer" }, { "blofin", "BloFin" },
  { "backpack", "Backpack" }, { "alpaca", "Alpaca" }, { "aws", "Amazon" }, { "openai", "OpenAI" },
  { "openrouter", "OpenRouter" }, { "anthropic", "Anthropic" }, { "deepseek", "DeepSeek" },
  { "telegram", "Telegram" }, { "discord", "Discord" }, { "twitter", "X" }, { "github", "GitHub" },
  { "stripe", "Stripe" }, { "google", "Google" }, { "infura", "Infura" }, { "alchemy", "Alchemy" },
  { "etherscan", "Etherscan" }, { "coingecko", "CoinGecko" }, { "coinmarketcap", "CoinMarketCap" },
  { "twilio", "Twilio" }, { "slack", "Slack" },
};

/* A word ends where capitals begin and where digits meet letters. */
static gboolean
is_boundary (const char *place,
             const char *end)
{
  if (g_ascii_isdigit (place[-1]) != g_ascii_isdigit (*place))
    return TRUE;
  if (g_ascii_islower (place[-1]) && g_ascii_isupper (*place))
    return TRUE;

  return g_ascii_isupper (place[-1]) && g_ascii_isupper (*place) && place + 1 < end &&
         g_ascii_islower (place[1]);
}

static gboolean
is_part (char character)
{
  return g_ascii_isalnum (character) || (character & 0x80) != 0;
}

static void
add (ImportWords *self,
     ImportSpan   word)
{
  guint i;

  if (self->count == IMPORT_WORDS_MAX)
    {
      for (i = 1; i < IMPORT_WORDS_MAX; i++)
        self->items[i - 1] = self->items[i];
      self->count--;
    }
  self->items[self->count++] = word;
}

/* "v5" is one word, and stays one. */
static const char *
find_word_end (const char *start,
               const char *end)
{
  const char *place = start + 1;

  if (end - start >= 2 && g_ascii_tolower (*start) == 'v' && start[1] == '5' &&
      (end - start == 2 || !is_part (start[2])))
    return start + 2;
  while (place < end && is_part (*place) && !is_boundary (place, end))
    place++;

  return place;
}

/** Takes a name apart. */
void
import_words_split (ImportWords *self,
                    ImportSpan   name)
{
  const char *place = name.start;

  self->count = 0;
  while (place < name.end)
    {
      ImportSpan word = { place, place };

      if (!is_part (*place))
        {
          place++;
          continue;
        }
      word.end = find_word_end (place, name.end);
      place = word.end;
      add (self, word);
    }
}

/** Returns: whether one of the words is @word */
gboolean
import_words_has (const ImportWords *self,
                  const char        *word)
{
  guint i;

  for (i = 0; i < self->count; i++)
    if (import_span_is (self->items[i], word))
      return TRUE;

  return FALSE;
}

static gboolean
has_any (const ImportWords *self,
         const char *const *words)
{
  for (; *words != NULL; words++)
    if (import_words_has (self, *words))
      return TRUE;

  return FALSE;
}

static gboolean
ends_with_any (const ImportWords *self,
               const char *const *words)
{
  return self->count > 0 && import_span_is_among (self->items[self->count - 1], words);
}

static gboolean
names_a_file (const ImportWords *self)
{
  static const char *const words[] = { "path", "file", "filename", "dir", NULL };

  return has_any (self, words);
}

/** Returns: what the name says that its value is */
ImportRole
import_words_get_role (const ImportWords *self)
{
  if (self->count == 0 || names_a_file (self))
    return IMPORT_ROLE_NONE;
  if (has_any (self, secret_words) ||
      (import_words_has (self, "private") && import_words_has (self, "key")))
    return IMPORT_ROLE_SECRET;
  if (has_any (self, key_words) ||
      (self->count <= 2 && import_span_is (self->items[self->count - 1], "api")))
    return IMPORT_ROLE_KEY;
  if (import_words_has (self, "ciphertext"))
    return IMPORT_ROLE_CIPHER;
  if (has_any (self, switch_words))
    return IMPORT_ROLE_SWITCH;
  if (ends_with_any (self, place_words))
    return IMPORT_ROLE_PLACE;
  if (has_any (self, exchange_words))
    return IMPORT_ROLE_EXCHANGE;
  if (ends_with_any (self, label_words) ||
      (self->count == 1 && import_span_is (self->items[0], "id")))
    return IMPORT_ROLE_LABEL;

  return IMPORT_ROLE_NONE;
}

/** Returns: what a name says that its value is */
ImportRole
import_role_of (ImportSpan name)
{
  ImportWords words;

  import_words_split (&words, name);

  return import_words_get_role (&words);
}

/** Returns: (nullable): "Bybit", or the title of another service; NULL if none is named */
const char *
import_words_find_exchange (const ImportWords *self)
{
  guint i, j;

  for (i = 0; i < self->count; i++)
    if (import_span_begins_with (self->items[i], "bybit"))
      return "Bybit";
  for (i = 0; i < self->count; i++)
    for (j = 0; j < G_N_ELEMENTS (others); j++)
      if (import_span_is (self->items[i], others[j].word))
        return others[j].title;

  return NULL;
}

/** Returns: (nullable): id of the environment that is named */
const char *
import_words_find_environment (const ImportWords *self)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (environments); i++)
    if (import_words_has (self, environments[i].word))
      return environments[i].environment;

  return NULL;
}

/** Returns: (nullable): the exchange that a text names */
const char *
import_exchange_of (ImportSpan text)
{
  ImportWords words;

  import_words_split (&words, text);

  return import_words_find_exchange (&words);
}

/** Returns: (nullable): id of the environment that a text names */
const char *
import_environment_of (ImportSpan text)
{
  ImportWords words;

  import_words_split (&words, text);

  return import_words_find_environment (&words);
}

static void
leave_out (ImportWords       *self,
           const char *const *words)
{
  guint kept = 0;
  guint i;

  for (i = 0; i < self->count; i++)
    if (!import_span_is_among (self->items[i], words))
      self->items[kept++] = self->items[i];
  self->count = kept;
}

/** Leaves the words that tell one pair of key and secret from another. */
void
import_words_keep_stem (ImportWords *self)
{
  leave_out (self, noise);
}

static gboolean
is_exchange (ImportSpan word)
{
  ImportWords one = { .items = { word }, .count = 1 };

  return import_words_find_exchange (&one) != NULL;
}

/** Leaves the words that make a name for a key. */
void
import_words_keep_label (ImportWords *self)
{
  guint kept = 0;
  guint i;

  leave_out (self, noise);
  for (i = 0; i < self->count; i++)
    if (!is_exchange (self->items[i]))
      self->items[kept++] = self->items[i];
  self->count = kept;
  if (self->count == 1 && import_span_is_among (self->items[0], no_label))
    self->count = 0;
}

static gboolean
is_item (const ImportWords *self,
         ImportSpan         word)
{
  guint i;

  for (i = 0; i < self->count; i++)
    if (import_span_get_length (self->items[i]) == import_span_get_length (word) &&
        g_ascii_strncasecmp (self->items[i].start, word.start, import_span_get_length (word)) == 0)
      return TRUE;

  return FALSE;
}

/** Returns: whether every word of @part is among the words */
gboolean
import_words_includes (const ImportWords *self,
                       const ImportWords *part)
{
  guint i;

  for (i = 0; i < part->count; i++)
    if (!is_item (self, part->items[i]))
      return FALSE;

  return TRUE;
}

/** Returns: whether both have the same words, in whatever order */
gboolean
import_words_equal (const ImportWords *self,
                    const ImportWords *other)
{
  return import_words_includes (self, other) && import_words_includes (other, self);
}

/** Returns: 1 for a yes, 0 for a no, -1 for anything else */
int
import_words_read_switch (ImportSpan value)
{
  static const char *const yes[] = { "true", "yes", "on", "1", "y", NULL };
  static const char *const no[] = { "false", "no", "off", "0", "n", NULL };

  if (import_span_is_among (value, yes))
    return 1;

  return import_span_is_among (value, no) ? 0 : -1;
}
