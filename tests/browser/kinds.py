"""A page of each kind on the sample archive's site."""

KINDS = {
    "home": "index.html",
    "article with a deep thread and notes": "comment-sections.html",
    "article with code": "usenet.html",
    "pasted article": "pasted/town-library.html",
    "how a pasted article was made": "pasted/town-library/made_.html",
    "page apart": "about.html",
    "entity": "people/rashi.html",
    "place on a map": "places/alexandria.html",
    "index of entities": "entities/index.html",
    "entities named most": "entities/most.html",
    "index as of a book": "entities/book.html",
    "network": "entities/network.html",
    "author": "authors/orla-reddan.html",
    "authors": "authors/index.html",
    "dates": "dates/index.html",
    "year": "dates/2024.html",
    "tags": "tags/index.html",
    "tag": "tags/layout.html",
    "notes": "notes.html",
    "problems": "problems.html",
}
