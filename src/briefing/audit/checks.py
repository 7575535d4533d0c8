"""What the audit objects to: in the sentences, and where the rules of the notes are not met."""

from __future__ import annotations

from briefing.model.checks import Check, by_id

COMPARE = "Compare with the source"
_RULE = "Change the rule or the article."
CHECKS = (
    Check(
        "audit.number", "error",
        "a number, date, time, unit or fraction other than the passage's, "
        "even where the article has it elsewhere", f"{COMPARE}.",
    ),
    Check(
        "audit.quotation", "error",
        "quoted words that are not word for word in the article, or another speaker",
        f"{COMPARE}.",
    ),
    Check(
        "audit.negation", "error",
        "a negation put in or dropped, *unklar* as *klar*, *stieg* as *sank*", f"{COMPARE}.",
    ),
    Check(
        "audit.attribution", "error",
        "*soll*, *könnte*, *sei*, *angeblich*, *laut …*, *sagte …* dropped, "
        "so that hearsay becomes a fact", f"{COMPARE}.",
    ),
    Check(
        "audit.name", "warning",
        "another name than the passage's, or one that nobody in the article has", f"{COMPARE}.",
    ),
    Check(
        "audit.role", "warning",
        "two names that have changed places: "
        "*Tjaden lädt Petersen ein* for *Petersen lädt Tjaden ein*", f"{COMPARE}.",
    ),
    Check(
        "audit.source", "error", "a sentence that, edits undone, differs from its passage",
        "Take the sentence as the source has it.",
    ),
    Check("audit.repeated", "error", "the same sentence twice", "Drop it once."),
    Check(
        "audit.headline", "warning",
        "a headline that had to be made and is the start of a sentence, ended by „…“",
        'Write a "title" in notes.md.',
    ),
    Check("notes.must", "error", "a phrase of `must` that is nowhere in the briefing", _RULE),
    Check("notes.avoid", "error", "a phrase of `avoid` in anything that readers see", _RULE),
    Check("notes.keep", "error", "a text of `keep` that is not there word for word", _RULE),
    Check("notes.quote", "error", "the `quote` not set apart", _RULE),
    Check("notes.words", "error", "more words than `words` allows", _RULE),
    Check("notes.form", "error", "another form than `form` asks for", _RULE),
    Check("notes.title", "error", "a headline that is not the `title`", _RULE),
    Check("notes.Einordnung", "error", "an Einordnung that the briefing lacks", _RULE),
    Check(
        "notes.embargo", "warning", "an episode under embargo",
        "Send and publish it after that; the draft asks the mail program for delivery then.",
    ),
)  # fmt: skip
TORN = Check(
    "audit.quotation", "error", "a quotation mark without partner",
    "Take the sentences that belong to the quotation, or none of them.",
)  # fmt: skip
BY_ID = by_id(CHECKS)
