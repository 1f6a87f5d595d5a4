"""Real processes that strace ends, or whose calls it fails, at each of their calls in turn.

`idle` is the struck side, which does its work again and again; `strace` is the test's side.
"""
