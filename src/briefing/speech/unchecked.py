"""Find foreign words of an episode that no lexicon entry covers, before any voice runs."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model.findings import Finding
from briefing.model.script import Unchecked
from briefing.speech.foreign import is_connecting, language_of
from briefing.speech.respell import respell
from briefing.speech.rule import TAKEN
from briefing.speech.verbalise import verbalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.speech.lexicon import Lexicon

_SHOWN = 8
"""Most words listed in the finding, to keep it readable."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def add_command(doubt: Unchecked) -> str:
    """Return the shell command that adds the proposal of `doubt` to the show's lexicon."""
    answer = [doubt.proposal] if doubt.proposal else ["--language", doubt.language]
    return " ".join(["briefing lexicon add", *map(_quoted, (doubt.word, *answer))])


def find_unchecked(sentences: Iterable[str], lexicon: Lexicon) -> tuple[Unchecked, ...]:
    """Return the foreign words that neither `lexicon` nor a rule covers, most frequent first."""
    found: dict[str, Unchecked] = {}
    for sentence in sentences:
        for word, language in _suspects(sentence, lexicon):
            key = word.removesuffix("s") if word.removesuffix("s") in found else word
            seen = found.get(key) or Unchecked(
                word, 0, sentence, _proposal(word, language), language
            )
            found[key] = replace(seen, times=seen.times + 1)
    return tuple(sorted(found.values(), key=lambda doubt: -doubt.times))


def build_finding(words: tuple[Unchecked, ...]) -> tuple[Finding, ...]:
    """Return one warning that lists the first words and a command that adds an entry; or none."""
    if not words:
        return ()
    count = "one word is" if len(words) == 1 else f"{len(words)} words are"
    shown = ", ".join(_shown(doubt) for doubt in words[:_SHOWN])
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    message = f"Nobody has checked how {count} spoken: {shown}{more}."
    answer = (
        f"such as: {add_command(words[0])} (briefing lexicon unchecked lists a command for each)"
    )
    remedy = f"Listen, then say how, {answer}."
    return (Finding("speech.unchecked", "warning", message, remedy, text=words[0].sentence),)


def _shown(doubt: Unchecked) -> str:
    return (
        doubt.word
        if doubt.proposal in {"", doubt.word}
        else f"{doubt.word} (perhaps „{doubt.proposal}“)"
    )


def _quoted(word: str) -> str:
    """Return `word` quoted for a shell; shlex alone would quote every umlaut."""
    return word if re.fullmatch(r"[\w-]+", word) else shlex.quote(word)


def _proposal(word: str, language: str) -> str:
    """Return a respelling; "" for English titles, which German spelling does not fit."""
    return "" if " " in word else respell(word, language)


def _suspects(sentence: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield foreign words that no rule replaces; adjacent English ones form one title."""
    left = list(sentence)
    for reading in verbalise(sentence, lexicon).readings:
        left[reading.start : reading.end] = TAKEN * (reading.end - reading.start)
    text = "".join(left)
    title: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        language = language_of(match[0])
        joined = not title or text[title[-1].end() : match.start()] == " "
        if title and not (joined and (language == "en" or is_connecting(match[0]))):
            yield from _title(title)
            title = []
        if language == "en" or is_connecting(match[0]):
            title.append(match)
        elif language:
            yield match[0], language
    yield from _title(title)


def _title(words: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield a row of English words, without trailing function words, as one title."""
    while words and not language_of(words[-1][0]):
        words = words[:-1]
    if words:
        start = next(
            index
            for index, word in enumerate(words)
            if language_of(word[0]) or word[0][0].isupper()
        )
        yield " ".join(word[0] for word in words[start:]), "en"
