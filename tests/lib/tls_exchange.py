# SPDX-License-Identifier: GPL-3.0-or-later
"""The exchange of many_exchange.py over TLS, which also counts the handshakes, and a line to it that is as long as
one around the world."""
import contextlib
import os
import pathlib
import queue
import socket
import ssl
import subprocess
import threading
import time

from many_exchange import ManyExchange


def make_certificate():
    """Of 127.0.0.1, by nobody else, in the folder of the session."""
    folder = pathlib.Path(os.environ["SESSION_FOLDER"])
    certificate, key = folder / "exchange.pem", folder / "exchange.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
                   check=True, stderr=subprocess.DEVNULL)
    return certificate, key


class TlsExchange(ManyExchange):
    """Whoever calls it trusts `authority`."""

    def __init__(self):
        super().__init__()
        self.latency = 0
        self.handshakes = 0
        self.authority, key = make_certificate()
        self.port = self.server.server_address[1]
        self.origin = f"https://127.0.0.1:{self.port}"
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.authority, key)
        accept, finish = self.server.get_request, self.server.finish_request

        def get_request():
            connection, address = accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address

        def finish_request(connection, address):
            connection.do_handshake()
            with self.lock:
                self.handshakes += 1
            finish(connection, address)

        self.server.get_request = get_request
        self.server.finish_request = finish_request

    def forget(self):
        with self.lock:
            self.asked.clear()
            self.connections = self.handshakes = 0


class LongLine:
    """Leads to a port of this computer, but each way takes half of `seconds`. It runs as long as its block does."""

    def __init__(self, port, seconds):
        self.port = port
        self.seconds = seconds
        self.server = socket.create_server(("127.0.0.1", 0))
        self.origin = f"https://127.0.0.1:{self.server.getsockname()[1]}"

    def __enter__(self):
        threading.Thread(target=self.listen, daemon=True).start()
        return self

    def __exit__(self, *_error):
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()

    def listen(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.server.accept()
                far = socket.create_connection(("127.0.0.1", self.port))
                for end in (near, far):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                # The caller's system took the call at once; over a real line that takes a round trip.
                self.carry(near, far, time.monotonic() + self.seconds)
                self.carry(far, near, 0)

    def carry(self, source, target, earliest):
        on_the_way = queue.SimpleQueue()

        def send():
            while True:
                due, data = on_the_way.get()
                time.sleep(max(0, due - time.monotonic()))
                with contextlib.suppress(OSError):
                    if not data:
                        target.shutdown(socket.SHUT_WR)
                        return
                    target.sendall(data)

        def receive():
            data = True
            while data:
                try:
                    data = source.recv(65536)
                except OSError:
                    data = b""
                on_the_way.put((max(time.monotonic(), earliest) + self.seconds / 2, data))

        for work in (send, receive):
            threading.Thread(target=work, daemon=True).start()
