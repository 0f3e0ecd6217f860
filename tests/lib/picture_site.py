# SPDX-License-Identifier: GPL-3.0-or-later
"""A site with pictures, on loopback, over HTTPS, that counts what it is asked for."""
import http.server
import pathlib
import ssl
import struct
import subprocess
import threading
import zlib


def png(width, height, red, green, blue):
    """A picture of one colour."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes((red, green, blue)) * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class PictureSite:
    """Gives `answers[path]`, and 404 for any other; slowly, as long as `gate` is not set."""

    def __init__(self, folder):
        self.answers = {}
        self.asked = []
        self.connections = 0
        self.gate = threading.Event()
        self.gate.set()
        self.bundle = pathlib.Path(folder) / "site.pem"
        key = pathlib.Path(folder) / "site.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                        "-nodes", "-days", "2", "-subj", "/CN=site", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", key, "-out", self.bundle], check=True, stderr=subprocess.DEVNULL)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.bundle, key)
        self.server = self.listener()(("127.0.0.1", 0), self.handler())
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.address = f"https://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def listener(self):
        site = self

        class Listener(http.server.ThreadingHTTPServer):
            """Counts who comes, also without a question."""

            def get_request(self):
                site.connections += 1
                return super().get_request()

        return Listener

    def handler(self):
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """One request."""

            def do_GET(self):  # pylint: disable=invalid-name
                site.asked.append(self.path)
                body = site.answers.get(self.path)
                self.send_response(200 if body is not None else 404)
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                if body is not None:
                    half = len(body) // 2
                    self.wfile.write(body[:half])
                    self.wfile.flush()
                    site.gate.wait(60)
                    self.wfile.write(body[half:])

            def log_message(self, *_arguments):  # pylint: disable=arguments-differ
                pass

        return Handler

    def stop(self):
        self.gate.set()
        self.server.shutdown()
        self.server.server_close()
