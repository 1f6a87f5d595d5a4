"""The names that browsers know: of HTML, SVG and MathML, of today and of former days.

Owns lists read out of the standards (HTML, DOM, UI Events, SVG 1.1 and 2, MathML 3, and what
browsers had before them). Knows nothing of attacks.
"""

from __future__ import annotations


def _words(written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written.split()))


HTML = _words("""
    html head title base link meta style body article section nav aside h1 h2 h3 h4 h5 h6 hgroup
    header footer address p hr pre blockquote ol ul menu li dl dt dd figure figcaption main search
    div a em strong small s cite q dfn abbr ruby rt rp data time code var samp kbd sub sup i b u
    mark bdi bdo span br wbr ins del picture source img iframe embed object video audio track map
    area table caption colgroup col tbody thead tfoot tr td th form label input button select
    datalist optgroup option selectedcontent textarea output progress meter fieldset legend details
    summary dialog script noscript template slot canvas""")
OBSOLETE = _words("""
    applet acronym basefont bgsound big blink center command comment content dir element
    fencedframe font frame frameset image isindex keygen layer ilayer nolayer listing marquee
    menuitem multicol nextid nobr noembed noframes param plaintext portal rb rtc shadow spacer
    strike tt xmp xml""")
SVG = _words("""
    svg a altGlyph altGlyphDef animate animateColor animateMotion animateTransform audio canvas
    circle clipPath color-profile cursor defs desc discard ellipse feBlend feColorMatrix
    feComponentTransfer feComposite feDisplacementMap feDropShadow feFlood feGaussianBlur feImage
    feMerge feTile filter font font-face font-face-src font-face-uri foreignObject g glyph handler
    hatch iframe image line linearGradient listener marker mask mesh metadata missing-glyph mpath
    path pattern polygon polyline prefetch radialGradient rect script set solidColor stop style
    switch symbol tbreak text textPath title tref tspan unknown use video view vkern""")
MATHML = _words("""
    math annotation annotation-xml maction maligngroup malignmark menclose merror mfenced mfrac
    mglyph mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms
    mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics""")
# What no standard has, and a parser must have an answer to all the same.
UNKNOWN = _words("x-y o:p a:b xss ns0:script svg:a h:script data- é b! a&b")

ADDRESSES = _words("""
    action archive attributionsrc background cite classid code codebase data dynsrc formaction href
    icon imagesrcset itemid itemtype longdesc lowsrc manifest ping poster profile src srcdoc srcset
    usemap xlink:href xml:base xmlns from to values by style content definitionURL altimg""")
# Attributes by which an element takes a name, a look, a focus, a form or a part in the page.
CLAIMS = _words("""
    id class style name form for is slot part role tabindex accesskey autofocus contenteditable
    draggable hidden inert popover popovertarget commandfor command nonce integrity http-equiv
    target download rel rev type media sandbox allow srcset sizes loading fetchpriority
    crossorigin referrerpolicy charset itemprop itemscope aria-label aria-live data-thread
    data-way enterkeyhint spellcheck translate writingsuggestions xml:id bgcolor width height
    align valign hspace vspace background face color size start reversed compact""")

EVENTS = _words("""
    abort auxclick beforeinput beforematch beforetoggle blur cancel canplay canplaythrough change
    click close command contextlost contextmenu contextrestored copy cuechange cut dblclick drag
    dragend dragenter dragleave dragover dragstart drop durationchange emptied ended error focus
    formdata input invalid keydown keypress keyup load loadeddata loadedmetadata loadstart
    mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup paste pause play playing
    progress ratechange reset resize scroll scrollend scrollsnapchange scrollsnapchanging
    securitypolicyviolation seeked seeking select slotchange stalled submit suspend timeupdate
    toggle volumechange waiting wheel
    afterprint beforeprint beforeunload hashchange languagechange message messageerror offline
    online pagehide pagereveal pageshow pageswap popstate rejectionhandled storage
    unhandledrejection unload
    animationstart animationend animationiteration animationcancel transitionrun transitionstart
    transitionend transitioncancel webkitanimationstart webkitanimationend
    webkitanimationiteration webkittransitionend
    pointerdown pointerup pointermove pointerover pointerout pointerenter pointerleave
    pointercancel pointerrawupdate gotpointercapture lostpointercapture touchstart touchend
    touchmove touchcancel selectstart selectionchange fullscreenchange fullscreenerror search
    beforecopy beforecut beforepaste beforexrselect encrypted waitingforkey visibilitychange
    compositionstart compositionupdate compositionend focusin focusout wheel mousewheel
    begin end repeat zoom show sort bounce finish start
    activate afterscriptexecute beforescriptexecute afterupdate beforeactivate beforedeactivate
    beforeeditfocus beforeupdate cellchange controlselect dataavailable datasetchanged
    datasetcomplete deactivate errorupdate filterchange help layoutcomplete losecapture move
    moveend movestart page propertychange readystatechange resizeend resizestart rowenter rowexit
    rowsdelete rowsinserted seeksegmenttime stop timeerror trackchange urlflip x""")
