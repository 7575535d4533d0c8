"""Acronyms: spelled ("EZB" as "E-Z-B") or read as words ("Nato")."""

from __future__ import annotations

import re

from briefing.speech.rule import TAKEN, Rule, after, before

# Spelled although they have a vowel. Acronyms without a vowel are always spelled.
SPELLED = frozenset(
    """AA ABM ABS AC ACE ADAC ADFC ADHS AEG AEUV AFC AFD AfD AFP AG AGB AGG AHS AI AKH AKK AKP
    AktG AKW ALG AMD AMG AMS AOK AP APA API APO AR ARD ATP AU AUA AUVA AWS BA BAE BAG BASF BDA
    BDI BIP BIT BIZ BMAS BMEL BMI BMUV BSI BVI BZÖ CAS CDU CE CEO CFO CIA COO CSI CSU DAK DAV
    DEA DEG DEL DFI DIHK DIHT DIW DNA DOSB dpa DSA DSGVO DUH DZNE EC ECB ECDC EDA EDF EDI EDL
    EDV EEG EEX EFSF EG eG EGMR EHC EHF EIB EJPD EKD EKG EKHN EM EMA EMRK EnBW EPA EPS ERP ESC
    ESG ESM ETF ETH EU EuG EuGH EUR EUV EVG EVP EVU EWG EWR EWS EZB FAA FAO FAQ FAZ FBI FIA FIS
    FPÖ FTI FU GbR GdP GEW GEZ GfK GmbH GPA GUS GVO HDE HEV HHLA HIV HNO HSE HU IAA IAB IAEA
    IAEO IBM IC ICC ICE ID IDC IDF IEA IFG IfSG IfW IG IGBCE IGH IHK IHS IIHF IKG IKRK IKT ILO
    ILS IMF INF IOC IOK IOM iOS IPCC IPO IQ IRA IRGC IS ISS IT ITF ITU ITV IV IWF IWH JVA KCNA
    KfW Kfz KI KIT KMK KPÖ LEA LED LKA Lkw LMU LSBTI LSBTIQ LTE MAV MEZ MIV MOZ mRNA NBA NGO NIH
    NOK NOZ NSA NSU NYSE OAS OB OECD OeNB OGH OHG OHL OLG OMV ONS OP OPCW ORF OSS OSZE OVG OZ
    PEI PHE PIK Pkw PUK RAF RAG RKI RNA ROI RSO SA SAP SEC SED SEK SEO SOS SPÖ StVO StVZO SUV
    TAE Tbc TU UAE UAW UB UBS UCI UDP UdSSR UFC UHD UK UKE UKW UN UNHCR UrhG URL US USA USB USP
    UV UVEK UWG VAE VAR VDA VDI VfB VfL VfR VIG VKU VPN WEF WHO WKO WMO WTO WWU ZEW ZPO ÖAMTC
    ÖBB ÖFB ÖGB ÖH ÖPNV ÖRR ÖTV ÖVGW ÖVP""".split()
)
# Spoken forms that differ from both spelling and reading.
_READ = {
    "CO2": "C-O-zwei", "CO₂": "C-O-zwei", "H2O": "H-zwei-O", "NO2": "N-O-zwei", "NOx": "N-O-X",
    "SO2": "S-O-zwei", "BAföG": "Bafög", "BVerfG": "Bundesverfassungsgericht",
    "BVerwG": "Bundesverwaltungsgericht", "BVG": "B-V-G", "AStA": "Asta", "WLAN": "W-Lan",
    "MDAX": "M-Dax", "SDAX": "S-Dax", "TecDAX": "Teck-Dax", "DAX": "Dax", "IBAN": "Iban",
    "BIC": "Bick", "IFA": "Ifa", "ISO": "Iso", "DIN": "Din", "UEFA": "Uefa", "PEN": "Pen",
    "PIN": "Pin", "MwSt": "Mehrwertsteuer", "BaFin": "Bafin", "NRW": "N-R-W", "GAU": "Gau",
    "E.ON": "Eon", "ver.di": "Verdi", "MINT": "Mint", "OPEC": "Opec", "pH": "P-H", "KMUs": "K-M-Us",
    "NN": "Normalnull",
}  # fmt: skip
# Read as words although they look like spelled ones.
_WORDS = frozenset(
    """AIDS TASS KFOR UNICEF UNO IFO ARTE ALDI IKEA OPEL AUDI ASEAN ALBA ISAF ASTRA EDEKA OBI
    APEC ACTA ELSTER ENTSO ERASMUS IDLIB UMTS EFTA UFO GEMA SWIFT TÜV MERS SARS EHEC NASA ESA
    INSA EMNID FORSA FIFA ALDE AUKUS BRICS BRIC QUAD LIDL PISA COP""".split()
)
# German words that headlines print in capitals.
_SHOUTS = frozenset(
    """IN IM AM AN AB ZU ZUM ZUR DER DIE DAS DEN DEM DES UND IST NEU EIN SO ER ES DU JA OB WIR
    ICH SIE ALS AUS AUF BEI BIS MIT NUR WER WAS WIE WO ALT TOP OK TOR MAI JUNI JULI VOR UM ALLE
    EINE HIER JETZT LIVE EXTRA LEA MAX TIM PRO OH AH HA HEY NEIN SCHON HEUTE KRIEG WAR ART AUTO
    ECHT STOP STOPP NICHT ABER""".split()
)
_MIXED = sorted(
    {word for word in (*SPELLED, *_READ) if not re.fullmatch("[A-ZÄÖÜ]{2,5}", word)},
    key=len,
    reverse=True,
)
_VOWEL = re.compile("[AEIOUÄÖÜ]")
_SYLLABLES = re.compile(
    r"(?:[^AEIOUÄÖÜ][AEIOUÄÖÜ][^AEIOUÄÖÜ]?|[AEIOUÄÖÜ][^AEIOUÄÖÜ][AEIOUÄÖÜ])|[A-ZÄÖÜ]{4,}"
)
"""Pronounceable as a word: „DAX“, „UNO“; two letters and clusters („IWF“, „SPÖ“) are not."""
_CLUSTER = re.compile(
    r"^[^AEIOUÄÖÜ]{2}[^LRAEIOUÄÖÜ]|[^AEIOUÄÖÜ]{4}|[^AEIOUÄÖÜLRNMSTKX][^AEIOUÄÖÜSTX]$"
)
"""Clusters at which no short German word starts or ends: „BSKW“, „OECD“."""
_SHOUTED = 24
"""Longer texts in capitals are shouted sentences, in which IST and UND are words."""


