"""Mail: mbox of every kind, single messages, the text archives of lists, Maildir folders.

Owns the way from letters to threads: each thread is an article, its first letter the post and all
others answers. Nothing is published that letters could be sent to. Knows nothing of records.
"""
