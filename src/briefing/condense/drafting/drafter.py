"""Draft with a model: ask, judge, send back once, replace what still fails, check the notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing.audit import audit
from briefing.condense.coherence import find_ties
from briefing.condense.drafting.answers import NotAskedError
from briefing.condense.drafting.chat import Chat, require_model
from briefing.condense.drafting.judge import Judge
from briefing.condense.drafting.mend import Mended, Mender
from briefing.condense.drafting.prompt import Prompt, sections
from briefing.condense.drafting.reply import SCHEMA, UnusableError, parse_reply
from briefing.condense.rules import EditorialRules
from briefing.model.findings import Finding
from briefing.model.report import Drafting, Returned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.condense.drafting.answers import Answer, Answers
    from briefing.condense.drafting.judge import Judged
    from briefing.condense.drafting.prompt import Message
    from briefing.condense.drafting.reply import Reply
    from briefing.config.notes import Notes
    from briefing.config.settings import Openai
    from briefing.model.article import Article
    from briefing.model.briefing import Briefing, Limits

_LEAST = 0.5
"""Fewest words of a draft, as a share of the extractive text."""
_SENT_BACK = 4000
"""Characters of an unusable answer that are sent back to the model."""


def redraft(
    extractive: Briefing,
    article: Article,
    notes: Notes,
    limits: Limits,
    settings: Openai,
    *,
    project: Path | None,
    answers: Answers,
) -> tuple[Briefing, Drafting, tuple[Finding, ...]]:
    """Return `extractive` with lead and body in the model's words, where they pass the checks.

    Where no draft of the model can be used: `extractive` as it is and a warning.

    Raises InputError for settings that lack something, ServiceError where the server fails.
    """
    require_model(settings)
    drafter = _Drafter(extractive, article, notes, limits, settings, Prompt(project), answers)
    try:
        attempt = drafter.best()
    except NotAskedError:
        reason, remedy = "the model has not been asked about it yet", "Run: briefing build."
        finding = Finding("draft.pending", "warning", _left(settings, reason), remedy)
    except UnusableError as problem:
        remedy = "Try another model, or delete answers.json to have this one asked again."
        finding = Finding(problem.check, "warning", _left(settings, problem.reason), remedy)
    else:
        return attempt.briefing, drafter.record(attempt.mended), ()
    return extractive, drafter.record(Mended()), (finding,)


def _left(settings: Openai, reason: str) -> str:
    return f"The text is the article's own and not drafted by {settings.model}: {reason}."


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One draft of the model: judged, mended, and as a briefing."""

    parts: list[list[Judged]]
    mended: Mended
    briefing: Briefing


