"""The folder of another generator's site, which is read in place.

Owns how one is known by what lies in it, and what to do instead of importing it.
"""

from __future__ import annotations

from collections.abc import Collection

# What lies in the folder of a site, and what of it is to be copied.
SITES = (
    ("Jekyll", ("_config.yml",), "_posts, _data/comments and the pictures"),
    ("Pelican", ("pelicanconf.py",), "what lies in content"),
    ("Hugo", ("hugo.toml", "content"), "what lies in content and in static, and data/comments"),
    ("Hugo", ("config.toml", "content"), "what lies in content and in static, and data/comments"),
    ("Nikola", ("conf.py", "posts"), "posts and pages"),
    ("Eleventy", (".eleventy.js",), "the folder of the articles"),
)


def in_place(names: Collection[str]) -> tuple[str, str] | None:
    """Why a folder in which these names lie is not imported and what to do, if it is of a site."""
    for generator, holds, what in SITES:
        if set(holds) <= set(names):
            message = f"a site of {generator}: there is nothing to import, it is read as it is"
            return message, f"copy {what} into content/ and build"
    return None
