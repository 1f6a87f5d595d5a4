"""What the buttons, headings and heads around comments are called.

Owns the words, by language; every list is ours. What is made of them is the business of `marks`.
"""

from __future__ import annotations


def _list(text: str) -> frozenset[str]:
    return frozenset(" ".join(words.split()) for words in text.split("|"))


# Words that stand on a button, beside a counter or about a page, in lower case.
BUTTONS = _list(
    """reply|replies|post reply|share|share this|like|likes|unlike|dislike|love|comment|report
    |report abuse|flag|quote|edit|edited|delete|permalink|link|embed|save|hide|give award|award
    |more|less|read more|see more|show more|show less|load more|view more|collapse|expand|follow
    |unfollow|subscribe|subscribe to updates|upvote|downvote|vote|recommend|recommended|respond
    |copy link|copy|print|email|tweet|pin|pinned|source|context|parent|next|prev|previous|root
    |top|back to top|up|down|level|avatar|verified|top fan|op|author|mod|moderator|admin|staff
    |member|guest|editor|new|top comment|best|hot|oldest|newest|newest first|oldest first
    |most relevant|most recent|all reactions|sort by|sort by best|search comments
    |expand comment search|log in|login|logout|sign in|sign up|log in to reply|login to reply
    |log in to comment|sign in to comment|register|faq|forgot account?|quick links|search|menu
    |home|translate|see translation|show original|favourite|favorite|bookmark|download
    |full member|junior member|senior member|new member|offline|online|add a comment
    |add a comment...|add comment|write a comment...|join the discussion…|go to comments
    |comments section|skip to content|zum inhalt springen|aller au contenu|ir al contenido
    |jump to recipe|skip to main content|jump to content|related topics|past|ask|jobs|submit
    |advertisement|ad|facebook|youtube|hacker news|thread tools|display modes|linkback|privacy
    |about|antworten|antwort|zitieren|zitat|teilen|gefällt mir|gefällt mir nicht|melden
    |kommentar melden|beitrag melden|bearbeiten|löschen|mehr|mehr anzeigen|weniger|link kopieren
    |empfehlen|bewerten|nach oben|anmelden|einloggen|abmelden|folgen|gast|mitglied|autor|autorin
    |moderation|startseite|leserempfehlung|merken|drucken|anzeige|kommentieren|neueste zuerst
    |älteste zuerst|registrieren|répondre|réponse|citer|partager|j'aime|je n'aime pas|signaler
    |signaler un abus|modifier|imprimer|supprimer|voir plus|afficher plus|lien|lien permanent
    |recommander|alerter|connexion|auteur|s'abonner|accueil|publicité|commenter|les plus récents
    |se connecter|responder|respuesta|citar|compartir|me gusta|no me gusta|denunciar|reportar
    |editar|eliminar|ver más|mostrar más|enlace|enlace permanente|recomendar|imprimir
    |suscribirse|inicio|publicidad|comentar|más recientes|iniciar sesión|autora|rispondi
    |condividi|mi piace|segnala|cita|beantwoorden|reageer|delen|vind ik leuk|citeren|curtir
    |compartilhar"""
)
# What is counted beside a comment.
COUNTED = (
    "likes?|dislikes?|points?|votes?|upvotes?|downvotes?|repl(?:y|ies)|recommends?|shares?|reactions?"
    "|comments?|responses?|views?|karma|children|posts?|thumbs? (?:up|down)|stars?|subscribers?"
    "|people (?:like|found) this(?: helpful)?"
    "|antwort(?:en)?|punkte?|stimmen?|gefällt mir|beiträge|leserempfehlung(?:en)?|kommentare?"
    "|réponses?|votes?|j'aime|commentaires?|messages?|respuestas?|votos?|me gusta|comentarios?"
    "|risposte|reacties|respostas"
)
# Facts that forums tell of a writer with each post: what stands before the colon.
FACTS = (
    "joined|join date|posts|location|registered|member since|karma|likes received|reputation|status"
    "|messages|rank|gender|age|thanks|sort by|sorted by|filter|language|to|cc|reply-to|message-id"
    "|list-id|in-reply-to|subject|quote|re|an|betreff|antwort an|zitat|aw|objet|asunto"
    "|share this|like this|tags|tagged|categories|filed under|related|schlagwörter|kategorien"
    "|étiquettes|catégories|classé dans|etiquetas|categorías|registriert|registriert seit"
    "|dabei seit|beiträge|wohnort|ort|sortieren nach|sortierung"
    "|inscrit|inscription|localisation|trier par|registrado|mensajes|ubicación|ordenar por"
)
# How the header of a mail names who wrote it, and when.
FROM, DATE = "from|von|de|da|van", "date|sent|datum|gesendet|envoyé|fecha|enviado"

