"""Laws, courts and official papers: "§ 218 Abs. 2 StGB", "1 BvR 2656/18", "2011/83/EU"."""

from __future__ import annotations

import re

from briefing.speech.acronyms import letters
from briefing.speech.numbers import cardinal, digits
from briefing.speech.roman import value
from briefing.speech.rule import TAKEN, Rule, before, choice, final_stop

# Named in full where a listener knows the name better than the letters; the others are spelled
# (BGB, AGB).
_STATUTES = {
    "GG": "Grundgesetz", "StGB": "Strafgesetzbuch", "StPO": "Strafprozessordnung",
    "StVO": "Straßenverkehrsordnung", "StVG": "Straßenverkehrsgesetz",
    "StVZO": "Straßenverkehrszulassungsordnung", "ZPO": "Zivilprozessordnung",
    "HGB": "Handelsgesetzbuch", "AktG": "Aktiengesetz", "UStG": "Umsatzsteuergesetz",
    "EStG": "Einkommensteuergesetz", "AufenthG": "Aufenthaltsgesetz", "AsylG": "Asylgesetz",
    "AsylbLG": "Asylbewerberleistungsgesetz", "BauGB": "Baugesetzbuch",
    "UrhG": "Urheberrechtsgesetz", "IfSG": "Infektionsschutzgesetz",
    "BtMG": "Betäubungsmittelgesetz", "KCanG": "Konsumcannabisgesetz", "WaffG": "Waffengesetz",
    "TierSchG": "Tierschutzgesetz", "BetrVG": "Betriebsverfassungsgesetz",
    "KSchG": "Kündigungsschutzgesetz", "ArbZG": "Arbeitszeitgesetz", "MuSchG": "Mutterschutzgesetz",
    "BWahlG": "Bundeswahlgesetz", "BWG": "Bundeswahlgesetz", "PartG": "Parteiengesetz",
    "VwGO": "Verwaltungsgerichtsordnung", "VwVfG": "Verwaltungsverfahrensgesetz",
    "JGG": "Jugendgerichtsgesetz", "InsO": "Insolvenzordnung", "GewO": "Gewerbeordnung",
    "EnWG": "Energiewirtschaftsgesetz", "StAG": "Staatsangehörigkeitsgesetz",
    "BDSG": "Bundesdatenschutzgesetz", "DSGVO": "Datenschutz-Grundverordnung",
    "BImSchG": "Bundes-Immissionsschutzgesetz", "VersG": "Versammlungsgesetz",
    "PflVG": "Pflichtversicherungsgesetz", "GVG": "Gerichtsverfassungsgesetz",
    "AO": "Abgabenordnung", "VStGB": "Völkerstrafgesetzbuch",
    "EMRK": "Europäische Menschenrechtskonvention", "GVO": "Grundverordnung",
    "BGG": "Behindertengleichstellungsgesetz", "BAföG": "Bafög",
}  # fmt: skip
# Too short or too common as other acronyms to be laws without a paragraph before them.
_ONLY_AFTER_PARAGRAPH = frozenset("AO BWG GVO GVG BGG DSGVO EMRK HGB ZPO JGG".split())
_PARTS = {
    "Abs.": "Absatz", "Absatz": "Absatz", "S.": "Satz", "Satz": "Satz", "Nr.": "Nummer",
    "Nummer": "Nummer", "Buchst.": "Buchstabe", "lit.": "Buchstabe", "Alt.": "Alternative",
    "Ziff.": "Ziffer", "Var.": "Variante", "Hs.": "Halbsatz", "HS": "Halbsatz",
    "UAbs.": "Unterabsatz",
}  # fmt: skip
_NUMBER = r"[0-9]+(?:[a-z](?!\.)|\s[a-e](?![\w.]))?(?!\w)"
"""With its letter: "34a", "34 a"; but "3 f." goes on."""
_LIST = rf"{_NUMBER}(?:\s?(?:,|und|bis|oder|[-–])\s?{_NUMBER})*"
_FURTHER = r"(?:\s?(ff?)\.)?"
_ROMAN = r"(?:\s([IVX]{1,4})(?![\w.]))?"
_REFERENCE = re.compile(
    rf"(§§?|Art\.|Artt\.|Artikel|Paragrafen|Paragraf|Paragraph)\s?({_LIST}){_FURTHER}{_ROMAN}((?:"
    rf",?\s?(?:{choice(_PARTS)})\s?(?:{_NUMBER}|[a-z](?!\w)))*)"
)
_HEADS = {"§": "Paragraf", "§§": "Paragrafen", "Art.": "Artikel", "Artt.": "Artikel"}
_ITEM = re.compile(r"([0-9]+)\s?([a-z](?!\w))?|(und|bis|oder|,|[-–])")
_PART = re.compile(rf"(,?)\s?({choice(_PARTS)})\s?({_NUMBER}|[a-z](?!\w))")


