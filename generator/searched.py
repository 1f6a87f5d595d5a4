"""RECOGNISE over all articles: searched again are those that a change of the register concerns.

Owns which lexicon the last build searched by. Knows neither pages nor what names are for.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from generator.model.card import Card
from generator.model.mention import Sighted
from generator.recognise import delta, lexicon
from generator.recognise.documents import Document, document
from generator.recognise.lexicon import Lexicon
from generator.recognise.seam import BUILT_IN
from generator.recognise.step import Recognise
from generator.run.engine import Engine

LEXICON = "lexicon"


def searched(
    engine: Engine, names: Lexicon, step: Recognise, cards: Iterable[Card]
) -> list[Sighted]:
    """What each article names; where the register changed, only those it concerns are searched."""
    room = engine.room
    documents = [document(card) for card in cards]
    last = room.memo.noted(LEXICON, str)
    if last not in {None, step.lexicon} and step.recognisers == BUILT_IN:
        by = delta.spellings(lexicon.decode(room.blob(last)), names)

        def stays(document: Document, seen: Sighted) -> bool:
            parts = filter(None, (document.text, *document.thread, document.remarks))
            texts = (room.blob(part) for part in parts)
            vocabulary = delta.vocabulary(room.blob(seen.words))
            return not delta.is_concerned(document.article, vocabulary, by, texts)

        engine.carry(replace(step, lexicon=last), step, documents, stays)
    if last != step.lexicon:
        room.memo.note(LEXICON, step.lexicon)
    return [seen or Sighted() for seen in engine.map(step, documents)]
