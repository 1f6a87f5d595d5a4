"""What the buttons and headings around comments are called.

Owns the words, by language; every list is ours. What is made of them is the business of `marks`.
"""

from __future__ import annotations

# Words that stand on a button or beside a counter, in lower case.
BUTTONS = frozenset(
    """reply|replies|share|share this|like|likes|unlike|dislike|love|report|report abuse|flag|quote
    |edit|edited|delete|permalink|link|embed|save|give award|award|more|less|read more|see more
    |show more|load more|view more|collapse|expand|hide|follow|unfollow|subscribe|upvote|downvote
    |vote|recommend|recommended|respond|copy link|copy|print|email|tweet|pin|pinned|source|context
    |parent|next|prev|previous|root|top|back to top|up|down|level|avatar|verified|top fan|op|author
    |moderator|admin|staff|member|guest|anonymous user|new|top comment|best|oldest|newest|log in
    |login|log in to reply|login to reply|sign in|sign in to comment|register|translate
    |see translation|show original|favourite|favorite|bookmark|thanks for sharing|advertisement
    |ad|anzeige|publicité|publicidad|full member|junior member|senior member|new member|offline|online
    |antworten|antwort|zitieren|zitat|teilen|gefällt mir|gefällt mir nicht|melden|kommentar melden
    |beitrag melden|bearbeiten|löschen|mehr|mehr anzeigen|weniger|link kopieren|empfehlen|bewerten
    |nach oben|anmelden|einloggen|folgen|gast|mitglied|autor|moderation|leserempfehlung
    |répondre|réponse|citer|partager|j'aime|je n'aime pas|signaler|signaler un abus|modifier
    |supprimer|voir plus|afficher plus|lien|lien permanent|recommander|alerter|connexion|auteur
    |responder|respuesta|citar|compartir|me gusta|no me gusta|denunciar|reportar|editar|eliminar
    |ver más|mostrar más|enlace|enlace permanente|recomendar|autor/a
    |rispondi|condividi|mi piace|segnala|cita|beantwoorden|reageer|delen|vind ik leuk|citeren
    |responder a este|curtir|compartilhar|denunciar comentário""".replace("\n", "").replace("    ", "").split("|")
)
# What is counted beside a comment.
COUNTED = (
    "likes?|dislikes?|points?|votes?|upvotes?|downvotes?|repl(?:y|ies)|recommends?|shares?|reactions?"
    "|comments?|responses?|views?|karma|children|posts?|thumbs? (?:up|down)|stars?|people like this"
    "|antworten|antwort|punkte?|stimmen?|gefällt mir|beiträge|leserempfehlung(?:en)?|kommentare?"
    "|réponses?|votes?|j'aime|commentaires?|messages?|respuestas?|votos?|me gusta|comentarios?"
    "|risposte|reacties|respostas"
)
# Facts that forums tell of a writer with each post: what stands before the colon.
FACTS = (
    "joined|join date|posts|location|registered|member since|karma|likes received|reputation|status"
    "|messages|rank|gender|age|from|thanks|sort by|sorted by|filter|language"
    "|registriert|registriert seit|dabei seit|beiträge|wohnort|ort|sortieren nach|sortierung"
    "|inscrit|inscription|messages|localisation|trier par|registrado|mensajes|ubicación|ordenar por"
)
# A count, and what stands over comments.
_number = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|no|eine?|zwei|drei|une?|deux|trois|uno?|una|dos|tres)"
HEADINGS = (
    rf"(?:all |reader |readers' |user |recent )?(?:comments|responses|replies)(?: ?\(?{_number}\)?)?",
    rf"(?:view |show |see )?(?:all )?{_number} (?:comments?|responses?|repl(?:y|ies)|thoughts?|reactions?)"
    r"(?: (?:to|on|so far|for|about)\b.{0,120})?",
    r"(?:join the |the )?(?:discussion|conversation|comment section)",
    r"(?:leave|write|add|post) (?:a|your) (?:reply|comment|response)",
    rf"(?:leser|alle )?kommentare(?: ?\(?{_number}\)?)?|(?:die )?diskussion|leserbriefe",
    rf"{_number} (?:leser)?(?:kommentare?|antworten|gedanken|meinungen|reaktionen)(?: (?:zu|auf|über)\b.{{0,120}})?",
    r"schreibe einen kommentar|kommentar (?:schreiben|hinterlassen)|diskutieren sie mit",
    rf"(?:les |vos |tous les )?commentaires(?: ?\(?{_number}\)?)?|réactions|vos réactions",
    rf"{_number} (?:commentaires?|réponses?|réactions?|réflexions?)(?: (?:sur|à|au|pour)\b.{{0,120}})?",
    r"laisser un commentaire|ajouter un commentaire|poster un commentaire|réagir",
    rf"(?:los |todos los )?comentarios(?: ?\(?{_number}\)?)?",
    rf"{_number} (?:comentarios?|respuestas?|opiniones|pensamientos?)(?: (?:en|a|sobre|para)\b.{{0,120}})?",
    r"(?:deja|dejar|escribe|añade) (?:un|tu) comentario|deja una respuesta",
    rf"(?:\d+ )?(?:commenti|reacties|comentários)(?: ?\(?{_number}\)?)?",
)
# How a head says that somebody speaks: before the name, and behind it.
BEFORE = (
    r"posted by|comment by|comment from|reply by|reply from|submitted by|written by|by|from|said by"
    r"|(?:geschrieben|verfasst|kommentar|beitrag|antwort|eingereicht)? ?von"
    r"|(?:écrit|posté|publié|commentaire|rédigé|réponse)? ?(?:par|de)"
    r"|(?:escrito|publicado|comentario|enviado|respuesta)? ?(?:por|de)|scritto da|door"
)
BEHIND = (
    r"says|said|wrote|writes|commented|comments|replied|replies|responded|adds|asks"
    r"|sagte?|schrieb|schreibt|meinte?|kommentierte?|antwortete?|fragte?"
    r"|a écrit|écrit|a dit|dit|a répondu|répond|a commenté|dice|dijo|escribió|escribe|comentó"
    r"|respondió|responde|ha scritto|scrive|dice|schreef|zegt|disse|escreveu"
)
# Between the writer of a reply and whom it answers.
TO = (
    r"→|➤|►|▶|>|»|replied to|replies to|replying to|in reply to|in response to|@|antwortet auf"
    r"|als antwort auf|antwortete|antwort auf|an|en réponse à|répond à|a répondu à|en respuesta a"
    r"|responde a|respondió a|in risposta a"
)
# What is left over beside a date or a name when both are taken out.
SMALL = frozenset(
    "on at the in um am den der le à a el las la los de del op om il alle em às uhr via from le by and"
    " posted published updated edited last veröffentlicht erstellt publié mis jour modifié publicado".split()
)
# Who says nothing that a head would name.
NOBODY = frozenset(
    "i he she they we you it who someone somebody everyone one nobody this that what there ich er sie"
    " wir ihr es man jemand das je tu il elle nous vous ils elles on cela yo tú él ella nosotros ellos"
    " ellas usted alguien esto".split()
)
