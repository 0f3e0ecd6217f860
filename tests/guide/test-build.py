# SPDX-License-Identifier: GPL-3.0-or-later
"""The build itself refuses a faulty guide, and takes it when it is mended."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lib"))
import tap  # noqa: E402

# What the data becomes on its way into the program.
TARGET = "data/bitting-data-resources.c"
GOOD, BAD = 'instruction="open-menu" x', 'instruction="open-window" x'


def leave_out(_folder, names):
    """What belongs to a checkout and not to the source."""
    return [name for name in names if name == ".git" or (name.startswith("build") and name != "build-aux")]


def run(*command):
    # The compiler is only asked what it can do here, so it need not be strict.
    environment = {name: value for name, value in os.environ.items() if name not in ("G_DEBUG", "MALLOC_CHECK_")}
    return subprocess.run(command, capture_output=True, text=True, timeout=150, check=False, env=environment)


def ninja(build):
    done = run("ninja", "-C", build, TARGET)
    return done.returncode, done.stdout + done.stderr


def test_the_build_refuses():
    with tempfile.TemporaryDirectory() as place:
        source, build = pathlib.Path(place) / "source", pathlib.Path(place) / "build"
        shutil.copytree(ROOT, source, ignore=leave_out)
        done = run("meson", "setup", build, source)
        assert done.returncode == 0, done.stdout + done.stderr
        guide = source / "data" / "guide" / "guide.xml"
        text = guide.read_text(encoding="utf-8")
        line = text[:text.index(GOOD)].count("\n") + 1

        guide.write_text(text.replace(GOOD, BAD, 1), encoding="utf-8")
        status, said = ninja(build)
        assert status != 0 and f"guide.xml:{line}: no instruction “open-window” in this step" in said, said
        assert not (build / TARGET).exists()

        guide.write_text(text, encoding="utf-8")
        status, said = ninja(build)
        assert status == 0 and (build / TARGET).exists(), said

        # What the guide refers to is watched as the guide itself is.
        sites = source / "data" / "environments.xml"
        sites.write_text(sites.read_text(encoding="utf-8").replace("https://testnet.bybit.com/", "https://testnet.example/"),
                         encoding="utf-8")
        status, said = ninja(build)
        assert status != 0 and "https://testnet.example/ is not https on one of: testnet.bybit.com" in said, said


tap.run(tap.functions(sys.modules[__name__]))
