"""Offices and professions before and behind names, and forms of address."""

from __future__ import annotations

OFFICES = tuple(
    """anwalt anwältin arzt ärztin bischof botschafter chef direktor experte expertin forscher
    general gouverneur gründer kandidat kanzler kommissar könig koordinator landrat landrätin
    leiter manager meister minister ökonom papst politiker präfekt präsident premier professor
    rat rätin regisseur richter sekretär senator sprecher trainer virologe virologin vorstand
    wissenschaftler autor""".split()
)
"""Nouns, also as the last part of others, that name an office wherever they stand."""
ADJECTIVAL_OFFICES = tuple(
    "abgeordnete abgeordneter beauftragte beauftragter vorsitzende vorsitzender".split()
)
"""The same, declined as adjectives are: before a name alone their ending would have to change."""
RELATIONS = tuple("bruder frau herr herrn kollege kollegin mutter oma opa schwester vater".split())
"""Forms of address, and nouns that mean somebody only beside somebody else."""
OFFICES_BEFORE_NAMES = tuple(
    "fürst graf herr idol kapitän könig legende mann frau prinz star wirt".split()
)
"""Offices only right before a full name: elsewhere they are surnames or endings of them
("Hartmann")."""
OFFICE_ENDINGS = tuple("in er or är eur ist ent ant at oge ologe urg".split())
"""How most nouns of professions end."""
FEMININE_ENDINGS = ("in", "frau", "schwester", "tochter", "mutter")
NO_TITLES = frozenset(
    """Dr Prof Herr Frau Herrn Vorgänger Vorgängerin Nachfolger Nachfolgerin Partner Partnerin
    Freund Freundin Landsmann Kollege Kollegin Bruder Schwester Vater Mutter Sohn Tochter
    Ehemann Ehefrau Mann Witwe Leser Leserin Konkurrent Konkurrentin Rivale Rivalin
    Stellvertreter Stellvertreterin Sieger Siegerin""".split()
)
"""Capitalised words before a name that say nothing of who somebody is when they stand alone with
it."""
ABBREVIATED_TITLES = ("Dr.", "Prof.", "Ing.", "Dipl.", "St.", "Hl.")
