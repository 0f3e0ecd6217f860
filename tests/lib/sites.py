# SPDX-License-Identifier: GPL-3.0-or-later
"""Several practice exchanges that stand in for the exchange's sites: the list of sites is data, and GLib lays
another file over it."""
import contextlib
import os
import pathlib

from command_line import practice

SITE = """  <environment id="{id}" kind="{kind}" seen="2026-07-24" origin="{origin}" key-page="{origin}/keys" domains="">
    <title>{title}</title>
    <summary>{title}</summary>
  </environment>
"""


@contextlib.contextmanager
def sites(**without):
    """Runs a site for each id, which lacks one of the practice keys or none; yields id to origin.
    Programs that are started meanwhile know these sites and trust them."""
    folder = pathlib.Path(os.environ["SESSION_FOLDER"])
    bundle, listing = folder / "sites.pem", folder / "sites.xml"
    with contextlib.ExitStack() as stack:
        running = {}
        for name, arguments in without.items():
            running[name] = stack.enter_context(practice(*arguments))
        text = "".join(SITE.format(id=name, kind="live" if name == "mainnet" else "test", origin=site["origin"],
                                   title=f"Site {name}") for name, site in running.items())
        listing.write_text(f"<environments>\n{text}"
                           '  <environment id="practice" kind="practice" seen="2026-07-24"><title>Practice</title>'
                           "<summary>Practice</summary></environment>\n</environments>\n")
        bundle.write_text("".join(pathlib.Path(site["certificate"]).read_text() for site in running.values()))
        os.environ["SSL_CERT_FILE"] = str(bundle)
        os.environ["G_RESOURCE_OVERLAYS"] = f"/io/github/bitting/data/environments.xml={listing}"
        try:
            yield {name: site["origin"] for name, site in running.items()}
        finally:
            del os.environ["SSL_CERT_FILE"], os.environ["G_RESOURCE_OVERLAYS"]
