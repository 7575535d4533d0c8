"""Recognise furniture: datelines, bylines, agency tags, links, credits and time stamps."""

from __future__ import annotations

import re

from briefing.german.calendar import (
    AUSTRIAN_MONTHS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    WEEKDAY_ABBREVIATIONS,
)

_AGENCY = (
    r"(?:dpa(?:-\w+)?|AFP|afp|AP|ap|Reuters|REUTERS|rtr|RTR|KNA|kna|epd|EPD|SID|sid|APA|apa|sda|SDA"
    r"|Keystone-SDA|dts|DTS|dapd|ddp|ots|OTS|ANSA|Tass|Xinhua|Bloomberg|dowjones|Red|red)"
)
"""Names and signs of news agencies, and "red" for the paper's own desk."""
_PLACE_WORD = r"(?:[A-ZÄÖÜ][\wäöüß.'’-]*|am|an|der|bei|im|in|ob|a\.)"
_PLACE = (
    rf"(?!(?:A[bm]|Bis|Im|In|Seit|Vom|Zum)\b)[A-ZÄÖÜ][\wäöüß'’-]+(?:\s{_PLACE_WORD}){{0,3}}"
    rf"(?:\s?/\s?[A-ZÄÖÜ][\wäöüß'’-]+(?:\s{_PLACE_WORD}){{0,2}}){{0,2}}"
)
"""One to three places such as "Frankfurt am Main" or "Berlin/Paris"; "Am 3. Mai" starts none."""
_MONTH = rf"(?:{'|'.join((*MONTHS, *AUSTRIAN_MONTHS))}|(?:{'|'.join(MONTH_ABBREVIATIONS)})\.)"
_DAY = rf"(?:\d{{1,2}}\.\s?(?:{_MONTH}|\d{{1,2}}\.)(?:\s?(?:19|20)?\d\d)?)"
_DATELINE_CITIES = frozenset(
    """Aachen Amsterdam Ankara Athen Augsburg Bagdad Basel Beirut Berlin Bern Bielefeld Bochum Bonn
    Braunschweig Bratislava Bregenz Bremen Bremerhaven Brüssel Budapest Bukarest Chemnitz Damaskus
    Den_Haag Dortmund Dresden Dublin Duisburg Düsseldorf Eisenstadt Erfurt Essen Flensburg Frankfurt
    Frankfurt_am_Main Frankfurt/Main Freiburg Genf Graz Göttingen Halle Hamburg Hannover Heidelberg
    Helsinki Innsbruck Istanbul Jena Jerusalem Kairo Karlsruhe Kassel Kiel Kiew Klagenfurt Koblenz
    Kopenhagen Kyjiw Köln Leipzig Linz Lissabon London Los_Angeles Luxemburg Luzern Lübeck Madrid
    Magdeburg Mailand Mainz Mannheim Minsk Moskau München Münster New_York Nürnberg Oldenburg Oslo
    Osnabrück Paris Peking Potsdam Prag Regensburg Riga Rom Rostock Saarbrücken Salzburg Schwerin
    Seoul Stockholm Straßburg Stuttgart Sydney Tallinn Teheran Tel_Aviv Tokio Trier Ulm Vaduz
    Vilnius Warschau Washington Weimar Wien Wiesbaden Wolfsburg Würzburg Zürich""".split()
)
"""Places that are a dateline on their own, as in "Berlin. "; "_" stands for a blank."""

