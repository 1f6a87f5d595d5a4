"""Text and tags: the only room that makes a tag or writes HTML.

`clean` is the one door for foreign HTML; `markdown` and `plain` read the native forms; `code`
colours; `weave` turns a body into HTML. Knows nothing of sources, records or pages.
"""
