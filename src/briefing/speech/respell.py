"""Propose a German spelling for a foreign word, by the regular sounds of its language.

It is a proposal for an editor to listen to and correct; it is never applied automatically.
"""

from __future__ import annotations

import re

# By language: letters, and what German writes for the same sound. Longer ones first, all at once.
_SOUNDS = {
    "en": """
        ville$=will igh=ai sci=sai tion=schen sion=schen ough=o augh=ahf ight=ait tch=tsch sch=sk
        sh=sch ch=tsch th=s ph=f wh=w qu=kw ck=ck gh=g kn=n wr=r oo=u ee=ih ea=ih ou=au ow=au oa=oh
        oy=eu oi=eu ai=ej ay=ej aw=oh ew=ju ey=i ie=i ce$=s ge$=dsch le$=el e$= y$=i j=dsch v=w c=k
        z=s
    """,
    "fr": """
        eaux=oh eau=oh ault$=oh aux=oh au=oh oux=uh oui=ui ouille=uij ou=u oi=oa ai=ä ei=ä eu=ö
        ille=ij gn=nj ch=sch qu=k que$=k ph=f cé=sseh ain$=äng in$=äng an$=ang en$=ang on$=ong é=eh
        è=ä ê=ä ë=e à=a â=a î=i ï=i ô=o œ=ö û=ü ù=u ç=ss ce=ße ci=ßi ge=sche gi=schi j=sch v=w c=k
        u=ü z=s es$= e$= s$= t$= d$= x$=
    """,
    "es": """
        ll=j ñ=nj ch=tsch qu=k gü=gu gue=ge gui=gi ge=che gi=chi j=ch ce=ße ci=ßi z=ß v=w c=k á=a
        é=e í=i ó=o ú=u h=
    """,
    "pt": """
        ou=o lh=lj nh=nj ch=sch ção=ssaung ão=aung õ=on ã=an ç=ss j=sch ce=ße ci=ßi x=sch v=w c=k
        o$=u á=a é=e ó=o
    """,
    "it": """
        gli=lji gn=nj sci=schi sce=sche ch=k gh=g cci=tschi cce=tsche cia=tscha cio=tscho ciu=tschu
        ci=tschi ce=tsche gia=dscha gio=dscho giu=dschu gi=dschi ge=dsche v=w c=k z=ts qu=ku
    """,
    "nl": "sch=s-ch ij=ei oe=u uy=eu ui=eu ou=au v=f z=s c=k g=ch",
    "pl": """
        szcz=schtsch sz=sch cz=tsch rz=sch ch=ch dzi=dschi dz=ds ci=tschi si=schi zi=schi ł=w ą=on
        ę=en ć=tsch ś=sch ź=sch ż=sch ń=nj ó=u w=w c=z y=ü z=s
    """,
    "hr": "dž=dsch đ=dsch dj=dsch č=tsch ć=tsch ic$=itsch š=sch ž=sch lj=lj nj=nj v=w c=z z=s",
    "cs": """
        ch=ch č=tsch ř=rsch š=sch ž=sch ě=je ň=nj ť=tj ď=dj ů=uh á=ah é=eh í=ih ú=uh ý=ih ou=ou c=z
        v=w z=s y=i
    """,
    "hu": """
        cs=tsch dzs=dsch gy=dj ly=j ny=nj sz=ß zs=sch s=sch c=z á=ah é=eh í=ih ó=oh ő=öh ú=uh ű=üh
        v=w z=s y=i
    """,
    "tr": "c=dsch ç=tsch ğ= ş=sch ı=i İ=I j=sch z=s v=w",
    "ro": """
        ce=tsche ci=tschi che=ke chi=ki ge=dsche gi=dschi ș=sch ț=z ă=e â=i î=i j=sch v=w c=k z=s
    """,
    "da": "ø=ö æ=ä å=o sk=sk",
    "sv": "å=o ä=ä ö=ö kj=tsch sj=sch v=w",
}
_SOUNDS["sk"] = _SOUNDS["cs"]
_TABLES = {
    language: dict(pair.split("=") for pair in pairs.split()) for language, pairs in _SOUNDS.items()
}
_PATTERNS = {
    language: re.compile(
        "|".join(sorted(map(re.escape, table), key=len, reverse=True)).replace(r"\$", r"(?!\w)")
    )
    for language, table in _TABLES.items()
}


def respell(word: str, language: str) -> str:
    """Respell `word` with German letters for the sounds of `language`, if there is a table for it.

    `language` is a code that foreign.language_of returns.
    """
    if language not in _TABLES:
        return word
    table = _TABLES[language]

    def german(match: re.Match[str]) -> str:
        sound = table.get(match[0])
        return (
            table.get(f"{match[0]}$", sound or "")
            if match.end() == len(word) or sound is None
            else sound
        )

    said = _PATTERNS[language].sub(german, word.lower())
    return said[:1].upper() + said[1:] if word[:1].isupper() else said
