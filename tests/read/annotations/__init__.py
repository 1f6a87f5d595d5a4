"""Notes that other programs wrote."""