class _Drafter:
    def __init__(
        self,
        extractive: Briefing,
        article: Article,
        notes: Notes,
        limits: Limits,
        settings: Openai,
        prompt: Prompt,
        answers: Answers,
    ) -> None:
        self._extractive, self._article, self._notes, self._limits = (
            extractive,
            article,
            notes,
            limits,
        )
        self._settings, self._prompt, self._answers = settings, prompt, answers
        self._budget = limits.words - sum(
            len(statement.text.split()) for statement in extractive.quote
        )
        quoted = frozenset(statement.origin.sentence for statement in extractive.quote)
        self._judge = Judge(article, notes.rules.avoid, quoted, limits.form)
        own = {statement.text for part in sections(extractive) for statement in part}
        said = frozenset(sentence.index for sentence in article.sentences if sentence.text in own)
        unwanted = quoted | said | EditorialRules(article, notes).excluded
        whole = find_ties(
            article.sentences, (), range(len(article.sentences))
        )  # word for word: nobody mends them here
        self._mender = Mender(self._judge, [tie.together for tie in whole], unwanted, self._budget)
        self._sent_back: tuple[Returned, ...] = ()
        self._chat: Chat | None = None

    def best(self) -> _Attempt:
        """Return the mended second draft, else the first. Raises UnusableError if both fail."""
        opening = self._prompt.opening(self._article, self._notes, self._limits, self._extractive)
        reply, said, messages = self._reply(opening)
        attempts = [self._attempt(reply)]
        self._sent_back = tuple(self._objections(attempts[0]))
        if self._sent_back:
            try:
                reply, _, _ = self._reply(
                    [*messages, *self._prompt.again(said, objections=self._sent_back)]
                )
            except UnusableError:  # the first draft can still be used
                pass
            else:
                attempts.insert(0, self._attempt(reply))
        for attempt in attempts:
            broken = list(self._broken(attempt))
            if not broken:
                return attempt
        raise UnusableError(
            "draft.rules",
            f"even its second text is not right. {' '.join(broken)}".removesuffix("."),
        )

    def record(self, mended: Mended) -> Drafting:
        """Return the record of the model's work on the text in `mended`."""
        used = self._answers.used.values()
        return Drafting(
            model=self._settings.model,
            drafted=mended.drafted,
            sent_back=self._sent_back,
            replaced=mended.replaced,
            requests=len(used),
            prompt_tokens=sum(answer.prompt_tokens for answer in used),
            completion_tokens=sum(answer.completion_tokens for answer in used),
        )

    def _attempt(self, reply: Reply) -> _Attempt:
        parts = self._judge.parts([reply.lead, *reply.body])
        mended = self._mender.mend(parts)
        given = self._notes.rules.title or self._article.title
        below = " ".join(statement.text for part in mended.parts for statement in part)
        own = (
            reply.headline
            if not given and self._judge.accepts_headline(reply.headline, below)
            else ""
        )
        briefing = replace(
            self._extractive,
            headline=own or self._extractive.headline,
            lead=mended.parts[0] if mended.parts else (),
            points=mended.parts[1:] if self._limits.form == "points" else (),
            paragraphs=mended.parts[1:] if self._limits.form == "text" else (),
            subheads=(),
            drafter="openai",
        )
        return _Attempt(parts, mended, briefing)

    def _objections(self, attempt: _Attempt) -> Iterator[Returned]:
        """Yield the objections to send back: to single sentences, then to the whole text."""
        drafted = [judged for part in attempt.parts for judged in part]
        yield from (Returned(judged.text, judged.reasons) for judged in drafted if judged.reasons)
        words = sum(len(judged.text.split()) for judged in drafted)
        if whole := (*self._broken(attempt), *self._overlong(words)):
            yield Returned("", tuple(dict.fromkeys(whole)))

    def _broken(self, attempt: _Attempt) -> Iterator[str]:
        """Yield the reasons why a mended text as a whole cannot be used."""
        briefing, words = (
            attempt.briefing,
            sum(len(s.text.split()) for part in attempt.mended.parts for s in part),
        )
        if not attempt.mended.drafted:
            yield "None of its sentences holds."
        elif briefing.words < _LEAST * self._extractive.words:
            yield f"The text is too short: {words} words, {self._budget} are allowed."
        yield from self._overlong(words)
        known = self._errors(self._extractive)
        for finding in self._errors(briefing):
            if finding not in known and finding.check != "notes.words":
                yield f"{finding.message} „{finding.text}“"

    def _errors(self, briefing: Briefing) -> list[Finding]:
        """Return the errors of the audit and the rules of the notes, which stop a build."""
        proof = audit(briefing, self._article, self._notes, self._limits)
        return [finding for finding in proof.findings if finding.level == "error"]

    def _overlong(self, words: int) -> Iterator[str]:
        if words > self._budget:
            yield f"The text is too long: {words} words, {self._budget} are allowed."

    def _reply(self, messages: list[Message]) -> tuple[Reply, str, list[Message]]:
        """Return a draft, its raw text and the messages sent; asks twice if need be."""
        answer = self._answer(messages)
        try:
            return parse_reply(answer), answer.content, messages
        except UnusableError as problem:
            if problem.check == "draft.refused":
                raise
            messages = [
                *messages,
                *self._prompt.again(answer.content[:_SENT_BACK], unusable=problem.reason),
            ]
        answer = self._answer(messages)
        return parse_reply(answer), answer.content, messages

    def _answer(self, messages: list[Message]) -> Answer:
        schema = {"name": "briefing", "strict": True, "schema": SCHEMA}
        request = {
            "model": self._settings.model,
            "messages": messages,
            "temperature": 0,
            "seed": 0,
            "max_tokens": self._settings.max_tokens,
            "response_format": {"type": "json_schema", "json_schema": schema},
        }
        return self._answers.get([self._settings.base_url, request], lambda: self._ask(request))

    def _ask(self, request: dict[str, Any]) -> Answer:
        self._chat = self._chat or Chat(self._settings)
        return self._chat.ask(request)
