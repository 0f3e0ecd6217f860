# SPDX-License-Identifier: GPL-3.0-or-later
"""An HTTP proxy on loopback that stands somewhere else: whatever is asked for, it leads to one place."""
import contextlib
import socket
import threading


def pump(source, target):
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    for end in (source, target):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


class Tunnel:
    """Notes what it was asked for, before the tunnel stands."""

    def __init__(self, port, password=False):
        self.port = port
        self.password = password
        self.seen = []
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.server.getsockname()[1]}"
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        self.thread.join()

    def listen(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.server.accept()
                threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                data = connection.recv(4096)
                if not data:
                    return
                head += data
            self.seen.append(head.decode())
            if self.password:
                connection.sendall(b"HTTP/1.1 407 Password\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                                   b"Content-Length: 0\r\n\r\n")
                return
            with socket.create_connection(("127.0.0.1", self.port)) as other:
                connection.sendall(b"HTTP/1.1 200 Open\r\n\r\n")
                back = threading.Thread(target=pump, args=(other, connection), daemon=True)
                back.start()
                pump(connection, other)
                back.join()
