"""Saved pages: an article and its comments, as the software of a site once wrote them out.

Each software is a row of selectors in `families` or `forums`; a page of none of them is read by
`general`. `page` has the order of it all, and `tree` is the one place where HTML is parsed.
"""
