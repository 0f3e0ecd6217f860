# SPDX-License-Identifier: GPL-3.0-or-later
"""What was built has the protection that the compiler was asked for, and the look at it sees where there is none.

The programs are read: words on a command line prove nothing of what came out.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lib"))
import tap  # noqa: E402

BUILD = pathlib.Path(os.environ["BUILD_FOLDER"])
PROGRAMS = [BUILD / "src" / "app" / "bitting", BUILD / "src" / "ctl" / "bittingctl"]
# Where nothing is optimised, the C library checks no lengths.
FORTIFIED = os.environ["FORTIFIED"] == "1"

WEAK = ("-O2", "-no-pie", "-fno-pie", "-fno-stack-protector", "-U_FORTIFY_SOURCE", "-fcf-protection=none", "-fno-exceptions",
        "-Wl,-z,norelro", "-Wl,-z,lazy", "-Wl,-z,execstack", "-Wl,-rpath,/tmp")
STRONG = ("-O2", "-pie", "-fPIE", "-fstack-protector-strong", "-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=3",
          "-fcf-protection=full", "-fexceptions", "-Wl,-z,relro", "-Wl,-z,now", "-Wl,-z,noexecstack")
SAMPLE = """#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static void end (char **text) { free (*text); }
int
main (int argc, char *argv[])
{
  char copy[64];
  __attribute__ ((cleanup (end))) char *text = strdup (argv[0]);
  memcpy (copy, text, (size_t) argc);
  return puts (copy);
}
"""


def read_elf(path, *options):
    done = subprocess.run(["readelf", "--wide", *options, path], capture_output=True, text=True, check=True,
                          env={**os.environ, "LC_ALL": "C"})
    return done.stdout


def is_marked(path):
    """Whether indirect jumps may only land where one was meant to (an object: the start files of Debian are not)."""
    return re.search(r"x86 feature: .*IBT, SHSTK", read_elf(path, "--notes")) is not None


def lacks(path):
    """The kinds of protection that a program is without."""
    dynamic = read_elf(path, "--dynamic")
    segments = read_elf(path, "--segments")
    symbols = read_elf(path, "--dyn-syms")
    missing = set()
    if "Type:                              DYN" not in read_elf(path, "--file-header") or "PIE" not in dynamic:
        missing.add("pie")
    if "GNU_RELRO" not in segments:
        missing.add("relro")
    if "BIND_NOW" not in dynamic:
        missing.add("now")
    if not re.search(r"GNU_STACK .* RW +0x", segments):
        missing.add("noexecstack")
    if re.search(r"LOAD .* RWE ", segments):
        missing.add("no code that can be written")
    if re.search(r"\((RPATH|RUNPATH|TEXTREL)\)", dynamic):
        missing.add("no foreign libraries")
    if "__stack_chk_fail" not in symbols:
        missing.add("stack-protector")
    if not re.search(r"\b__(?!stack)\w+_chk\b", symbols):
        missing.add("fortify")
    if ".gcc_except_table" not in read_elf(path, "--sections"):
        missing.add("exceptions")
    return missing


def compile_sample(folder, options):
    source = folder / "sample.c"
    source.write_text(SAMPLE, encoding="utf-8")
    program, thing = folder / "sample", folder / "sample.o"
    subprocess.run(["cc", *options, "-o", program, source], check=True)
    subprocess.run(["cc", *(word for word in options if not word.startswith(("-Wl,", "-pie", "-no-pie"))), "-c", "-o",
                    thing, source], check=True)
    return program, thing


def test_a_weak_program_is_seen():
    with tempfile.TemporaryDirectory() as folder:
        program, thing = compile_sample(pathlib.Path(folder), WEAK)
        assert lacks(program) == {"pie", "relro", "now", "noexecstack", "no foreign libraries", "stack-protector", "fortify",
                                  "exceptions"}, lacks(program)
        assert not is_marked(thing)


def test_a_strong_program_is_seen():
    with tempfile.TemporaryDirectory() as folder:
        program, thing = compile_sample(pathlib.Path(folder), STRONG)
        assert lacks(program) == set(), lacks(program)
        if os.uname().machine == "x86_64":
            assert is_marked(thing)


def test_our_programs_lack_nothing():
    expected = set() if FORTIFIED else {"fortify"}
    for path in PROGRAMS:
        assert lacks(path) == expected, (path, lacks(path))


def test_our_objects_are_marked():
    """What is jumped to, on processors that can tell."""
    things = sorted((BUILD / "src").rglob("*.c.o"))
    assert len(things) > 200, len(things)
    if os.uname().machine == "x86_64":
        assert not [path for path in things if not is_marked(path)]


tap.run(tap.functions(sys.modules[__name__]))
