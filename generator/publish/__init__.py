"""The site as a tree we own: staged, swapped whole, pruned of our own files only.

Owns every write under the site and beside it. Knows nothing of what a page says, of how it was
made, or of when a build runs: it is given paths and bytes.

    manifest     which files are ours, as `sha256sum -c` reads it
    ground       what stands where a page goes: ours, or foreign
    standing     which pages stand as they were left
    tree         everything in a site
    stage        the folder beside the site in which the next one is made
    exchange     two folders change places in one system call
    pour         a few files are moved into the site, or all put back
    deliver      publish, in one way or the other, and patch, which does not wait for the disk
    recover      what an interrupted build left
    edited       a file of ours that somebody changed by hand is never lost
    guard, lock  where a site must not be, and that one command is at work
    withdraw     taking our own files away again
    verify       a site held against its list
"""

from generator.publish.deliver import Published, patch, publish
from generator.publish.guard import guard
from generator.publish.lock import lock
from generator.publish.manifest import MANIFEST, Listed
from generator.publish.recover import recover
from generator.publish.standing import Standing, current
from generator.publish.verify import Verdict, verify
from generator.publish.withdraw import remove_ours

__all__ = [
    "MANIFEST",
    "Listed",
    "Published",
    "Standing",
    "Verdict",
    "current",
    "guard",
    "lock",
    "patch",
    "publish",
    "recover",
    "remove_ours",
    "verify",
]
