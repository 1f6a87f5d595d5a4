"""Tests of `generator.recognise`."""
