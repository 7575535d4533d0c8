"""Check the finished briefing against the editor's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.audit import shown
from briefing.german.terms import contains, folded
from briefing.model.audit import RuleResult

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.config.notes import Notes
    from briefing.model.briefing import Briefing, Form, Limits


def check_rules(briefing: Briefing, notes: Notes, limits: Limits) -> Iterator[RuleResult]:
    """Yield a result for each rule of the notes and for the limits in force."""
    texts = {"headline": briefing.headline} | {
        f"sentence {n}": s.text for n, s in enumerate(briefing.statements(), 1)
    }
    sections = {
        "Begrüßung": briefing.greeting,
        "Einordnung": briefing.commentary,
        "Abschied": briefing.farewell,
    }
    texts |= {
        name: " ".join(s.text for part in parts for s in part) for name, parts in sections.items()
    }
    rules = notes.rules
    for phrase in rules.must:
        where = next((place for place, text in texts.items() if contains(text, phrase)), "")
        yield RuleResult(
            "must", phrase, bool(where), f"in {where}" if where else "nowhere in the briefing"
        )
    for phrase in rules.avoid:
        # Also in texts that are not part of the briefing, such as subject and link texts.
        seen = texts | shown.texts(notes)
        where = next((place for place, text in seen.items() if contains(text, phrase)), "")
        yield RuleResult(
            "avoid", phrase, not where, f"in {where}" if where else "nowhere in the briefing"
        )
    whole = folded(" ".join(statement.text for statement in briefing.statements()))
    for text in rules.keep:
        kept = folded(text) in whole
        yield RuleResult(
            "keep", text, kept, "word for word" if kept else "not word for word in the briefing"
        )
    if rules.quote:
        apart = folded(rules.quote) in folded(
            " ".join(statement.text for statement in briefing.quote)
        )
        shown_so = apart or (bool(briefing.paragraphs) and folded(rules.quote) in whole)
        detail = "set apart" if apart else "in the text" if shown_so else "not set apart"
        yield RuleResult("quote", rules.quote, shown_so, detail)
    yield RuleResult(
        "words", str(limits.words), briefing.words <= limits.words, f"{briefing.words} words"
    )
    used: Form = "text" if briefing.paragraphs else "points"
    yield RuleResult("form", limits.form, limits.form == used or not briefing.points, used)
    if rules.title:
        yield RuleResult("title", rules.title, rules.title in briefing.headline, "is the headline")
    if notes.commentary:
        yield RuleResult(
            "Einordnung",
            "",
            bool(briefing.commentary),
            f"sentences: {sum(map(len, briefing.commentary))}",
        )