def _reference(match: re.Match[str]) -> str:
    """A paragraph or article with all its parts; "S." is Satz here and Seite elsewhere."""
    head, items, further, roman, parts = match.groups()
    said = [_HEADS.get(head, head), _items(items)]
    said += ["folgende"] if further else []
    said += ["Absatz", cardinal(value(roman))] if roman else []
    for comma, part, number in _PART.findall(parts):
        said[-1] += comma
        said += [_PARTS[part], _items(number) if number[0].isdecimal() else number]
    return " ".join(said) + (final_stop(match) if further and not parts else "")


def _items(written: str) -> str:
    """„211, 212a und 213“ in words."""
    said = ""
    for number, letter, link in _ITEM.findall(written):
        if link:
            said += "," if link == "," else f" {'bis' if link in '-–' else link}"
        else:
            said += f" {cardinal(int(number))}" + (f" {letter}" if letter else "")
    return said.strip()


def _statute(match: re.Match[str]) -> str | None:
    """The name of a law; after „des“ in the genitive."""
    start = before(match)
    if match[1] in _ONLY_AFTER_PARAGRAPH and not re.search(rf"{TAKEN}\s$", start):
        return None
    name = _STATUTES[match[1]]
    genitive = re.search(r"\bdes\s$", start) and not name.endswith(("ung", "ion"))
    return name + ("es" if name.endswith("gesetz") else "s") * bool(genitive)


def _case_number(match: re.Match[str]) -> str:
    """„1 BvR 2656/18“: the chamber, the register sign letter by letter, the number, the year."""
    chamber, register, number, year = match.groups()
    said = cardinal(int(chamber)) if chamber[0].isdecimal() else cardinal(value(chamber))
    return (
        f"{said} {letters(register)} {cardinal(int(number))} Strich "
        f"{digits(year) if year[0] == '0' else cardinal(int(year))}"
    )


def _paper(match: re.Match[str]) -> str:
    """„2011/83/EU“ and the number of a printed paper „20/1234“."""
    first, second, third = match.groups()
    return f"{cardinal(int(first))} Strich {cardinal(int(second))}" + (
        f" {letters(third)}" if third else ""
    )


RULES = (
    Rule("law", _REFERENCE, _reference),
    Rule(
        "and following",
        re.compile(r"(?<![\w.,])([0-9]+)ff?\.(?!\w)"),
        lambda m: f"{cardinal(int(m[1]))} folgende{final_stop(m)}",
    ),
    Rule(
        "case number",
        re.compile(
            r"(?<![\w.,/])([0-9]{1,3}|[IVX]{1,4})\s([A-Z][A-Za-z]"
            r"{0,4}(?:\s\([A-Z][a-z]+\))?)\s([0-9]{1,5})/([0-9]{2})(?![\w/])"
        ),
        _case_number,
    ),
    Rule(
        "European act",
        re.compile(r"(?<![\w/])([0-9]{2,4})/([0-9]{1,5})/(EU|EG|EWG|GASP)\b"),
        _paper,
    ),
    Rule(
        "printed paper",
        re.compile(
            r"(?:(?<=Drucksache\s)|(?<=Drs\.\s)|(?<=\(EU\)\s)"
            r"|(?<=\(EG\)\sNr\.\s)|(?<=Nr\.\s))([0-9]{1,4})/([0-9]{1,5})()(?![\w/])"
        ),
        _paper,
    ),
)
NAMES = (Rule("name of a law", re.compile(rf"(?<![\w-])({choice(_STATUTES)})(?![\w])"), _statute),)
