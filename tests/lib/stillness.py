# SPDX-License-Identifier: GPL-3.0-or-later
"""Those whom the program waits for, and who never answer: an exchange, and the daemon of the keyring."""
import contextlib
import os
import pathlib
import signal
import socket


@contextlib.contextmanager
def silent_exchange():
    """Its address. The kernel takes connections for it; nobody ever looks at them."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(16)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@contextlib.contextmanager
def stuck_keyring():
    """The daemon holds the bus, and does nothing."""
    daemon = int((pathlib.Path(os.environ["SESSION_FOLDER"]) / "keyring.pid").read_text(encoding="ascii"))
    os.kill(daemon, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(daemon, signal.SIGCONT)
