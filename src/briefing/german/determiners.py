"""Articles, possessives and other determiners, by the adjective ending they require.

Source: Duden, Grammatik, "Deklination der Adjektive" (strong, weak, mixed).
"""

from __future__ import annotations

BEFORE_EN = frozenset(
    """am im zum vom beim dem den des unterm hinterm einem meinem deinem seinem ihrem unserem
    eurem keinem diesem jedem jenem welchem einen meinen deinen seinen ihren unseren euren
    keinen diesen jeden jenen welchen eines meines deines seines ihres unseres keines einer
    meiner deiner seiner ihrer unserer keiner beiden ersten letzten zur""".split()
)
"""An adjective or ordinal behind these ends in -en."""
BEFORE_E = frozenset(
    """die das diese jede jene welche eine meine deine seine ihre unsere keine ins ans fürs aufs
    übers dieses jedes jenes""".split()
)
"""An adjective behind these ends in -e."""
LIKE_DER = frozenset("der dieser jeder jener welcher".split())
"""Masculine nominative (-e) or feminine dative (-en)."""
WITHOUT_ENDING = frozenset("ein mein dein sein ihr unser euer kein".split())
"""The adjective behind these shows the gender (mixed declension)."""
_ADJECTIVES = frozenset("beiden ersten letzten".split())
DETERMINERS = (
    BEFORE_EN | BEFORE_E | LIKE_DER | WITHOUT_ENDING | {"eure", "eurer", "dessen", "deren"}
) - _ADJECTIVES
"""All of them, in lower case."""
QUANTIFIERS = frozenset("alle einige mehr mehrere viele wenige".split())
"""Words of quantity before nouns."""
