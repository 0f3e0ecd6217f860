# SPDX-License-Identifier: GPL-3.0-or-later
"""A headless Chromium that opens one page, and tells all that it did for it.

It is spoken to over a pipe (the DevTools protocol), so it needs no port; its way to the
network leads to a listener of ours that counts who knocks, and lets nobody through.
"""
import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import socket
import subprocess
import tempfile
import threading
import time

PATIENCE = 60.0  # seconds
LEGIBLE = 4.5  # contrast, as WCAG 2 asks for

# The contrast of every text with what is behind it; in a drawing that is not for the style to say.
CONTRASTS = """
(() => {
  const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const parse = s => s.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || e.closest("svg")) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    found.push([(a + 0.05) / (b + 0.05), walker.currentNode.data.trim()]);
  }
  return found;
})()
"""


def high_pipe():
    """A pipe whose ends are out of the way of 3 and 4, where the browser wants its own."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in ends]
    for end in ends:
        os.close(end)
    return high


class Listener:
    """A proxy that takes every connection, writes down what was asked for, and hangs up."""

    def __init__(self):
        self.asked = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                with connection:
                    connection.settimeout(5)
                    with contextlib.suppress(OSError):
                        self.asked.append(connection.recv(4096).split(b"\r\n")[0].decode("latin-1"))

    def close(self):
        self.socket.close()


class Browser:
    """One browser, one page. Use it in a with statement."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="browser.")
        self.listener = Listener()
        self.events = []
        self.received = b""
        self.number = 0
        to_browser, self.pipe_out = high_pipe()
        self.pipe_in, from_browser = high_pipe()
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
                   "--disable-background-networking", "--disable-component-update", "--no-first-run",
                   "--hide-scrollbars", f"--user-data-dir={self.folder}",
                   f"--proxy-server=127.0.0.1:{self.listener.port}", "--proxy-bypass-list=<-loopback>"]
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{to_browser} 4>&{from_browser}', "bash", *command],
            pass_fds=(to_browser, from_browser), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits", "Accessibility"):
            self.call(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *_what):
        with contextlib.suppress(Exception):
            self.session = None
            self.call("Browser.close")
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.pipe_in)
        os.close(self.pipe_out)
        self.listener.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def read(self, limit):
        """The next message of the browser."""
        while b"\0" not in self.received:
            if not select.select([self.pipe_in], [], [], max(0.0, limit - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            data = os.read(self.pipe_in, 1 << 20)
            if not data:
                raise EOFError("the browser has ended")
            self.received += data
        message, self.received = self.received.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        os.write(self.pipe_out, json.dumps(message).encode() + b"\0")
        limit = time.monotonic() + PATIENCE
        while True:
            answer = self.read(limit)
            if answer.get("id") == self.number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        limit = time.monotonic() + PATIENCE
        while not self.happened(method):
            self.events.append(self.read(limit))

    def happened(self, method):
        return [event["params"] for event in self.events if event.get("method") == method]

    def show(self, width, height, dark=False):
        """How the reader sees it, from now on."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def open(self, path):
        self.events.clear()
        self.call("Page.navigate", url=path.resolve().as_uri())
        self.wait("Page.loadEventFired")

    def evaluate(self, expression):
        """What an expression of JavaScript says of the page; the page itself can run none."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def picture(self, path):
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def print(self, path):
        self.call("Emulation.clearDeviceMetricsOverride")
        printed = self.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        path.write_bytes(base64.b64decode(printed["data"]))

    def complaints(self):
        """All that it wrote to the console, and every issue that it found."""
        return (self.happened("Log.entryAdded") + self.happened("Runtime.consoleAPICalled") +
                self.happened("Runtime.exceptionThrown") + self.happened("Audits.issueAdded"))

    def requests(self):
        """Everything that it loaded, or tried to."""
        return [event["request"]["url"] for event in self.happened("Network.requestWillBeSent")]

    def accessible(self):
        """What a screen reader finds: (role, name) of each thing that has a name."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [(node["role"]["value"], node["name"]["value"]) for node in nodes
                if not node["ignored"] and node.get("name", {}).get("value")]
