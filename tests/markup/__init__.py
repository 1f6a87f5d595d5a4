"""Tests of the room that makes tags."""
