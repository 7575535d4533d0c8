"""Check the names of engines and voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import InputError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

_MAX_SHOWN = 14
"""Names in a message."""


def check_name(kind: str, name: str, known: Collection[str]) -> None:
    """Raise InputError with similar and known names unless `name` is one of `known`."""
    if name in known:
        return
    shown = [*known][:_MAX_SHOWN] + ["…"] * (len(known) > _MAX_SHOWN)
    advice = f"{did_you_mean(name, known)} Known: {', '.join(shown)}."
    raise InputError(f'unknown {kind} "{name}". {advice}')
