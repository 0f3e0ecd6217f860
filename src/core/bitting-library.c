/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Libraries that most uses of the program do without are loaded when they are first needed, and
 * not with it: what they bring along would take longer to load than the use takes. The linker
 * cannot do that by itself where all of a program is bound before it starts, as ours are. */

#include "bitting-library.h"

#include <dlfcn.h>

/**
 * bitting_library_load:
 * @name: the library's own name, with the version of its face
 *
 * The program was built against it, so that it is there. It is never unloaded: others may use it
 * in the same process, and types of GObject stay.
 *
 * Returns: (transfer none): the library
 */
gpointer
bitting_library_load (const char *name)
{
  gpointer library = dlopen (name, RTLD_NOW | RTLD_NODELETE);

  if (library == NULL)
    g_error ("%s", dlerror ());

  return library;
}

/** Returns: (transfer none): the function, to be cast to what the library's header says it is */
gpointer
bitting_library_find (gpointer    library,
                      const char *function)
{
  gpointer address = dlsym (library, function);

  if (address == NULL)
    g_error ("%s", dlerror ());

  return address;
}
