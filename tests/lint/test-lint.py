# SPDX-License-Identifier: GPL-3.0-or-later
"""The source passes its own review, and the review sees what it is there to see."""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lib"))
import tap  # noqa: E402

LICENCE = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
SIGNED = "# SPDX-License-Identifier: GPL-3.0-or-later\n"
FUNCTION = "static void\nf (void)\n{\n%s}\n"

# Rule that must speak, file, what is in it.
PLANTED = [
    ("licence", "src/core/a.c", "int a;\n"),
    ("file-size", "src/core/a.c", LICENCE + "int a;\n" * 499),
    ("file-size", "tests/app/test-a.py", SIGNED + "A = 1\n" * 499),
    ("function-size", "src/core/a.c", LICENCE + FUNCTION % ("  g ();\n" * 58)),
    ("function-size", "tests/core/a.c", LICENCE + FUNCTION % ("  g ();\n" * 58)),
    ("header", "src/core/a.h", LICENCE + "int a;\n"),
    ("space", "src/core/a.c", LICENCE + "int a; \n"),
    ("deceiving", "src/core/a.c", LICENCE + "/* \u202e */\n"),
    ("deceiving", "tests/app/test-a.py", SIGNED + "A = '\u200b'\n"),
    ("unfinished", "src/core/a.c", LICENCE + "/* " + "TO" + "DO: more */\n"),
    ("banned", "src/core/a.c", LICENCE + FUNCTION % "  strcpy (a, b);\n"),
    ("banned", "tests/core/a.c", LICENCE + FUNCTION % "  sprintf (a, b);\n"),
    ("banned", "src/ctl/a.c", LICENCE + FUNCTION % "  system (\"ls\");\n"),
    ("banned", "src/ctl/a.c", LICENCE + FUNCTION % "  popen (a, b);\n"),
    ("banned", "src/bybit/a.c", LICENCE + FUNCTION % "  g (g_hmac_new (a, b, c));\n"),
    ("banned", "src/bybit/a.c", LICENCE + FUNCTION % "  g_random_int ();\n"),
    ("environment", "src/ctl/a.c", LICENCE + FUNCTION % "  g (g_getenv (\"API_SECRET\"));\n"),
    ("environment", "src/ctl/a.c", LICENCE + FUNCTION % "  g (getenv (name));\n"),
    ("layer", "src/keeper/a.c", LICENCE + "#include <gtk/gtk.h>\n"),
    ("layer", "src/ctl/a.c", LICENCE + "#include <adwaita.h>\n"),
    ("layer", "src/core/a.c", LICENCE + "#include <gio/gio.h>\n"),
    ("layer", "src/app/a.c", LICENCE + "#include <libsecret/secret.h>\n"),
    ("layer", "src/app/a.c", LICENCE + "#include <curl/curl.h>\n"),
    ("uninitvar", "src/core/a.c", LICENCE + "int\nf (void)\n{\n  int a;\n  return a;\n}\n"),
    ("nullPointer", "src/core/a.c", LICENCE + "void\nf (void)\n{\n  int *a = 0;\n  *a = 1;\n}\n"),
    ("memleak", "src/core/a.c", LICENCE + "void\nf (void)\n{\n  char *a = g_malloc (9);\n  a[0] = 1;\n}\n"),
    ("exception", "build-aux/lint.exceptions", "banned | src/core/a.c | strcpy | it is short | somebody\n"),
]
# What must not be taken for a mistake.
HARMLESS = [
    ("src/core/a.c", LICENCE + "/* system () would be wrong: strcpy (a, b) */\nconst char a[] = \"system (b)\";\n"),
    ("src/core/a.c", LICENCE + FUNCTION % ("  g ();\n" * 57)),
    ("src/core/a.c", LICENCE + "int a;\n" * 498),
    ("src/core/a.h", LICENCE + "\n#pragma once\n"),
    ("src/app/a.c", LICENCE + "#include <gtk/gtk.h>\n"),
    ("src/ctl/a.c", LICENCE + FUNCTION % "  g (g_getenv (\"NO_COLOR\"));\n"),
    ("tests/core/a.c", LICENCE + FUNCTION % "  g_setenv (a, b, 1);\n"),
]


def lint(root):
    done = subprocess.run([ROOT / "build-aux" / "lint", "--root", root], capture_output=True, text=True, timeout=300,
                          check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, done.stdout.splitlines()


def plant(folder, path, text, exceptions=""):
    target = pathlib.Path(folder, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    exceptions_file = pathlib.Path(folder, "build-aux", "lint.exceptions")
    exceptions_file.parent.mkdir(exist_ok=True)
    exceptions_file.write_text(exceptions, encoding="utf-8")
    # cppcheck must have something to read.
    pathlib.Path(folder, "src").mkdir(exist_ok=True)
    pathlib.Path(folder, "src", "z.c").write_text(LICENCE, encoding="utf-8")
    target.write_text(text, encoding="utf-8")


def test_source_is_clean():
    status, lines = lint(ROOT)
    assert status == 0 and not lines, "\n".join(lines)


def test_planted_mistakes_are_seen():
    for rule, path, text in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            plant(folder, path, text)
            status, lines = lint(folder)
            assert status == 1 and len(lines) == 1 and f" {rule}: " in lines[0], (rule, path, lines)
            assert lines[0].startswith(f"{path}:"), lines


def test_harmless_is_let_pass():
    for path, text in HARMLESS:
        with tempfile.TemporaryDirectory() as folder:
            plant(folder, path, text)
            assert lint(folder) == (0, []), (path, lint(folder))


def test_exception_covers_its_finding_alone():
    text = LICENCE + FUNCTION % "  strcpy (a, b);\n  strcat (a, b);\n"
    with tempfile.TemporaryDirectory() as folder:
        plant(folder, "src/core/a.c", text, "banned | src/core/a.c | strcpy | it is short | somebody\n")
        status, lines = lint(folder)
        assert status == 1 and len(lines) == 1 and "strcat" in lines[0], lines


def test_exception_without_a_reason_is_refused():
    with tempfile.TemporaryDirectory() as folder:
        plant(folder, "src/core/a.c", LICENCE, "banned | src/core/a.c | strcpy | |\n")
        done = subprocess.run([ROOT / "build-aux" / "lint", "--root", folder], capture_output=True, text=True,
                              timeout=60, check=False)
        assert done.returncode not in (0,) and "five parts" in done.stderr, done


tap.run(tap.functions(sys.modules[__name__]))
