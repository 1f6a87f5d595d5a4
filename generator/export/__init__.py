"""The archive into pages.

`plan` turns the linked cards into pages, each with its view; `render` turns a page into bytes;
`urls` alone spells an address; `theme` alone knows Jinja2. Knows no source format.
"""
