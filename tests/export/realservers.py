"""nginx and Apache themselves, each serving a site as docs/hosting.md says."""

from __future__ import annotations

import getpass
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.archives import ROOT

NGINX = """\
user {user}; daemon off; pid {folder}/pid; error_log stderr crit;
events {{}}
http {{
  access_log off;
  {temporary}
  types {{ text/html html; text/css css; text/javascript js; image/svg+xml svg; }}
  {recipe}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
MODULES = "mpm_event authz_core dir headers mime rewrite"
APACHE = """\
ServerName localhost
ServerRoot {folder}
PidFile {folder}/pid
ErrorLog {folder}/log
Listen 127.0.0.1:{port}
TypesConfig {folder}/types
{recipe}
"""
HERE = "/srv/archive/site"


def recipe(language: str, site: Path, root: Path) -> str:
    """What docs/hosting.md says to a server, about a site in a root."""
    said = (ROOT / "docs/hosting.md").read_text("utf-8")
    block = said.partition(f"```{language}\n")[2].partition("```")[0]
    return re.sub(rf"(?<=oot ){HERE}", str(root), block).replace(HERE, str(site))


def start_nginx(folder: Path, root: Path, site: Path, port: int) -> list[str]:
    """The command for nginx."""
    temporary = "".join(f"{one}_temp_path {folder}/{one}; " for one in TEMPORARY)
    listen = f"listen 127.0.0.1:{port}; port_in_redirect off;"
    said = recipe("nginx", site, root).replace("listen 80;", listen)
    own = {"user": getpass.getuser(), "folder": folder, "recipe": said}
    (folder / "conf").write_text(NGINX.format(temporary=temporary, **own))
    return ["nginx", "-p", str(folder), "-c", str(folder / "conf")]


def start_apache(folder: Path, root: Path, site: Path, port: int) -> list[str]:
    """The command for Apache."""
    modules = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"
        for name in MODULES.split()
    )
    said = recipe("apache", site, root).replace("*:80", f"127.0.0.1:{port}")
    conf = modules + APACHE.format(folder=folder, port=port, recipe=said)
    (folder / "conf").write_text(conf)
    (folder / "types").write_text("text/html html\ntext/css css\nimage/svg+xml svg\n")
    files = [site / f"{of}/apache.htaccess" for of in ("redirects", "hosting")]
    (site / ".htaccess").write_bytes(b"".join(file.read_bytes() for file in files))
    return ["apache2", "-X", "-f", str(folder / "conf")]


SERVERS = {"nginx": start_nginx, "apache2": start_apache}


def _listens(process: subprocess.Popen[bytes], port: int) -> None:
    """Return as soon as a server listens."""
    while True:
        assert process.poll() is None, process.stderr and process.stderr.read().decode()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=30).close()
        except ConnectionRefusedError:
            continue
        return


@contextmanager
def serving(name: str, folder: Path, root: Path, site: Path) -> Iterator[int]:
    """A server of a root in which a site lies, with a folder of its own; gives its port."""
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = SERVERS[name](folder, root, site, port)
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        try:
            _listens(process, port)
            yield port
        finally:
            process.terminate()
