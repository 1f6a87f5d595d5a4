"""Words by which a text shows who speaks to whom.

Owns the lists, by language, as regular expressions; every list is ours. `style` and `replies` say
what they weigh.
"""

from __future__ import annotations

import re


def _words(text: str, before: str = r"\b") -> re.Pattern[str]:
    """A pattern for any of some words, which stand over several lines, parted by bars."""
    found = "|".join(" ".join(word.split()) for word in text.split("|"))
    return re.compile(rf"{before}(?:{found})\b", re.IGNORECASE)


# At the beginning, whatever signs stand before.
BEGIN = r"\W*"

FIRST_PERSON = _words(
    r"""i|i'm|i’m|i've|i’ve|i'd|i’d|me|my|mine|ich|mir|mich|mein\w*|je|j['’]\w*|moi|mon|ma|mes|yo|mi
    |mis|creo"""
)
SECOND_PERSON = _words(
    r"""you|your|yours|you're|you’re|u|du|dich|dir|dein\w*|ihr|euch|tu|te|toi|vous|votre|vos|tú
    |usted|ustedes|tus?|vosotros"""
)
# What reports have before or behind what somebody said.
ATTRIBUTION = _words(
    """said|told|says|according to|reported|announced|stated|added|explained|sagte|erklärte|laut
    |teilte|zufolge|betonte|a déclaré|selon|explique|affirme|dijo|según|afirmó|explicó|señaló"""
)
LAUGHTER = re.compile(
    r"[\U0001f300-\U0001faff☀-➿]|[:;]-?[)(DP](?!\w)|\b(?:lol|haha\w*|rofl|mdr|jaja\w*|xd)\b",
    re.IGNORECASE,
)
SLIPS = re.compile(
    r" [,.!?](?:\s|$)|,\S(?<=[^\W\d])|[!?]{2,}|\b(?:dont|doesnt|cant|wont|im|ur|thats|alot)\b"
)
# How remarks begin.
OPENER = _words(
    r"""yes|yep|yeah|no|nope|well|so|but|and|agreed?|exactly|true|right|thanks?|thank you|great|good
    |sorry|hi|hello|hey|ok(?:ay)?|indeed|actually|why|wow|lol|not|same|also|maybe|sure|please|@\w+|ja
    |nein|naja|doch|genau|stimmt|danke|aber|und|hallo|warum|schön|oui|non|merci|bravo|mais|bonjour
    |bien|et|pourquoi|exact|sí|si|gracias|pero|y|hola|bueno|claro|porque|muy""",
    BEGIN,
)
AGREEMENT = _words(
    r"""yes|yep|yeah|yup|exactly|agreed?|true|right|correct|indeed|absolutely|precisely|thanks?
    |thank you|good point|same here|ditto|\+1|ja|genau|stimmt|richtig|danke|oui|exact|merci|d'accord
    |tout à fait|sí|exacto|cierto|gracias|totalmente""",
    BEGIN,
)
DISPUTE = _words(
    """no|nope|not|wrong|false|nonsense|really|huh|why|how|what|who|where|when|which|is|are|do|does
    |did|can|could|nein|doch|falsch|unsinn|wirklich|warum|wieso|wie|was|wer|wo|non|faux|vraiment
    |pourquoi|comment|quoi|qui|où|falso|de verdad|por qué|cómo|qué|quién|dónde""",
    BEGIN,
)
CONNECTIVE = _words(
    """and|but|so|or|also|then|because|though|however|well|except|plus|still|yet|und|aber|oder|denn
    |trotzdem|et|mais|donc|ou|alors|pourtant|y|pero|así que|o|entonces|sin embargo""",
    BEGIN,
)
# What may stand before a name that is spoken to.
GREETING = (
    "yes|yep|no|nope|well|thanks|thank you|hi|hello|hey|sorry|ja|nein|danke|hallo|oui|non|merci"
    "|bonjour|sí|gracias|hola"
)
STOP_WORDS = frozenset(
    """a about after again all also am an and any are as at be because been before being but by can
    could did do does doing don down even for from further get go going good got had has have he her
    here him his how i if in into is it its just know let like ll made make many may me more most
    much my never no nor not now of off on one only or other our out over own people re really right
    same say see she should so some still such than that the their them then there these they thing
    things think this those through time to too up us use ve very want was way we well were what
    when where which while who why will with would yes you your
    aber als am an auch auf aus bei bin bis da dann das dass dem den der des die dir doch du ein
    eine einem einen einer er es etwas für gibt habe haben hat ich ihr im immer in ist ja kann kein
    keine man mehr mein mich mir mit muss nach nicht nichts noch nur oder schon sein sich sie sind
    so über um und uns von vor war was wenn wer wie wir wird wo zu zum zur
    au aux avec ce ces cette comme dans de des du elle en est et être fait il ils je la le les leur
    lui ma mais me même mes moi mon ne nous on ont ou par pas plus pour qu que qui sa sans se ses si
    son sont sur ta te tes tout très tu un une vos votre vous
    al algo como con cuando de del donde el ella ellos en era es esa ese eso esta este esto estoy ha
    hay la las le les lo los mas más me mi mis muy no nos o para pero por porque que qué se ser si
    sí sin sobre son su sus también te tiene todo todos tu un una uno y ya yo""".split()
)
