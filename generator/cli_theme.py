"""The options of `variorum theme`, the commands for templates of one's own.

Owns their names and their help. A command returns its exit code; what it does is in
`commands_theme`, which is imported when one runs.
"""

from __future__ import annotations

import click

from generator.options import everywhere, json_option, session


@click.group()
@everywhere
def theme() -> None:
    """Work on the look: templates of your own beside the built-in ones."""


@theme.command(name="list")
@everywhere
@json_option
@click.pass_context
def list_command(ctx: click.Context, /, *, for_machines: bool) -> int:
    """List the templates, and which are yours."""
    from generator import commands_theme as does  # noqa: PLC0415 (only where a command runs)

    return does.show(session(ctx), for_machines=for_machines)


@theme.command(name="copy")
@everywhere
@click.argument("template")
@click.pass_context
def copy_command(ctx: click.Context, /, *, template: str) -> int:
    """Copy a built-in TEMPLATE to templates/.

    TEMPLATE is a name such as article.html. What is there already is never written over.
    """
    from generator import commands_theme as does  # noqa: PLC0415 (only where a command runs)

    return does.copy(session(ctx), template)
