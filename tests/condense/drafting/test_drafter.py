"""What becomes of a model's text: judged, sent back, replaced, held to the notes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from chat_server import completion, reply, sentence

from briefing.audit import audit
from briefing.model.article import Kind
from briefing.model.briefing import Edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from chat_server import Service

    from briefing.condense.drafters import Draft
    from briefing.model.article import Article
    from conftest import Desk

LEAD = sentence(
    "Ab Montag fährt die Fähre über die Lenne wieder, teilte die Stadt Warnfels mit.", 1, 2
)
DOCK = sentence(
    "Seit dem 3. März lag das Schiff im Dock, weil der Rumpf an 14 Stellen gerissen war.", 3
)
COST = sentence("Die Reparatur kostete mit 1,2 Millionen Euro doppelt so viel wie geplant.", 4)
PEOPLE = sentence("Täglich setzen rund 2.300 Menschen mit der Fähre über.", 5)
TUNNEL = sentence(
    "Einen Tunnel nannte Bürgermeisterin Ute Harmsen am Donnerstag unbezahlbar.", 10, 11
)
GOOD = reply([LEAD], [DOCK], [COST], [PEOPLE], [TUNNEL])
WRONG = sentence("Die Reparatur kostete 7,9 Millionen Euro, doppelt so viel wie geplant.", 4)
OWN = "Die Reparatur kostete 1,2 Millionen Euro, doppelt so viel wie geplant."
QUOTE = "„Das hat viele eine Stunde am Tag gekostet“, sagte der Betriebsrat Dirk Vosskamp."


def texts(draft: Draft) -> list[list[str]]:
    return [[statement.text for statement in part] for part in draft.briefing.condensed]


def flat(draft: Draft) -> list[str]:
    return [text for part in texts(draft) for text in part]


def assert_sound(desk: Desk, draft: Draft) -> None:
    """What holds for every draft: proven, within the budget, no sentence twice, notes met."""
    proof = audit(draft.briefing, desk.article, desk.notes, desk.limits)
    assert [finding for finding in proof.findings if finding.level == "error"] == []
    for statement in draft.briefing.statements():
        if statement.origin.where == "article":
            passage = desk.article.text[statement.origin.start : statement.origin.end]
            assert statement.original.split() == passage.split()
    assert draft.briefing.words <= desk.limits.words
    said = flat(draft)
    assert len(said) == len(set(said))


def fallen_back(desk: Desk, draft: Draft) -> str:
    """Why the text is the extractive one."""
    assert draft.briefing == desk.extractive
    (finding,) = draft.findings
    assert finding.level == "warning"
    return f"{finding.check}: {finding.message}"


def test_a_draft_that_holds_takes_the_place_of_lead_and_points(
    desk: Desk, service: Service
) -> None:
    service.answers = [GOOD]

    draft = desk.draft()

    assert texts(draft) == [[part["text"]] for part in (LEAD, DOCK, COST, PEOPLE, TUNNEL)]
    assert draft.briefing.drafter == "openai"
    assert draft.findings == ()
    assert draft.drafting
    assert draft.drafting.drafted == tuple(
        part["text"] for part in (LEAD, DOCK, COST, PEOPLE, TUNNEL)
    )
    assert (draft.drafting.sent_back, draft.drafting.replaced) == ((), ())
    assert (draft.drafting.model, draft.drafting.requests) == ("ein-modell", 1)
    assert (draft.drafting.prompt_tokens, draft.drafting.completion_tokens) == (900, 150)
    assert_sound(desk, draft)


def test_every_sentence_names_its_passage(desk: Desk, service: Service) -> None:
    service.answers = [GOOD]

    lead, *points = (part[0] for part in desk.draft().briefing.condensed)

    first, second = desk.article.sentences[:2]
    assert (lead.origin.start, lead.origin.end) == (first.start, second.end)
    assert lead.origin.basis == (0, 1)
    assert lead.edits == (Edit("draft", 0, f"{first.text} {second.text}", lead.text),)
    copied = points[2]
    assert (copied.text, copied.edits, copied.origin.basis) == (
        desk.article.sentences[4].text,
        (),
        (),
    )


def test_the_form_text_has_paragraphs(desk: Desk, service: Service) -> None:
    service.answers = [reply([LEAD], [DOCK, COST], [PEOPLE, TUNNEL])]

    draft = desk.within(70, "text").draft()

    assert draft.briefing.points == ()
    assert [len(paragraph) for paragraph in draft.briefing.paragraphs] == [2, 2]
    assert "Absätze" in service.requests[0]["messages"][0]["content"]


@pytest.mark.parametrize("marks", ['""', "»«", "“”"])
def test_sentences_in_other_marks_are_the_articles_own(
    desk: Desk, service: Service, marks: str
) -> None:
    typed = QUOTE.translate(str.maketrans("„“", marks))
    service.answers = [reply([LEAD], [DOCK], [COST], [PEOPLE, sentence(typed, 8)])]

    statement = desk.draft().briefing.points[-1][1]

    assert (statement.text, statement.edits) == (QUOTE, ())


def test_a_failing_sentence_is_sent_back_once_with_the_finding(
    desk: Desk, service: Service
) -> None:
    service.answers = [reply([LEAD], [DOCK], [WRONG]), GOOD]

    draft = desk.draft()

    assert texts(draft)[2] == [COST["text"]]
    system, article, said, back = service.requests[1]["messages"]
    assert [system, article] == service.requests[0]["messages"]
    assert (said["role"], json.loads(said["content"])["body"][1]) == ("assistant", [WRONG])
    assert f"„{WRONG['text']}“" in back["content"]
    assert "7,9" in back["content"].replace(WRONG["text"], "")
    assert DOCK["text"] not in back["content"]
    assert draft.drafting
    ((returned),) = draft.drafting.sent_back
    assert returned.text == WRONG["text"]
    assert draft.drafting.replaced == ()
    assert draft.drafting.requests == 2
    assert draft.drafting.prompt_tokens == 1800


def test_a_sentence_that_fails_again_is_replaced_by_what_it_rests_on(
    desk: Desk, service: Service
) -> None:
    service.answers = [reply([LEAD], [DOCK], [WRONG], [PEOPLE])]

    draft = desk.draft()

    assert texts(draft) == [[LEAD["text"]], [DOCK["text"]], [OWN], [PEOPLE["text"]]]
    assert draft.drafting
    (replaced,) = draft.drafting.replaced
    assert (replaced.text, replaced.by) == (WRONG["text"], (OWN,))
    assert "7,9" in replaced.reasons[0]
    assert len(service.requests) == 2
    assert_sound(desk, draft)


def test_a_replacement_brings_what_it_needs(desk: Desk, service: Service) -> None:
    wrong = sentence("Am Donnerstag nannte Harmsen den Tunnel 99 Mal unbezahlbar.", 11)
    service.answers = [reply([LEAD], [DOCK], [wrong])]

    draft = desk.draft()

    assert texts(draft)[2] == [sentence.text for sentence in desk.article.sentences[9:11]]
    assert_sound(desk, draft)


def test_a_quotation_set_in_place_has_its_speaker(desk: Desk, service: Service) -> None:
    wrong = sentence("„Im Herbst entscheiden wir vielleicht“, sagte Harmsen.", 17)
    service.answers = [reply([LEAD], [DOCK], [COST], [wrong])]

    draft = desk.draft()

    assert texts(draft)[3] == [
        "„Wir haben zwei Angebote.",
        "Im Herbst entscheiden wir“, sagte Harmsen.",
    ]
    assert_sound(desk, draft)


@pytest.mark.parametrize(
    "wrong",
    [
        sentence(
            "Die Reparatur kostete 7,9 Millionen Euro.", 4, 5
        ),  # 5 stands there already, and 4 alone is a part
        sentence("Die 99 Angebote.", 99),
        sentence("Die Fähre ist 99 Jahre alt."),
        sentence("Die Fähre fährt ab Montag wieder, und zwar 99 Mal.", 1),
    ],
)
def test_no_sentence_stands_twice(desk: Desk, service: Service, wrong: dict[str, Any]) -> None:
    service.answers = [reply([LEAD], [DOCK], [PEOPLE], [wrong])]

    draft = desk.draft()

    assert flat(draft) == [LEAD["text"], DOCK["text"], PEOPLE["text"]]
    assert draft.drafting
    assert draft.drafting.replaced[0].by == ()
    assert_sound(desk, draft)


def test_a_replacement_that_does_not_fit_is_left_out(desk: Desk, service: Service) -> None:
    words = sum(len(part["text"].split()) for part in (LEAD, DOCK, PEOPLE))
    service.answers = [
        reply([LEAD], [DOCK], [PEOPLE], [sentence("Sie kostete 7,9 Millionen Euro.", 4)])
    ]
    desk = desk.within(words + len(OWN.split()) - 1)

    draft = desk.draft()

    assert flat(draft) == [LEAD["text"], DOCK["text"], PEOPLE["text"]]
    assert_sound(desk, draft)


def test_replacements_share_what_room_is_left(desk: Desk, service: Service) -> None:
    words = sum(len(part["text"].split()) for part in (LEAD, DOCK, PEOPLE))
    age = sentence("Die Fähre ist 99 Jahre alt.", 14)
    service.answers = [reply([LEAD], [DOCK], [PEOPLE], [WRONG], [age])]
    desk = desk.within(words + len(OWN.split()) + 3)

    draft = desk.draft()

    assert flat(draft) == [LEAD["text"], DOCK["text"], PEOPLE["text"], OWN]
    assert_sound(desk, draft)


def test_what_the_editor_says_is_no_replacement(desk: Desk, service: Service) -> None:
    desk = desk.with_notes("", f"## Einordnung\n{OWN}\n")
    service.answers = [reply([LEAD], [DOCK], [PEOPLE], [WRONG])]

    draft = desk.draft()

    assert flat(draft) == [LEAD["text"], DOCK["text"], PEOPLE["text"]]
    assert_sound(desk, draft)


def test_a_text_too_long_is_sent_back_even_where_the_mended_one_fits(
    desk: Desk, service: Service
) -> None:
    service.answers = [reply([LEAD], [DOCK], [PEOPLE], [COST], [WRONG]), GOOD]

    words = sum(len(part["text"].split()) for part in (LEAD, DOCK, PEOPLE, COST, WRONG))
    room = sum(len(part["text"].split()) for part in (LEAD, DOCK, COST, PEOPLE, TUNNEL))
    assert room < words

    draft = desk.within(room).draft()

    assert draft.drafting
    assert draft.drafting.sent_back[-1].reasons == (
        f"The text is too long: {words} words, {room} are allowed.",
    )
    assert flat(draft) == [part["text"] for part in (LEAD, DOCK, COST, PEOPLE, TUNNEL)]


def test_what_points_back_to_a_dropped_sentence_goes_with_it(desk: Desk, service: Service) -> None:
    dropped = sentence("Die Fähre über die Lenne hat 99 Motoren.", 1)
    orphan = sentence("Sie ist selbst 52 Jahre alt.", 14)
    service.answers = [reply([LEAD], [DOCK, COST], [PEOPLE, dropped, orphan])]

    draft = desk.draft()

    assert texts(draft)[-1] == [PEOPLE["text"]]
    assert draft.drafting
    assert [replaced.text for replaced in draft.drafting.replaced] == [
        dropped["text"],
        orphan["text"],
    ]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (sentence("Die Fähre über die Lenne fährt."), "names no sentence"),
        (sentence("Die Fähre über die Lenne fährt.", 0, -3, 18, 10**30), "names no sentence"),
        (sentence("Die Fähre über die Lenne fährt wieder.", 1, 2, 3, 4, 5), "rests on 5 sentences"),
        (sentence("Die Fähre über die Lenne fährt", 1), "does not end"),
        (sentence("**Fähre:** Die Fähre über die Lenne fährt ab Montag.", 1), "„**“"),
        (sentence("Die Fähre über die Lenne fährt ab Montag [1].", 1), "„[1]“"),
        (
            sentence("Die Fähre über die Lenne fährt ab Montag: faehre.example/jetzt.", 1),
            "faehre.example",
        ),
        (sentence("Der Stadtrat verkauft heimlich das Rathaus.", 1), "Most of its words"),
        (sentence("Sie fährt ab Montag wieder über die Lenne.", 1), "points back"),
        (LEAD, "stands in the text already"),
    ],
)
def test_what_a_sentence_must_not_do(
    desk: Desk, service: Service, wrong: dict[str, Any], reason: str
) -> None:
    service.answers = [reply([LEAD], [DOCK], [COST], [PEOPLE], [wrong])]

    draft = desk.draft()

    assert draft.drafting
    assert any(reason in found for found in draft.drafting.sent_back[0].reasons)
    assert draft.drafting.replaced[0].text == wrong["text"]
    assert draft.briefing.drafter == "openai"
    assert_sound(desk, draft)


def test_a_second_answer_that_is_none_leaves_the_first(desk: Desk, service: Service) -> None:
    service.answers = [reply([LEAD], [DOCK], [WRONG]), "Das kann ich nicht."]

    draft = desk.draft()

    assert texts(draft) == [[LEAD["text"]], [DOCK["text"]], [OWN]]
    assert draft.drafting
    assert draft.drafting.requests == 3  # it was told that its second answer cannot be read


def test_a_second_text_that_is_worse_leaves_the_first(desk: Desk, service: Service) -> None:
    desk = desk.with_notes('must: ["1,2 Millionen Euro"]')
    service.answers = [reply([LEAD], [DOCK], [WRONG]), reply([LEAD], [DOCK], [PEOPLE])]

    draft = desk.draft()

    assert texts(draft) == [[LEAD["text"]], [DOCK["text"]], [OWN]]
    assert_sound(desk, draft)


def test_a_lead_that_fails_without_replacement_gives_way_to_the_first_point(
    desk: Desk, service: Service
) -> None:
    service.answers = [reply([sentence("Alles ist 99 Mal anders.", 99)], [LEAD], [DOCK], [COST])]

    assert texts(desk.draft())[0] == [LEAD["text"]]


@pytest.mark.parametrize(
    ("front", "parts", "reason"),
    [
        (
            'must: ["31 Kilometern"]',
            [LEAD, DOCK, COST],
            'The rule "must" is not met: nowhere in the briefing. „31 Kilometern“',
        ),
        (
            f"keep: ['{QUOTE}']",
            [LEAD, DOCK, COST],
            'The rule "keep" is not met: not word for word in the briefing.',
        ),
        ("words: 30", [LEAD, DOCK, COST], "too long: 43 words, 30 are allowed"),
        ("words: 70", [LEAD], "too short: 14 words, 70 are allowed"),
        ("words: 70", [sentence("Alles ist 99 Mal anders.", 99)], "None of its sentences holds"),
        ("words: 70", [], "None of its sentences holds"),
    ],
)
def test_a_text_that_breaks_a_rule_is_sent_back_and_then_falls_back_as_a_whole(
    desk: Desk, service: Service, front: str, parts: list[dict[str, Any]], reason: str
) -> None:
    desk = desk.with_notes(front)
    desk = desk.within(desk.notes.rules.words or 70)
    service.answers = [reply(parts[:1], *([part] for part in parts[1:]))]

    draft = desk.draft()

    assert reason in fallen_back(desk, draft)
    assert "draft.rules" in fallen_back(desk, draft)
    assert reason in service.requests[1]["messages"][-1]["content"]
    assert len(service.requests) == 2
    assert draft.drafting
    assert (draft.drafting.drafted, draft.drafting.replaced) == ((), ())


def test_what_is_wrong_with_the_extractive_text_too_is_not_the_models_fault(
    desk: Desk, service: Service
) -> None:
    desk = desk.with_notes("kicker: Für 99 Euro\navoid: [99 Euro]")
    service.answers = [GOOD]

    draft = desk.draft()

    assert draft.briefing.drafter == "openai"
    assert len(service.requests) == 1


def test_a_rule_that_the_second_text_meets_is_met(desk: Desk, service: Service) -> None:
    age = sentence("Die Fähre ist selbst 52 Jahre alt.", 14)
    desk = desk.with_notes('must: ["52 Jahre alt"]')
    service.answers = [reply([LEAD], [DOCK], [COST]), reply([LEAD], [DOCK], [age])]

    draft = desk.draft()

    assert texts(draft)[-1] == [age["text"]]
    assert_sound(desk, draft)


def test_a_phrase_to_avoid_takes_its_sentence_out(desk: Desk, service: Service) -> None:
    desk = desk.with_notes("avoid: [Dock]")
    service.answers = [GOOD]

    draft = desk.draft()

    assert "Dock" not in str(texts(draft))
    assert draft.drafting
    assert draft.drafting.replaced[0].by == ()  # the article's sentence has the phrase too
    assert_sound(desk, draft)


def test_the_rules_of_the_notes_go_to_the_model_and_nothing_else_of_them(
    desk: Desk, service: Service
) -> None:
    desk = desk.with_notes(
        'must: ["31 Kilometern", "ein guter Tag"]\navoid: [Südpol]\nkicker: Verkehr',
        "## Einordnung\nEs ist ein guter Tag.\n## Intern\nDer Informant heißt Schmidt.\n",
    )
    service.answers = [GOOD]
    desk.draft()

    sent = json.dumps(service.requests[0], ensure_ascii=False)
    assert "Muss vorkommen: 31 Kilometern" in sent
    assert "Darf in keiner Beugung vorkommen: Südpol" in sent
    assert "guter Tag" not in sent  # the editor says it already
    assert "Schmidt" not in sent
    assert "Verkehr" not in sent


def test_the_quotation_set_apart_stays_and_is_not_repeated(
    make_desk: Callable[[str], Desk], service: Service
) -> None:
    quote = (
        "„Wir haben in all den Jahren noch nie so lange auf ein Schiff gewartet“, sagte Ute "
        "Harmsen."
    )
    lines = (desk_line["text"] for desk_line in (LEAD, DOCK, COST, PEOPLE))
    desk = make_desk(f"{' '.join(lines)} {quote}\n")
    assert [statement.text for statement in desk.extractive.quote] == [quote]
    repeating = sentence(
        (
            "Noch nie hat die Stadt in all den Jahren so lange auf ein Schiff gewartet, sagte Ute "
            "Harmsen."
        ),
        5,
    )
    desk = desk.with_notes(f"keep: ['{quote}', '{COST['text']}']")
    service.answers = [
        reply(
            [LEAD | {"basis": [1]}], [DOCK | {"basis": [2]}], [COST | {"basis": [3]}], [repeating]
        )
    ]

    draft = desk.draft()

    assert texts(draft)[-1] == [quote]
    assert repeating["text"] not in flat(draft)
    assert draft.drafting
    assert draft.drafting.sent_back[0].reasons == ("It repeats the quotation that is set apart.",)
    system = service.requests[0]["messages"][0]["content"]
    assert f"nicht wiederholen: {quote}" in system
    assert f"Wörtlich übernehmen: {quote}" not in system
    assert f"Wörtlich übernehmen: {COST['text']}" in system
    assert f"Höchstens {70 - len(quote.split())} Wörter" in system
    assert_sound(desk, draft)


@pytest.mark.parametrize(
    ("headline", "taken"),
    [
        ("Fähre über die Lenne fährt ab Montag wieder", True),
        ("Fähre fährt nach 99 Wochen wieder", False),
        ("Rathaus verkauft: Skandal erschüttert alle Bürger", False),
        ("Fähre **wieder** da", False),
        ("Fähre über die Lenne " * 4, False),
        ("", False),
    ],
)
def test_a_headline_is_taken_where_nobody_wrote_one_and_the_audit_accepts_it(
    desk: Desk, service: Service, headline: str, *, taken: bool
) -> None:
    service.answers = [reply([LEAD], [DOCK], [COST], headline=headline)]

    assert desk.draft().briefing.headline == (headline if taken else desk.extractive.headline)


def test_a_headline_of_the_notes_or_the_article_stays(
    make_article: Callable[..., Article], desk: Desk, service: Service
) -> None:
    desk = replace(
        desk, article=make_article((Kind.TITLE, "Warnfels hat sie wieder"), LEAD["text"])
    )
    service.answers = [reply([LEAD | {"basis": [1]}], headline="Die Fähre über die Lenne")]

    assert desk.draft().briefing.headline == "Warnfels hat sie wieder"
    assert desk.with_notes("title: Sie fährt").draft().briefing.headline == "Sie fährt"
    assert "Titel: Warnfels hat sie wieder" in service.requests[0]["messages"][1]["content"]


@pytest.mark.parametrize(
    ("answer", "check", "reason", "requests"),
    [
        (
            completion(None, refusal="Das möchte ich nicht."),
            "draft.refused",
            "it refuses: Das möchte ich nicht.",
            1,
        ),
        (completion("", "content_filter"), "draft.refused", "it refuses: content filter", 1),
        (completion(None), "draft.unusable", "its answer is empty", 2),
        (completion("<think>Hm.</think>"), "draft.unusable", "its answer is empty", 2),
        (completion(GOOD[:90], "length"), "draft.unusable", "its answer was cut off", 2),
        (completion(GOOD[:90]), "draft.unusable", "its answer has not the form asked for", 2),
        (
            completion("Gern! Hier ist die Zusammenfassung."),
            "draft.unusable",
            "has not the form",
            2,
        ),
        (
            completion('{"lead": [], "body": []}'),
            "draft.unusable",
            "missing required field `headline`",
            2,
        ),
        (
            completion('{"headline": "", "lead": [{"text": "Ja."}], "body": []}'),
            "draft.unusable",
            "`basis`",
            2,
        ),
        (
            completion('{"a":' * 20_000 + "}" * 20_000),
            "draft.unusable",
            "has not the form asked for",
            2,
        ),
        ({"choices": [], "usage": None}, "draft.unusable", "its answer is empty", 2),
    ],
)
def test_a_model_that_is_of_no_use_leaves_the_extractive_text_and_a_warning(
    desk: Desk, service: Service, answer: dict[str, Any], check: str, reason: str, requests: int
) -> None:
    service.answers = [answer]

    draft = desk.draft()

    found = fallen_back(desk, draft)
    assert found.startswith(
        f"{check}: The text is the article's own and not drafted by ein-modell: "
    )
    assert reason in found
    assert len(service.requests) == requests
    if requests == 2:
        assert "nicht zu gebrauchen" in service.requests[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    "bad", [completion("Gern!"), completion(GOOD[:90], "length"), completion(None)]
)
def test_an_answer_that_is_none_is_asked_for_once_more(
    desk: Desk, service: Service, bad: dict[str, Any]
) -> None:
    service.answers = [bad, GOOD]

    draft = desk.draft()

    assert draft.briefing.drafter == "openai"
    assert draft.drafting
    assert draft.drafting.sent_back == ()
    assert draft.drafting.requests == 2


@pytest.mark.parametrize(
    "content",
    [
        f"```json\n{GOOD}\n```",
        f"Hier ist der Text:\n\n{GOOD}\n\nPasst das so?",
        f"<think>Ein Objekt {{so}} wäre falsch.</think>\n{GOOD}",
        "\ufeff" + GOOD.replace("die Fähre", "die\u00ad \ue000Fa\u0308hre\u200b", 1),
    ],
)
def test_a_draft_is_found_between_other_text(desk: Desk, service: Service, content: str) -> None:
    service.answers = [content]

    assert texts(desk.draft())[0] == [LEAD["text"]]
    assert len(service.requests) == 1
