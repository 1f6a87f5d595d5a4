"""The tests of Variorum; the folders mirror `generator/`."""
