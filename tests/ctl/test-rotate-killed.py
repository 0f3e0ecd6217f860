# SPDX-License-Identifier: GPL-3.0-or-later
"""A rotation that is killed anywhere: each key is whole, and the rotation can be taken up again."""
import pathlib
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import PROGRAM, ctl, look_up  # noqa: E402
from rotating import begin, names, secret_of  # noqa: E402


def kill_after(seconds, *words):
    """Kills the command that long after its start. Returns whether it was still at work."""
    process = subprocess.Popen([PROGRAM, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def test_killed_anywhere_each_key_is_whole():
    secrets = {secret_of("good"), secret_of("withdraw")}
    assert begin("killed", "good", "withdraw")[0] == 1
    started = time.monotonic()
    done = ctl("rotate", "--accept", "killed")
    assert done.returncode == 0, done
    whole = time.monotonic() - started
    cuts = 0
    for i in range(12):
        if i % 2 == 0:
            done = ctl("rotate", "--undo", "killed")
            assert done.returncode == 0, done
            assert look_up("killed") == secret_of("good")
        cuts += kill_after(whole * (i + 1) / 12, "rotate", "--accept" if i % 2 == 0 else "--undo", "killed")
        held = {name: look_up(name) for name in names("killed")}
        assert held["killed"] in secrets and set(held.values()) == secrets, (i, held)
        done = ctl("rotate", "--accept", "killed")
        assert done.returncode == 0, done
        held = {name: look_up(name) for name in names("killed")}
        assert held == {"killed": secret_of("withdraw"), "killed (old)": secret_of("good")}, (i, held)
    assert cuts > 0


tap.run(tap.functions(sys.modules[__name__]))
