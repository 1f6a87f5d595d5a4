"""Style sheets and scripts without what only people read: remarks and white space."""

from __future__ import annotations


def lean(name: str, data: bytes) -> bytes:
    """A file of the theme as browsers need it; one that is not UTF-8 stays as it is."""
    ending = name.rpartition(".")[2]
    if ending not in {"css", "js"}:
        return data
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    return _style(text) if ending == "css" else _script(text)


def _style(text: str) -> bytes:
    from rcssmin import cssmin  # noqa: PLC0415 (for two files of a site)

    return f"{cssmin(text)}\n".encode()


def _script(text: str) -> bytes:
    from rjsmin import jsmin  # noqa: PLC0415

    return f"{jsmin(text)}\n".encode()