def letters(acronym: str) -> str:
    """Spell by letters: „AfD“ as „A-f-D“."""
    return "-".join(acronym)


def _acronym(match: re.Match[str]) -> str | None:
    word, plural = match[1], match[2] or ""
    if known := _READ.get(word):
        return known + plural
    if word in SPELLED and not _shouted(match.string):
        return letters(word.upper()) + plural
    return None if _is_word(word, match) else letters(word.upper()) + plural


def _is_word(word: str, match: re.Match[str]) -> bool:
    """Whether capitals are read as a word: known, shouted, or made of syllables."""
    if word in _WORDS:
        return True
    if (
        not _VOWEL.search(word.upper())
        or _NUMBERED.search(before(match))
        or _NUMBER.match(after(match))
    ):
        return False
    if word in _SHOUTS or _NEIGHBOUR.search(before(match)) or _shouted(match.string):
        return True
    return (
        len(word) > len("EU")
        and _SYLLABLES.fullmatch(word) is not None
        and not _CLUSTER.search(word)
    )


def _shouted(text: str) -> bool:
    return len(text) > _SHOUTED and text.isupper()


_NUMBERED, _NUMBER = re.compile(rf"[0-9{TAKEN}]$"), re.compile(r"[0-9₀-₉]")
"""A digit beside capitals: part of a formula or code, whose letters are spelled."""
_NEIGHBOUR = re.compile(r"[A-ZÄÖÜ]{4,}\s$")
"""A word in capitals before others: a shouted headline."""

RULES = (
    Rule(
        "acronym",
        re.compile(
            rf"(?<![^\W\d_])(?=\w{{0,12}}[A-ZÄÖÜ]|dpa|ver)({'|'.join(map(re.escape, _MIXED))}"
            rf"|[A-ZÄÖÜ]{{2,5}})(s)?(?![^\W\d_])"
        ),
        _acronym,
    ),
)