_number = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|no|eine?|zwei|drei|une?|deux"
    "|trois|uno?|una|dos|tres)"
)
_about = r"(?: (?:to|on|so far|for|about|zu|auf|über|sur|à|au|pour|en|a|sobre|para)\b.{0,120})?"
_counted = rf"(?: ?\(?{_number}\)?)?"
# What stands over comments.
HEADINGS = (
    rf"(?:all |reader |readers' |user |recent )?(?:comments|responses){_counted}"
    rf"|(?:view |show |see )?(?:all )?{_number} (?:comments?|responses?|repl(?:y|ies)|thoughts?"
    rf"|reactions?){_about}"
    "|(?:the )?(?:discussion|conversation|comment section)|readers? (?:respond|write)|letters"
    rf"|(?:leser|alle )?kommentare{_counted}|(?:die )?diskussion|leserbriefe|lesermeinungen"
    rf"|{_number} (?:leser)?(?:kommentare?|antworten|gedanken|meinungen|reaktionen){_about}"
    rf"|(?:les |vos |tous les )?commentaires{_counted}|réactions|vos réactions"
    rf"|{_number} (?:commentaires?|réponses?|réactions?|réflexions?){_about}"
    rf"|(?:los |todos los )?comentarios{_counted}"
    rf"|{_number} (?:comentarios?|respuestas?|opiniones|pensamientos?){_about}"
    rf"|(?:\d+ )?(?:commenti|reacties|comentários){_counted}"
)
# What stands over the form for the next one: above the comments, or below them all.
FORMS = (
    "(?:leave|write|add|post) (?:a |your )(?:reply|comment|response)"
    "|join the (?:discussion|conversation)|schreibe einen kommentar|antwort schreiben"
    "|(?:einen )?kommentar (?:schreiben|hinterlassen)"
    "|(?:laisser|ajouter|poster|écrire) (?:un|votre) commentaire|réagir|laisser une réponse"
    "|(?:deja|dejar|escribe|añade) (?:un|tu) comentario|deja una respuesta"
)
# How a head says that somebody speaks: before the name, and behind it.
BEFORE = (
    "(?:interview |text |words |story |report |review )by|post by|posted by|comment by|comment from"
    "|reply by|reply from|submitted by|written by|by|from"
    "|said by|(?:geschrieben|verfasst|kommentar|beitrag|antwort|eingereicht)? ?von"
    "|(?:écrit|posté|publié|commentaire|rédigé|réponse)? ?(?:par|de)"
    "|(?:escrito|publicado|comentario|enviado|respuesta)? ?(?:por|de)|scritto da|door"
)
BEHIND = (
    "says|said|wrote|writes|commented|comments|replied|replies|responded|adds|asks"
    "|sagte?|schrieb|schreibt|meinte?|kommentierte?|antwortete?|fragte?"
    "|a écrit|écrit|a dit|dit|a répondu|répond|a commenté|dice|dijo|escribió|escribe|comentó"
    "|respondió|responde|ha scritto|scrive|schreef|zegt|disse|escreveu"
)
# Between the writer of a reply and whom it answers.
TO = (
    "→|➜|⇒|➤|►|▶|>|»|replied to|replies to|replying to|in reply to|in response to|@|antwortet auf"
    "|als antwort auf|antwortete|antwort auf|an|en réponse à|répond à|a répondu à|en respuesta a"
    "|responde a|respondió a|in risposta a"
)
# What a site adds to the name of somebody who has a part in it.
PARTS = _list("mod|moderator|author|op|admin|staff|editor|verified|s|autor|autorin|auteur|top fan")
# What stands where the name of somebody stood.
GONE = _list("deleted|removed|gelöscht|entfernt|supprimé|eliminado|[deleted]|[removed]")
# What is left over beside a date or a name when both are taken out.
SMALL = frozenset(
    """on at the in um am den der le à a el las la los de del op om il alle em às uhr via from le by
    and posted published updated edited last veröffentlicht erstellt publié mis jour modifié
    publicado submitted""".split()
)
# Who says nothing that a head would name.
NOBODY = frozenset(
    """i he she they we you it who someone somebody everyone one nobody this that what there ich er
    sie wir ihr es man jemand das je tu il elle nous vous ils elles on cela yo tú él ella nosotros
    ellos ellas usted alguien esto""".split()
)
