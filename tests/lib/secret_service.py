# SPDX-License-Identifier: GPL-3.0-or-later
"""What the keyring has of ours, asked without Bitting and without libsecret."""
from gi.repository import Gio, GLib

NAME, PATH = "org.freedesktop.secrets", "/org/freedesktop/secrets"


class SecretService:
    """One connection. The daemon may go and come back between two questions."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(self, path, interface, method, parameters, reply=None):
        return self.bus.call_sync(NAME, path, f"org.freedesktop.Secret.{interface}", method, parameters,
                                  GLib.VariantType(reply) if reply else None, Gio.DBusCallFlags.NONE, 30000, None).unpack()

    def keys(self):
        """A pair of name and secret for each item, sorted; two of one name, if there are two."""
        _, session = self.call(PATH, "Service", "OpenSession",
                               GLib.Variant("(sv)", ("plain", GLib.Variant("s", ""))))
        items, locked = self.call(PATH, "Service", "SearchItems", GLib.Variant("(a{ss})", ({"application": "bitting"},)))
        assert not locked, locked
        found = []
        for item in items:
            attributes = self.bus.call_sync(NAME, item, "org.freedesktop.DBus.Properties", "Get",
                                            GLib.Variant("(ss)", ("org.freedesktop.Secret.Item", "Attributes")), None,
                                            Gio.DBusCallFlags.NONE, 30000, None).unpack()[0]
            secret = self.call(item, "Item", "GetSecret", GLib.Variant("(o)", (session,)))[0]
            found.append((attributes["name"], bytes(secret[2]).decode()))
        return sorted(found)
