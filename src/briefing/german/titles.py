"""Offices and professions before and behind names, and forms of address."""

from __future__ import annotations

OFFICES = tuple(
    """anwalt anwältin arzt ärztin bischof botschafter chef direktor experte expertin forscher
    general gouverneur gründer kandidat kanzler kommissar könig koordinator landrat landrätin
    leiter manager meister minister ökonom papst politiker präfekt präsident premier professor
    rat rätin regisseur richter sekretär senator sprecher trainer virologe virologin vorstand
    wissenschaftler autor""".split()
)
"""Nouns that name an office in any context, also as the last part of compounds."""
ADJECTIVAL_OFFICES = tuple(
    "abgeordnete abgeordneter beauftragte beauftragter vorsitzende vorsitzender".split()
)
"""Offices declined as adjectives: their ending depends on the article before them."""
RELATIONS = tuple("bruder frau herr herrn kollege kollegin mutter oma opa schwester vater".split())
"""Forms of address and kinship, which do not identify a person by themselves."""
OFFICES_BEFORE_NAMES = tuple(
    "fürst graf herr idol kapitän könig legende mann frau prinz star wirt".split()
)
"""Offices only right before a full name; elsewhere they are surnames ("Hartmann")."""
OFFICE_ENDINGS = tuple("in er or är eur ist ent ant at oge ologe urg".split())
"""Endings of most nouns for professions."""
FEMININE_ENDINGS = ("in", "frau", "schwester", "tochter", "mutter")
NO_TITLES = frozenset(
    """Dr Prof Herr Frau Herrn Vorgänger Vorgängerin Nachfolger Nachfolgerin Partner Partnerin
    Freund Freundin Landsmann Kollege Kollegin Bruder Schwester Vater Mutter Sohn Tochter
    Ehemann Ehefrau Mann Witwe Leser Leserin Konkurrent Konkurrentin Rivale Rivalin
    Stellvertreter Stellvertreterin Sieger Siegerin""".split()
)
"""Words before a name that do not identify a person by themselves."""
ABBREVIATED_TITLES = ("Dr.", "Prof.", "Ing.", "Dipl.", "St.", "Hl.")
