"""Guess a word's language from its letters, where German reading rules get it wrong.

Three signs: a letter that German does not have; in capitalised words (names and borrowed nouns) a
sequence that German reads differently; a table of frequent English words. Compounds contain such
sequences by chance ("Lebenshilfe", "Fertighaus"), so each is limited to positions where German has
none. benchmarks/foreign.py measures precision and recall.
"""

from __future__ import annotations

import re

from briefing.speech.joints import LOANS

UNKNOWN = "und"
"""BCP 47 for a language that cannot be told."""
_LETTERS = {
    "pl": "ąęłńśźż", "hr": "ćđ", "cs": "ěřůťďň", "hu": "őű", "tr": "ğışİ", "ro": "ășțâ",
    "es": "ñáíóú", "pt": "ãõ", "da": "ø", "sv": "å", "sk": "čšžý", "fr": "éèêëàçœôîïûù",
}  # fmt: skip
"""Letters by language, the most likely one in German news if several share a letter."""
_ACCENTS = {"fr", "es"}
"""Languages that share accented letters, so that a sequence decides between them."""
_SEQUENCES = {
    "en": r"""
        ^Sh | [aeiou]sh$ | shn | ^Wh | ^Wri | [ao]ugh | ght | igh$ | ^Kn(?:ight|ow)
        | ou(?:th|ld|nds?$|ng) | oo(?:[bdfgkmnv](?!el)|ls?$|ley) | oa(?:ch|d|k)
        | [^s]ow(?:n|ls?$) | aw(?:$|[bdfkln]s?$) | (?:[rv]i|[cnr])ews?$ | ^[A-Z]ewell
        | [dfpt]ch(?:es|er)?$ | tcher | [bcdfgkpt]le$ | [klnrsv]ey$ | (?:[^uar]n|i|[^r]a)ce$
        | eague | ness$ | ship | ^Mc | ^Mac[A-Z] | ^O['’] | ^[a-z][A-Z]
        | ^Ja(?:ck[^e]|ck$|ke$|mes|ne$|net) | ^Jo(?:hn(?!a)|e$|y[cs]?) | ^Jeff | ^Geo(?:ff|rge)
        | (?:rt|ing|ott|ock|ld|[eio]lt|ins)on$ | ^Hugh | ^Churc | ^Charl(?!ott) | worth
        | (?:[gklnrt]h|[^dclrh]h)am$ | [^s]ford$ | town | burgh$ | shire$ | ^Ste(?:ve|wart)
        | ^Mitchell | ^Rya | (?:ectr|lant|lam|ubl|phon|son|ass|ag|us)ic$ | ^Ty(?:l|s)
        | ^Wa(?:yn|sh) | ^Da(?:vis|wn) | ^Blake$ | geon$ | ouse$ | usetts$ | [ueno]ston$ | ceton$
        | eath | ourne$ | couv | laide$ | ^Wyo | ^Ky[aeo] | ^Hyu | tify$ | [bdrst]eam(?!t)
        | eak(?![kt]) | easing | epage$ | [^aeiouxt]phone$ | ^Out | [pP]lay | [wW]ork | cycl
        | ^Cyb | halleng | mpion$ | oint(?!en?$) | [gG]irl(?!a) | ^Ll | ^Phn | ^Je(?:nn|ss|re|ro)
        | ^Ji(?!dd|had) | ^Josh | [^BRTSF]ee(?:[dkpt]s?$|ch$|v|ting)
        | ea(?:[dkmp]s?$|ch$|ve$|se$) | ^Air | oy(?:$|[^aeiou]) | [^aeiou]ays?$ | [^t]wich$
        | wick$ | ville$ | field | stone$ | bridge | wood | ^Che[lv] | ^Chall | ^Chap | ^Cho[iu]
        | [^e]ipe$ | ead | [cg]rew$""",
    "fr": r"""
        eaux?$ | [aeo]ux$ | oi[rstx]$ | oins?$ | ault$ | [eo]uille | euil$ | ienne$ | [ln]ique$
        | cques?$ | ierre$ | erry$ | oine$ | illes$ | yves$ | eille | [rs]ailles$ | eot$
        | [gn]ement$ | gn[aeo]$ | ^Guil | ^Jean(?!s) | illon$ | ou[dt]$ | [bcdlprt]ais$
        | ^Chan[et] | ^Du(?:bo|po) | [fv]ance$""",
    "es": (
        r"[bdgklmnprtuv]ez$ | illos?$ | ^Ju(?:an|ar) | ^Jose$ | ^Ja(?:vi|im) | ^Jim[eé] | guez | "
        r"^Gue[rv]"
    ),
    "pt": r"[ln]h[oa]$",
    "it": (
        r"cci | cchi | ggi[ao] | ^G(?:ia[cnm]|ior|iul|ius) | [gc]i[ao]$ | sci[ao] | ghi$ | "
        r"^Ces[ac]"
    ),
    "nl": r"[^e]ij(?:[dkn]|sse) | uy | ouw | ^Schev",
    "pl": r"^Sz(?!en) | cz | rzej | ^Trz | rzyc | drz | [aeou]sz$ | ^[KP]rz",
    "hr": r"[^aeious]ic$ | ovic | ^Dj | ^Dz",
    "hu": r"^Gy(?!m|n|r|p) | ^Zs | ^Cs",
    "tr": r"^Cem$",
    UNKNOWN: r"""
        yj | iy$ | yiv | jiw | ^Ts(?!ch|unami) | [aeiou]ny[aeo] | [aeio]zh | gzh | ^Zh | ^Kh
        | ^X(?![aey]) | ^Q(?!u) | iao | uang | ^Nguy | ^Mbap | [aiou]sh(?:i[bdkm]|a[bfnrw])""",
}
_BY_SEQUENCE = {
    language: re.compile(pattern, re.VERBOSE) for language, pattern in _SEQUENCES.items()
}
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zäöüß]", re.IGNORECASE)
_ENGLISH = frozenset(
    """about again against always americans another anything around awards awesome beautiful
    because become before behind being believe better beyond books brain bread break brothers
    built buy call came care channel child children choice church clean cloud coast cold college
    coming country court crazy crime crown days dead dear death deep degrees democracy
    department does dollars don't done door doubt dream early earth easy eat energy english
    enough ever everything eyes face faith fashion father feel fire five fool foot force foreign
    forever forward four friends future game games girls give goes going gone good grey ground
    grow guys hair have head health hear heart heaven here heroes history home hours how human
    ice independent inside issues join journal journey keep killed know lake large later law
    leaders leave legacy life little lives love lovers low lucky magazine make makes making many
    market matters maybe mean memory middle mile military mind money moon more morning mother
    mountain movement movie movies much murder myself nations near need never nice nine nobody
    north nothing now number officer only opening other our ours outside own page paint parents
    peace people phone picture pictures piece pieces place played please point poor possible
    pride prize produced proud queen question quiet race raise reach read ready really reason
    records report republic review rise river road royal rules said sail saint same says scene
    sea search season secret secrets sense seventh shadow shape share she sheep shoes short
    should shoulder side silence sleep slow smile snow social soldier some somebody someone
    something soon soul south special speech square stage stars stay steps stone stories strange
    strength strike strong struggle studies study success summer sun sunday sunshine support
    sure sweet table take takes taking teach tears than thank thanks that theatre them then
    theory there thing things think third those though thousand three through throughout thunder
    times today together tomorrow too toward towers town trade treasure tree trees tribe trouble
    true truth try twelve two universe until upon use used valley victory view village violence
    wait walk walker walking want wanted warrior watch water wave ways weapons week weekend
    welcome were what wheel where which while white who whole why wife wine within without woman
    women wonder wonderful wood words world worlds worse worth would write writer wrong year
    years yellow yesterday young your yours youth""".split()
)
"""Frequent English words whose German reading is wrong, and which are no German words."""
_CONNECTING = frozenset("the of and to it you my is for on at by with from that all".split())
"""Function words of titles ("The Sound of Silence"), which need no entry by themselves."""
_SETTLED = re.compile(
    r"^(?:{0})|(?:{0})(?:s|n|en)?$|^(?:{1})s?$|\w(?:{2})s?$".format(
        "niveau|kampagne|ensemble|zoo|boom|hockey|shanty|shop|shirt|show|shampoo|patrouille"
        "|boutique|clique|reservoir|couch|fitness|fairness|finesse|chance|nuance|balance"
        "|renaissance|alliance|plateau|tableau|bureau|konvoi|triple|scrabble|comic|sandwich"
        "|medaille|kerry|terry|chaussee|café|varieté|exposé|service|police|joker|jeans|crash|trash"
        "|cash|guerilla|trapez|originalton|blackout|browser|catcher|sheriff|thailand|match|bitcoin"
        "|smartwatch|foodtruck|boykott|interviewer|display|highlight",
        "john|george|steve|bush|shell|single|google|eric|dominic|frederic|joachim|alois|graham"
        "|abraham|schäuble|stephan|greenwich|provence|sheffield|newcastle|cambridge|liverpool"
        "|bologna|guyana|baltic|charité|rené|andré|sheinbaum|greenpeace|microsoft|swatch|mckinsey"
        "|business|crew|download|upload|copyright|hightech|shitstorm|screenshot|whisky|clash"
        "|goodwill|spoofing|nightclub|underground|cowboy|multiple|bazooka|moin|team|stream|essay"
        "|spray|beat|steak|dunkle|edle|üble|noble|mchitarjan|parkinson|panasonic|barton|bondarew"
        "|boston|layout",
        "|".join(LOANS),
    ),
    re.IGNORECASE,
)
"""Stems and words that look foreign but are read correctly, by rule or because voices know them."""


def is_connecting(word: str) -> bool:
    """Whether `word` may stand inside an English title."""
    return word.lower() in _CONNECTING


def language_of(word: str) -> str | None:
    """Return the language whose reading `word` needs; None where German rules read it right.

    `word` has no hyphens; words in capitals are acronyms.
    """
    if len(word) < 2 or word.isupper() or _SETTLED.search(word):  # noqa: PLR2004 - a letter
        return None
    if word.lower() in _ENGLISH:
        return "en"
    sequence = (
        None
        if word == word.lower()
        else next((k for k, found in _BY_SEQUENCE.items() if found.search(word)), None)
    )
    if not _FOREIGN_LETTER.search(word):
        return sequence
    letters = next(
        (language for language, letters in _LETTERS.items() if {*letters} & {*word.lower()}),
        UNKNOWN,
    )
    return sequence if letters in _ACCENTS and sequence in _ACCENTS else letters
