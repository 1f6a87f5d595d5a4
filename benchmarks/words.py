"""The vocabulary of the made-up archive: English words, the commonest first.

Owns the words and what names are made of. Knows nothing of how either is strung together.
"""

from __future__ import annotations

WORDS = tuple(
    """
    the of and to in a that it was is for on as with his he at by had not but from they be this
    were which she have or her one all we there their an so been has when who will more no if out
    said what up its about into than them can only other some could time these two may then do
    first any my now such like our over man me even most made after also did many before must
    through back years where much your way well down should because each just those people how too
    little state good very make world still own see men work long get here between both life being
    under never day same another know while last might us great old year off come since against go
    came right used take three states himself few house use during without again place around
    however home small found thought went say part once general high upon school every does got
    united left number course war until always away something fact though water less public put
    thing almost hand enough far took head yet government system better set told nothing night end
    why called eyes find going look asked later knew point next city business give group toward
    young days let room word early side often given order face white large form possible church
    best door power four along light whole several rather case thus service company within want
    gave interest family general line young history ever began seemed matter week paper book
    account letter record field street river bridge harbour market village winter summer morning
    evening weather stone wood iron glass copper silver clay rope sail ship boat crew captain port
    tide shore island coast valley mountain forest meadow garden orchard farm barn mill engine
    station train carriage road lane gate wall tower chapel bell clock window roof floor table
    chair lamp candle fire smoke ash coal oil salt bread flour sugar butter cheese apple barley
    wheat wool cotton linen leather cloth needle thread loom weaver baker butcher carpenter mason
    smith printer clerk teacher doctor nurse lawyer judge sailor soldier farmer miller merchant
    shepherd fisherman painter singer poet editor reader writer author critic historian archive
    library museum college office bureau council committee court parliament ministry treasury
    customs police prison hospital theatre gallery studio workshop factory warehouse cellar attic
    kitchen parlour corridor stair chimney fence hedge ditch canal lock weir dam reservoir pump
    pipe valve gauge lever wheel axle spring gear chain bolt screw nail hammer chisel saw plane
    brush ink pen pencil page margin volume chapter preface index catalogue register ledger receipt
    invoice contract treaty charter statute petition verdict sentence appeal motion vote ballot
    debate speech sermon hymn ballad rumour legend fable proverb riddle joke memoir diary journal
    newspaper column headline edition issue supplement notice advertisement poster map chart
    diagram drawing photograph portrait sketch print plate copy original fragment manuscript scroll
    tablet inscription signature seal stamp envelope parcel telegram message answer question reply
    comment remark note quotation citation reference footnote appendix glossary summary extract
    translation dialect accent grammar vowel consonant syllable alphabet letterpress typeface
    ancient modern recent former present future common rare curious strange familiar plain quiet
    loud bright dark pale heavy narrow broad shallow deep steep gentle rough smooth sharp blunt
    cold warm dry damp clean dirty fresh stale sweet bitter sour careful careless patient eager
    reluctant honest doubtful certain uncertain exact vague complete partial true false simple
    complex useful useless local foreign native distant nearby northern southern eastern western
    annual monthly weekly daily regular sudden gradual constant brief lasting formal private
    official ordinary remarkable worthy humble proud modest bold timid clever dull wise foolish
    argue believe belong borrow break bring build burn carry catch change choose claim climb close
    collect compare complain confirm connect consider contain continue copy correct count cover
    cross decide deny depend describe destroy discover discuss divide doubt draw drift drop earn
    elect enter escape examine exchange expect explain explore fail fall fasten fear fill finish
    follow forget gather grow guess guide happen hear help hide hold hope imagine improve include
    inform inherit inquire insist invent invite join judge keep lack lead learn leave lend listen
    lose maintain mark measure meet mend mention miss move neglect notice obey observe obtain offer
    omit open oppose pass pay permit persuade plant prepare preserve prevent promise propose prove
    publish pull pursue raise reach recall receive recognise recommend recover refer refuse regard
    reject remain remember remove repair repeat replace report request rescue resign resist restore
    return reveal ring rise row rule search seem sell send serve settle share shift show shut sign
    sink speak spend spread stand start stay steal study succeed suffer suggest supply support
    suppose surprise survive suspect teach tell tend test thank think throw touch trace trade train
    travel treat trust try turn understand visit wait wander warn wash waste watch wear weigh
    wonder worry yield already apart beyond beside besides despite elsewhere everywhere finally
    hardly indeed instead likewise mainly mostly nearly perhaps quite scarcely seldom simply soon
    therefore together twice usually whether wholly
    """.split()
)

GIVEN = tuple(
    """
    Ada Agnes Albin Alma Amos Anders Anneke Arlo Astrid Basil Beatrix Bram Cecily Clement Cora
    Cyril Dagny Damaris Doran Edda Edmund Elias Elspeth Enid Esme Fenella Fergus Flora Gideon
    Greta Hanno Hester Ida Ilse Ingram Ivo Jasper Jonas Judith Kaspar Lavinia Leopold Linus
    Lucian Magda Marius Matilda Miriam Nadia Nils Odette Orson Ottilie Percy Petra Quentin Ramona
    Rufus Sabine Silas Tamsin Theo Ursula Viggo Wilma Yorick Zelda
    """.split()
)

ONSETS = tuple("B Br C Cr D Dr F Fl G Gr H J K Kl L M N P Pr R S Sk St T Tr V W Z".split())
MIDDLES = tuple(
    "a abe ado al amo an ar e ede el eni er i idi il imo in o odo ol omi on or u".split()
)
ENDINGS = tuple(
    """
    bain beck berg bourne brand bridge bury by combe cott dale den don fell field ford gard gate
    ham hart holm horst hurst kirk land leigh ley low lund man mark mere mont mund more ness quist
    rick ridge rode shaw son stad stead stein stock stone strand ton vale vold wald ward well wick
    wood worth
    """.split()
)