_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})?(?P<date>,?\s{_DAY})?"
    rf"(?P<agency>\s?\((?:\w+[/,]\s?)?{_AGENCY}[^()\n]{{0,30}}\))?(?P<late>,?\s{_DAY})?"
    r"(?:\s?[.:]|\s[-–—]+)\s+(?=[A-ZÄÖÜ„\"»“\d])"
)
_CLOSING_TAG = re.compile(
    rf"(?<=[.!?…“”\"«)])\s*(?:\((?=[^()]*\b{_AGENCY}\b)[^()\n]{{2,60}}\)"
    rf"|\([^()\n]{{2,60}},\s\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{2,4}}\)"
    rf"|dpa(?:\s[a-z]{{2,4}}){{1,6}})\s*\Z"
)
_NAME = r"[A-ZÄÖÜ][\wäöüéèß.'’-]*(?:\s(?:von|van|de|zu|der)){0,2}(?:\s[A-ZÄÖÜ][\wäöüéèß'’-]+){1,2}"
_BYLINE = re.compile(
    rf"(?:(?:Von|Text|Autor(?:in)?|Interview|Protokoll|Aufgezeichnet von"
    rf"|Ein(?:e)? (?:Kommentar|Analyse|Gastbeitrag|Interview) von)"
    rf":?\s+{_NAME}(?:(?:,|\sund|\s&|\s/)\s{_NAME}){{0,4}}|{_NAME}\s\({_AGENCY}\))"
    rf"(?:[,/]\s?(?:{_AGENCY}|[A-ZÄÖÜ][\w./ -]{{2,30}}))?"
)
_SIGNATURE = re.compile(rf"{_NAME},\s[A-ZÄÖÜ][\wäöüß/-]+(?:\s[A-ZÄÖÜ][\wäöüß-]+)?")
_AUTHOR = re.compile(_NAME)
_LINK = re.compile(
    r"(?:Lesen Sie (?:auch|dazu|hierzu|außerdem|hier|mehr (?:dazu|zum|über|in|auf))|Lies auch"
    r"|Mehr (?:zum Thema|dazu)(?::|\Z|\s(?:lesen|finden|erfahren|hier|im|in|auf)\b)"
    r"|Mehr aus (?:dem|der|den) (?:Ressort|Rubrik|Region|Politik|Wirtschaft|Kultur|Sport)\b"
    r"|Lesetipp|Auch interessant|Das könnte (?:Sie|dich) (?:auch )?interessieren|Siehe auch"
    r"|Zum Thema:|Weitere (?:Artikel|Nachrichten|Meldungen)\b|Zur Startseite"
    r"|Hier geht es (?:zu|zur|zum)\b|Abonnieren Sie|Newsletter:"
    r"|Jetzt (?:abonnieren|anmelden|registrieren)|Folgen Sie uns)"
)
_CREDIT = re.compile(
    r"(?:(?:Archiv|Symbol|Agentur)?(?:[Ff]oto|[Bb]ild)(?:s|er)?|Bildquelle|Grafik|Infografik|Quelle"
    r"|Video|Illustration)\s?[:/©]|©|(?:\* ?)?Namen? (?:von der Redaktion )?geändert\.?\Z"
)
_STAMP = re.compile(
    rf"(?:(?:Stand|(?:Zuletzt )?[Aa]ktualisiert|Veröffentlicht|Erstellt|Erschienen|Publiziert"
    rf"|Update|Datum)(?: am| vom)?:?\s+)?"
    rf"(?:(?:{'|'.join(WEEKDAY_ABBREVIATIONS)}|[A-Z]\w+tag|Mittwoch),?\.?,?\s)?"
    rf"(?:{_DAY}(?:,?\s(?:um\s)?(?:[-–|]\s)?\d{{1,2}}[:.]\d\d(?:\sUhr)?)?|\d{{1,2}}[:.]\d\d\sUhr"
    rf"|\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?)\.?"
)
_AGENCY_LINE = re.compile(rf"\(?(?:{_AGENCY}|\w{{2,4}})(?:[/,\s-]+\w{{2,5}}){{0,6}}\)?")
_AGENCY_START = re.compile(rf"\(?(?:\w+[/,]\s?)?{_AGENCY}\b")
_PAGE_ELEMENTS = frozenset(
    {
        "Anzeige",
        "- Anzeige -",
        "Werbung",
        "Advertisement",
        "Teilen",
        "Drucken",
        "Merken",
        "Kommentare",
        "+++",
        "***",
        "* * *",
    }
)
_MAX_LENGTH = 160
"""Characters: a longer line is text."""


def is_furniture(line: str) -> bool:
    """Return whether a whole block is furniture, at any place in the article."""
    if not any(map(str.isalnum, line)):
        return True
    if len(line) > _MAX_LENGTH:
        return False
    return bool(
        line in _PAGE_ELEMENTS
        or is_link(line)
        or _CREDIT.match(line)
        or _STAMP.fullmatch(line)
        or _BYLINE.fullmatch(line)
        or (_AGENCY_START.match(line) and _AGENCY_LINE.fullmatch(line))
        or _is_bare_dateline(line)
    )


def is_link(line: str) -> bool:
    """Return whether a block refers to other articles: "Lesen Sie auch: …", "Mehr zum Thema"."""
    return len(line) <= _MAX_LENGTH and _LINK.match(line) is not None


def is_signature(line: str) -> bool:
    """Return whether a block has the form "Anna Beispiel, Berlin".

    Text may have that form too, so it counts only at the top or at the end of an article.
    """
    return _SIGNATURE.fullmatch(line) is not None


def is_author_name(line: str) -> bool:
    """Return whether a block has the form of a name.

    Many subheads have it too, so it counts only before or after all text.
    """
    return _AUTHOR.fullmatch(line) is not None


def dateline_length(text: str, *, first: bool) -> int:
    """Return the length of a paragraph's dateline and the white space after it, 0 for none.

    A dateline without an agency counts only in the `first` paragraph, and only with a date, in
    capitals or for known cities ("Köln/Bonn. ").
    """
    found = _DATELINE.match(text)
    if not found or not (found["agency"] or (found["place"] and first and _is_certain(found))):
        return 0
    return found.end()


def _is_certain(found: re.Match[str]) -> bool:
    place = found["place"]
    return bool(found["date"] or found["late"] or place.isupper() or _is_city(place))


def _is_city(place: str) -> bool:
    names = [place, *place.split("/")]
    return any(name.strip().replace(" ", "_") in _DATELINE_CITIES for name in names)


def _is_bare_dateline(line: str) -> bool:
    """Return whether a line is only a dateline: "Berlin (dpa)" or "BERLIN, 12. März"."""
    # _DATELINE needs a sentence after it: " A" stands in for one.
    found = _DATELINE.match(line.rstrip(" .-–—") + ". A")
    return bool(
        found
        and found.end() > len(line.rstrip(" .-–—"))
        and (found["agency"] or (found["place"] and (found["date"] or found["late"])))
    )


def closing_tag_start(text: str) -> int:
    """Return where the agency tag at the end of a paragraph starts ("… mit. (dpa/abc)").

    Without one, this is the length of `text`.
    """
    # The longest tag is far shorter than 80: a search of the whole text would take long.
    found = _CLOSING_TAG.search(text, max(0, len(text) - 80))
    return found.start() if found else len(text)
