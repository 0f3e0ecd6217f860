# SPDX-License-Identifier: GPL-3.0-or-later
"""An exchange without TLS for many keys at once. What it answers is in the key: it begins with a word
that answer() knows. It counts what it was asked, over how many connections, and how many questions lay there at once."""
import collections
import http.server
import json
import pathlib
import threading
import time

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "data" / "samples"


def refusal(code):
    return 200, {"retCode": code, "retMsg": "no", "result": {}, "time": 0}


def answer(key, tries):
    """Status and body of the answer to a key that was asked about so many times before; None for none."""
    word = key[:4]
    if word == "GONE":
        return refusal(10003)
    if word == "AWAY":
        return refusal(10010)
    if word == "BUSY" or (word == "WAIT" and tries == 0):
        return refusal(10006)
    if word == "HTTP" and tries == 0:
        return 429, {}
    if word == "DOWN":
        return 502, {}
    if word == "DROP":
        return None
    name = "02-withdraw-enabled.json" if word == "RISK" else "01-good-spot-only.json"
    body = json.loads((SAMPLES / name).read_text(encoding="utf-8"))
    body["result"]["apiKey"] = key
    return 200, body


class ManyExchange:
    """It runs as long as its block does."""

    def __init__(self):
        self.latency = 0.02  # seconds
        self.answers = None  # how many it gives until it is told to go on
        self.goes_on = threading.Event()
        self.asked = collections.Counter()
        self.connections = 0
        self.most = self.now = 0
        self.lock = threading.Lock()
        place = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """One connection."""
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def setup(self):
                super().setup()
                with place.lock:
                    place.connections += 1

            def do_GET(self):
                key = self.headers.get("X-BAPI-API-KEY", "")
                with place.lock:
                    tries = place.asked[key]
                    place.asked[key] += 1
                    place.now += 1
                    place.most = max(place.most, place.now)
                    silent = place.answers is not None and place.asked.total() > place.answers
                time.sleep(place.latency)
                if silent:
                    place.goes_on.wait()
                given = answer(key, tries)
                with place.lock:
                    place.now -= 1
                if given is None:
                    self.close_connection = True
                    return
                body = {**given[1], "time": int(time.time() * 1000)}
                self.give(given[0], json.dumps(body).encode())

            def give(self, status, body):
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_words):  # pylint: disable=arguments-differ
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        # Whoever stops in the middle waits for no answer.
        self.server.handle_error = lambda *_: None
        self.origin = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()
