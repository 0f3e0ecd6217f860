# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests in the Test Anything Protocol: functions called test_… of a module, or rows of a table."""
import sys
import traceback


def run(tests):
    """Runs (name, function) pairs, and ends the program."""
    print("TAP version 13")
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, function) in enumerate(tests, 1):
        try:
            function()
        except Exception:  # pylint: disable=broad-except
            failed += 1
            traceback.print_exc()  # to stderr: that is what meson prints of a test that failed
            print(f"not ok {number} {name}", flush=True)
        else:
            print(f"ok {number} {name}", flush=True)
    sys.exit(1 if failed else 0)


def functions(module):
    """The tests of a module, in the order they are written."""
    return [(name, value) for name, value in vars(module).items() if name.startswith("test_")]
