"""`python -m generator` does what `variorum` does."""

from generator.cli import commands

if __name__ == "__main__":
    commands(prog_name="variorum")
