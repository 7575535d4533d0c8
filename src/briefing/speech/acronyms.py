"""Acronyms: spelled ("EZB" as "E-Z-B") or read as words ("Nato")."""

from __future__ import annotations

import re

from briefing.speech.rule import Rule

# Spelled although they hold a vowel and could be read as words. What has no vowel needs no entry.
SPELLED = frozenset(
    "AA ABM ABS ACE ADAC ADHS AfD AG AGB AGG AI AKH AKP AktG AKW ALG AMG AMS AOK APA APO AR ARD ATP AU AUA AUVA BA "
    "BAE BAG BASF BDA BDI BIP BIT BIZ BSI BVI BZÖ CDU CE CEO CFO CIA COO CSI CSU DAK DAV DEL DFI DIHK DIHT DIW DOSB "
    "dpa DSA DSGVO DUH EC ECB EDA EDF EDI EDL EDV EEG EFSF EG eG EGMR EIB EJPD EKD EKG EM EMA EMRK EnBW EPA EPS ERP "
    "ESC ESG ESM ETF ETH EU EuG EuGH EUR EVG EVP EVU EWG EWR EWS EZB FAO FAQ FAZ FBI FIA FIS FPÖ FU GbR GEW GEZ GmbH "
    "GUS GVO HEV HIV HNO HSE HU IAA IAB IAEA IAEO IBM IC ICC ICE ID IDF IEA IfSG IfW IG IGH IHK IIHF IKRK IKT ILO ILS "
    "INF IOC IOK IOM IPCC IPO IQ IRA IRGC IS ISS IT ITF ITU IV IWF IWH KfW Kfz KI KIT KPÖ LEA LED LKA Lkw LMU LSBTI "
    "LTE MAV MEZ MIV MOZ NIH NOK NOZ NSA NSU NYSE OAS OB OECD OGH OHG OHL OLG OP OPCW ORF OSS OSZE OVG OZ PEI PIK Pkw "
    "PUK RAF RKI ROI RSO SA SAP SEC SED SEK SOS SPÖ StVO StVZO SUV TAE Tbc TU UAE UB UBS UCI UDP UdSSR UHD UK UKE UKW "
    "UN UNHCR UrhG URL US USA USB USP UV UVEK UWG VAE VDA VfB VfL VfR WEF WHO WKO WTO WWU ZEW ZPO ÖAMTC ÖBB ÖFB ÖGB "
    "ÖH ÖPNV ÖRR ÖTV ÖVP".split()
)
# Read otherwise than they are written.
_READ = {
    "CO2": "C-O-zwei", "CO₂": "C-O-zwei", "H2O": "H-zwei-O", "NO2": "N-O-zwei", "NOx": "N-O-X", "SO2": "S-O-zwei",
    "BAföG": "Bafög", "BVerfG": "Bundesverfassungsgericht", "BVerwG": "Bundesverwaltungsgericht", "BVG": "B-V-G", "GG": "Grundgesetz", "StGB": "Strafgesetzbuch",
    "StPO": "Strafprozessordnung", "AStA": "Asta", "WLAN": "W-Lan", "MDAX": "M-Dax", "SDAX": "S-Dax", "TecDAX": "Teck-Dax",
    "IFA": "Ifa", "ISO": "Iso", "DIN": "Din", "UEFA": "Uefa", "PEN": "Pen", "PIN": "Pin", "MwSt": "Mehrwertsteuer", "BaFin": "Bafin", "NRW": "N-R-W",
    "GAU": "Gau", "E.ON": "Eon", "ver.di": "Verdi", "MINT": "Mint", "OPEC": "Opec",
}  # fmt: skip
_MIXED = sorted({word for word in (*SPELLED, *_READ) if not re.fullmatch("[A-ZÄÖÜ]{2,5}", word)}, key=len, reverse=True)
_VOWEL = re.compile("[AEIOUÄÖÜ]")
_SHOUTED = 24
"""A text of capitals alone longer than this is a shouted sentence, in which IST and UND are words."""


def letters(acronym: str) -> str:
    """„AfD“ as „A-f-D“."""
    return "-".join(acronym)


def _acronym(match: re.Match[str]) -> str | None:
    word, plural = match[1], match[2] or ""
    if known := _READ.get(word):
        return known + plural
    if _VOWEL.search(word.upper()) and (word not in SPELLED or _shouted(match.string)):
        return None
    return letters(word.upper()) + plural


def _shouted(text: str) -> bool:
    return len(text) > _SHOUTED and text.isupper()


RULES = (
    Rule(
        "acronym",
        re.compile(rf"(?<![^\W\d_])({'|'.join(map(re.escape, _MIXED))}|[A-ZÄÖÜ]{{2,5}})(s)?(?![^\W\d_])"),
        _acronym,
    ),
)
