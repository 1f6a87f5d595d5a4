"""What people hold: exports of platforms, saved pages, mail.

Each format is one file: it turns bytes into `parts`, and knows nothing of what becomes of them.
"""
