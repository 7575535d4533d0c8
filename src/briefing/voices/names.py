"""Names that a user may get wrong: engines and voices."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from briefing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection

_SHOWN = 14
"""Names in a message at the most."""


def check_name(kind: str, name: str, known: Collection[str]) -> None:
    """Raise InputError, with the nearest and the first known names, unless `name` is one of `known`."""
    if name in known:
        return
    shown = [*known][:_SHOWN] + ["…"] * (len(known) > _SHOWN)
    within = [other for other in known if name and name.lower() in other.lower()]
    close = within or difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    advice = f'Did you mean "{close[0]}"? ' if close else ""
    raise InputError(f'unknown {kind} "{name}". {advice}Known: {", ".join(shown)}.')
