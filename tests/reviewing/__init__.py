"""Tests of `generator.reviewing`."""
