# SPDX-License-Identifier: GPL-3.0-or-later
"""Places into which a secret could leak. Each can be read, and a copy of a text can be planted in it by the way that
a leak would take, to prove that the look into it finds one."""
import contextlib
import http.server
import os
import pathlib
import re
import subprocess
import threading
import urllib.request

from gi.repository import Gio, GLib

from assistive import wait_until
from stand_in import StandIn

SESSION = pathlib.Path(os.environ["SESSION_FOLDER"])
ANSWER = pathlib.Path(os.environ["G_TEST_SRCDIR"]) / "data" / "samples" / "02-withdraw-enabled.json"
DEBUG = re.compile(r"GDBus|=====| [ ><]|.*DEBUG|\s*$")
KEY = b"FakeKey00000000002"


class Output:
    """What programs say, with all that they can say about themselves turned on."""

    name = "standard output and standard error"

    def __init__(self):
        self.path = SESSION / "output.log"
        self.file = open(self.path, "ab")  # pylint: disable=consider-using-with

    def note(self, words):
        """Marks where a program begins to speak."""
        self.file.write(f"\n--- {words}\n".encode())
        self.file.flush()

    def last(self):
        """What the last one said, without what libraries said about themselves."""
        lines = self.read().decode(errors="replace").rsplit("\n--- ", 1)[-1].splitlines()
        return "\n".join(line for line in lines if not DEBUG.match(line))

    def read(self):
        return self.path.read_bytes()

    def plant(self, text):
        subprocess.run(["sh", "-c", f"printf %s {text} >&2"], stderr=self.file, check=True)


class Children:
    """Arguments and environment of every program that is started."""

    name = "arguments and environments of children"

    def __init__(self):
        self.path = SESSION / "exec.log"
        self.path.touch()
        self.environment = {"LD_PRELOAD": os.environ["EXEC_LOG_LIBRARY"], "EXEC_LOG": str(self.path)}

    def read(self):
        return self.path.read_bytes()

    def plant(self, text):
        subprocess.run(["sh", "-c", f"env PLANT={text} true"], env={**os.environ, **self.environment}, check=True)


class Files:
    """Settings, caches, history, reports, sockets' names, what is in the folder for temporary files, and the keyring
    itself, which is encrypted."""

    name = "files"
    IGNORED = {"output.log", "exec.log", "bus.log.binary"}  # Places of their own.

    def __init__(self):
        self.temporary = SESSION / "tmp"
        self.temporary.mkdir()
        self.environment = {"TMPDIR": str(self.temporary)}

    def read(self):
        parts = []
        for path in SESSION.rglob("*"):
            if path.is_file() and path.name not in self.IGNORED:
                parts += [str(path).encode(), path.read_bytes()]
        return b"\n".join(parts)

    def plant(self, text):
        path = pathlib.Path(os.environ["XDG_CACHE_HOME"]) / "somebody" / "deep" / "down"
        path.parent.mkdir(parents=True)
        path.write_text(f"…{text}…", encoding="utf-8")


class Bus:
    """All that goes over the session bus, to the keyring and to everybody else."""

    name = "the session bus"

    def __init__(self):
        self.path = SESSION / "bus.log.binary"
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        with open(self.path, "wb") as log:
            self.monitor = subprocess.Popen(["dbus-monitor", "--session", "--binary"], stdout=log)
        self.wait_for("The monitor listens")

    def emit(self, text):
        self.bus.emit_signal(None, "/", "test.Canary", "Said", GLib.Variant("(s)", (text,)))

    def wait_for(self, text):
        def arrived():
            self.emit(text)
            return text.encode() in self.path.read_bytes()

        wait_until(arrived, "nothing is heard on the bus")

    def read(self):
        self.wait_for("That was all")
        return self.path.read_bytes()

    def plant(self, text):
        self.emit(text)

    def stop(self):
        self.monitor.terminate()
        self.monitor.wait(timeout=10)


class Network:
    """An exchange without TLS, which keeps every byte that it is sent."""

    name = "the network"

    def __init__(self):
        self.seen = []
        self.held = threading.Event()  # Answers are given as long as it is set.
        self.held.set()
        place = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                place.seen.append(self.raw_requestline + bytes(self.headers))
                place.held.wait(30)
                body = ANSWER.read_bytes().replace(KEY, self.headers.get("X-BAPI-API-KEY", "").encode())
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self):
                place.seen.append(self.rfile.read(int(self.headers.get("Content-Length", 0))))
                self.do_GET()

            def log_message(self, *_words):  # pylint: disable=arguments-differ
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def read(self):
        return b"\n".join(self.seen)

    def plant(self, text):
        with urllib.request.urlopen(f"{self.origin}/?{text}", timeout=30) as answer:
            answer.read()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Notifications:
    """What the desktop is asked to tell."""

    name = "notifications"

    def __init__(self):
        self.desktop = StandIn("notifications", "freedesktop")
        self.lines = []

    def read(self):
        self.lines += self.desktop.rest()
        return "\n".join(self.lines).encode()

    def plant(self, text):
        subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.Notifications", "--object-path",
                        "/org/freedesktop/Notifications", "--method", "org.freedesktop.Notifications.Notify",
                        "plant", "0", "", "Planted", text, "[]", "{}", "0"], stdout=subprocess.DEVNULL, check=True)
        wait_until(lambda: text.encode() in self.read(), "nobody is notified")

    def stop(self):
        self.desktop.__exit__()


class Tree:
    """What a screen reader finds in the window, now and whenever it was looked at before."""

    name = "the accessibility tree"

    def __init__(self, person):
        self.person = person
        self.seen = set()

    def look(self):
        """Whether a whole look was had: a window that changes meanwhile loses what one looks at."""
        try:
            for thing in self.person.all():
                self.seen.update((thing.name, thing.text, thing.node.get_description() or ""))
        except GLib.Error:
            return False
        return True

    def read(self):
        wait_until(self.look, "the window never stops changing")
        return "\n".join(self.seen).encode()

    def plant(self, text):
        self.person.wait("text", "Name in this list").write(text)


class Clipboard:
    """What another program would paste."""

    name = "the clipboard"

    def __init__(self):
        self.owner = None

    @contextlib.contextmanager
    def owned(self, text):
        """Another program has copied it."""
        with subprocess.Popen([os.environ["CLIPBOARD_OWNER"], text], stdout=subprocess.PIPE, text=True) as owner:
            assert owner.stdout.readline() == "ready\n"
            yield
            owner.terminate()

    def read(self):
        return subprocess.run([os.environ["CLIPBOARD_READER"]], capture_output=True, check=True, timeout=30).stdout

    def plant(self, text):
        self.owner = self.owned(text)
        self.owner.__enter__()

    def stop(self):
        self.owner.__exit__(None, None, None)


def look(places, planted, *canaries):
    """Where the canaries are, in words; fails where the look would not have found what was planted."""
    leaks = []
    for place in places:
        place.plant(planted.text)
        data = place.read()
        assert planted.find(data), f"a copy planted in {place.name} is not found"
        leaks += [f"{place.name}: {words}" for canary in canaries for words in canary.find(data)]
    return leaks
