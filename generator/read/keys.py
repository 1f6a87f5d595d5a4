"""Which keys front matter may have, and what each is.

Owns the tables: our own keys, what other generators call the same, and what else they have, which
means nothing here. Knows no value.
"""

from __future__ import annotations

# Our own, by what stands in them.
KINDS = {
    "title": "text",
    "author": "list",
    "date": "text",
    "updated": "text",
    "description": "text",
    "language": "text",
    "source": "text",
    "licence": "text",
    "formerly": "list",
    "tags": "tags",
    "slug": "text",
    "draft": "flag",
    "kind": "text",
}
# What is offered for a word that is no key.
OFFERED = frozenset((*KINDS, "authors", "summary", "lang", "license", "aliases"))
SPELLINGS = {
    "authors": "author",
    "summary": "description",
    "excerpt": "description",
    "lang": "language",
    "locale": "language",
    "license": "licence",
    "aliases": "formerly",
    "redirect_from": "formerly",
    "pubdate": "date",
    "publishdate": "date",
    "lastmod": "updated",
    "modified": "updated",
    "last_modified": "updated",
    "last_modified_at": "updated",
    "last-modified": "updated",
    "categories": "tags",
    "keywords": "tags",
}
# Where others put an article: an old address, if it is one and no pattern.
PLACES = ("permalink", "url", "save_as")
# By which others hide an article, or set it apart.
APART = {
    "published": "flag",
    "hidden": "flag",
    "private": "flag",
    "unlisted": "flag",
    "status": "text",
    "layout": "text",
    "type": "text",
}
# Every key that is heard: what it is called here, and what stands in it.
HEARD = (
    {name: (name, kind) for name, kind in (KINDS | APART).items()}
    | {key: (name, KINDS[name]) for key, name in SPELLINGS.items()}
    | dict.fromkeys(PLACES, ("formerly", "place"))
    | dict.fromkeys(("tag", "category"), ("tags", "tag"))
)
# Tables in which Hugo and Zola have settings, too.
WITHIN = ("params", "taxonomies", "extra")
# Keys that only others have: a head with one of them is theirs.
THEIRS = frozenset(
    (
        "_build accessibility alias archived asset_type audio author_profile background"
        " bibliography breadcrumb breadcrumbs build cascade classes cms_exclude comment"
        " commentable comments copyright cover cssclass disable_comments disqus eleventycomputed"
        " eleventyexcludefromcollections eleventynavigation excerpt_separator expirydate"
        " external external-url extra feature featured featured_image featuredimage font_size"
        " footer gallery guid has_math header headless hero hidetitle hreflang html_title icon"
        " id image image_caption images iscjklanguage last_updated lightbox link linktitle"
        " markup math mathjax media menu mermaid meta_description meta_title metadata"
        " nav_exclude nav_order navigation next nocomment nocomments oembed order outputs"
        " pagination params parent photo pin pinned poster prev previous pygments"
        " rating read_time reading_time readingtime redirect_to related render"
        " render_with_liquid resources robots rss scripts search seo series series_order share"
        " short_title show_date show_toc showtoc sidebar sitemap stub style stylesheets subtitle"
        " taxonomies teaser template theme thumb thumbnail toc toc_sticky tocopen translation"
        " translationkey translations twitter usepagebundles version video videos views weight"
        " wordpress_id wordpress_url"
    ).split()
)
