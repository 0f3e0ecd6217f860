/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For Python: looks for many short texts at once in a memory that is too large to be gone through
 * for each of them. */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

size_t find_blocks (const uint8_t *data,
                    size_t         size,
                    const uint8_t *blocks,
                    const size_t  *sizes,
                    size_t         count,
                    size_t        *found,
                    size_t         room);

static unsigned
first_two (const uint8_t *bytes)
{
  return (unsigned) (bytes[0] | bytes[1] << 8);
}

/* @blocks one after the other, of @sizes of two bytes or more. Writes pairs to @found: the number of
 * a block and its place, as long as there is @room for them. Returns how many there are. */
size_t
find_blocks (const uint8_t *data,
             size_t         size,
             const uint8_t *blocks,
             const size_t  *sizes,
             size_t         count,
             size_t        *found,
             size_t         room)
{
  static uint8_t begins[65536];
  const uint8_t *block = blocks;
  size_t pairs = 0;
  size_t i, place;

  memset (begins, 0, sizeof begins);
  for (i = 0; i < count; block += sizes[i++])
    begins[first_two (block)] = 1;
  for (place = 0; place + 1 < size; place++)
    {
      if (!begins[first_two (data + place)])
        continue;

      for (i = 0, block = blocks; i < count; block += sizes[i++])
        if (sizes[i] <= size - place && memcmp (data + place, block, sizes[i]) == 0)
          {
            if (pairs < room)
              {
                found[2 * pairs] = i;
                found[2 * pairs + 1] = place;
              }
            pairs++;
          }
    }

  return pairs;
}
