"""What the audit catches and where it cries wolf, on articles with a human summary.

    python benchmarks/audit.py DATA.jsonl [--seed 1] [--per-article 2] [--show KIND] [--limit 50]

DATA has one JSON object a line with set, id, title, text and summary. Sentences of the articles are damaged at random, one
claim at a time, and given to the audit without a word about where they come from. Printed are, for every kind of damage, how
much is objected to under the right rule; then false alarms by rule: on every untouched sentence of the articles, and on
the sentences that people wrote as summaries. The last line is the time of auditing a briefing as a ratio to condensing it.

The damage follows tables of its own, knows nothing of the audit, and takes every sentence that it can damage.
`--show KIND` prints what was missed, `--show teaser` the false alarms on summaries.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.article.build import build_article, join_blocks
from briefing.audit import objections
from briefing.condense.compose import condense
from briefing.config.notes import Notes
from briefing.errors import BriefingError
from briefing.german.sentences import split_sentences
from briefing.model.article import Article, Kind
from briefing.model.briefing import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, str]
Damage = Callable[[str, Article, random.Random], str | None]
"""A sentence with one claim changed; None where it has none of the kind."""

_WORD = r"[A-ZÄÖÜ][\wäöüß-]+"
_PERSON = rf"{_WORD}(?: {_WORD})?"
_ROW = rf"{_WORD}(?: {_WORD})*"
_SAYS = r"(?:sagte|sagt|erklärte|erklärt|betonte|betont|meinte|meint|berichtete|kritisierte|forderte|warnte|schrieb|kündigte|teilte)"
_QUOTATION = re.compile(r"„[^„“”\"]+[“”\"]|»[^»«]+«|«[^«»]+»|\"[^\"]+\"")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
_DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
_WORDS = "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert".split()
_UNITS = [
    ("Euro", "Dollar"), ("Millionen", "Milliarden"), ("Prozent", "Prozentpunkte"), ("Prozent", "Promille"), ("Kilometer", "Meter"),
    ("Meter", "Zentimeter"), ("Jahre", "Monate"), ("Jahren", "Monaten"), ("Tage", "Wochen"), ("Tagen", "Wochen"), ("Stunden", "Minuten"),
    ("Tonnen", "Kilogramm"), ("Grad", "Prozent"), ("Franken", "Euro"),
]  # fmt: skip
_MODALS = {
    "soll": "wird", "sollen": "werden", "sollte": "wird", "sollten": "werden", "könnte": "wird", "könnten": "werden", "dürfte": "wird",
    "dürften": "werden", "müsse": "muss", "wolle": "will", "wollten": "werden",
}  # fmt: skip
_SUBJUNCTIVES = {
    "sei": "ist", "seien": "sind", "habe": "hat", "werde": "wird", "könne": "kann", "gebe": "gibt", "gehe": "geht", "komme": "kommt",
    "stehe": "steht", "müsse": "muss", "dürfe": "darf", "liege": "liegt", "bleibe": "bleibt",
}  # fmt: skip
_DENIALS = {
    "kein": "ein", "keine": "eine", "keinen": "einen", "keiner": "einer", "keinem": "einem", "nie": "immer", "niemand": "jeder",
    "ohne": "mit", "nichts": "alles", "unklar": "klar", "unmöglich": "möglich",
}  # fmt: skip
_NO_NAMES = {
    *_MONTHS,
    *_DAYS,
    *"Anfang Mitte Ende Hundert Tausend Millionen Milliarden Millionen Prozent Euro Dollar Jahr Jahre Tage".split(),
}
_FIRST = "Jutta Holger Swantje Detlef Rosalie Enno Mareike Torben".split()
_LAST = "Brinkhoff Wessling Tamm Ohlrogge Kiefaber Stutzke Vahlen Dornseif".split()


def swap(text: str, match: re.Match[str], new: str) -> str:
    """`text` with the match replaced."""
    return text[: match.start()] + new + text[match.end() :]


def one_of(pattern: str | re.Pattern[str], text: str, rng: random.Random) -> re.Match[str] | None:
    """A match at random."""
    found = [*re.finditer(pattern, text)]
    return rng.choice(found) if found else None


def words_of(table: dict[str, str] | list[str]) -> str:
    """A pattern for the words of a table."""
    return rf"(?<![\w-])(?:{'|'.join(table)})(?![\w-])"


def digit(text: str, _: Article, rng: random.Random) -> str | None:
    """A digit of a number is another one."""
    found = one_of(r"\d", text, rng)
    return (
        swap(text, found, rng.choice([d for d in "123456789" if d != found[0]])) if found else None
    )


def other_number(text: str, article: Article, rng: random.Random) -> str | None:
    """A number is another one of the article."""
    found = one_of(_NUMBER, text, rng)
    others = sorted(
        {number for number in _NUMBER.findall(article.text) if found and number != found[0]}
    )
    return swap(text, found, rng.choice(others)) if found and others else None


def number_word(text: str, _: Article, rng: random.Random) -> str | None:
    """A number word is another one."""
    found = one_of(words_of(_WORDS), text, rng)
    return (
        swap(text, found, rng.choice([word for word in _WORDS if word != found[0]]))
        if found
        else None
    )


def unit(text: str, _: Article, rng: random.Random) -> str | None:
    """A unit behind a number is another one."""
    pairs = [pair for a, b in _UNITS for pair in ((a, b), (b, a))]
    found = one_of(rf"(?<=\d )(?:{'|'.join(sorted({a for a, _ in pairs}))})(?!\w)", text, rng)
    return swap(text, found, rng.choice([b for a, b in pairs if a == found[0]])) if found else None


def date(text: str, _: Article, rng: random.Random) -> str | None:
    """A month or a weekday is another one."""
    found = one_of(words_of([*_MONTHS, *_DAYS]), text, rng)
    if not found:
        return None
    table = _MONTHS if found[0] in _MONTHS else _DAYS
    return swap(text, found, rng.choice([name for name in table if name != found[0]]))


def quotation(text: str, article: Article, rng: random.Random) -> str | None:
    """In a quotation of four words or more one is dropped, replaced, or changes places with its neighbour."""
    long = [found for found in _QUOTATION.finditer(text) if len(found[0].split()) >= 4]  # noqa: PLR2004 - as said
    if not long or text.count('"') % 2:
        return None
    found = rng.choice(long)
    words = found[0][1:-1].split()
    at, how = rng.randrange(len(words)), rng.choice(("drop", "replace", "swap"))
    if how == "drop":
        del words[at]
    elif how == "swap":
        words[at - 1], words[at] = words[at], words[at - 1]
    else:
        words[at] = rng.choice(re.findall(r"[^\W\d_]{4,}", article.text))
    changed = found[0][0] + " ".join(words) + found[0][-1]
    return swap(text, found, changed) if plain(changed) != plain(found[0]) else None


def plain(text: str) -> str:
    """The letters of a text."""
    return " ".join(re.findall(r"\w+", text.lower()))


@lru_cache(maxsize=1)
def people(article: Article) -> list[str]:
    """Whoever says something in the article, and pairs of capitals whose second word comes again: mostly persons.

    A row of capitals counts by its last two, and not at all if one of these is written small elsewhere.
    """
    small = set(re.findall(r"(?<!\w)[a-zäöü]+", article.text))
    said = re.findall(rf"(?<!\w){_SAYS} ({_ROW})", article.text)
    pairs = [row for row in re.findall(rf"(?<=[a-z,] )({_ROW})", article.text) if " " in row]
    often = Counter(re.findall(r"\w+", article.text))
    names = [" ".join(row.split()[-2:]) for row in (*said, *pairs)]
    known = {
        name
        for name in names
        if not {word.lower() for word in name.split()} & small and not set(name.split()) & _NO_NAMES
    }
    return sorted(name for name in known if name in said or often[name.split()[-1]] > 1)


def speaker(text: str, article: Article, rng: random.Random) -> str | None:
    """Who says it is another person of the article."""
    found = next((found for found in re.finditer(rf"(?:{_SAYS}|[Ll]aut) ({_ROW})", text)), None)
    old = " ".join(found[1].split()[-2:]) if found else ""
    if old not in people(article):
        return None
    others = [name for name in people(article) if not set(name.split()) & set(old.split())]
    return text.replace(old, rng.choice(others)) if others else None


def negation(text: str, _: Article, rng: random.Random) -> str | None:
    """A negation is dropped or turned, or a "nicht" put in."""
    if found := one_of(r"(?<=\w )nicht (?!nur)", text, rng):
        return swap(text, found, "")
    if found := one_of(words_of(_DENIALS), text, rng):
        return swap(text, found, _DENIALS[found[0]])
    if (found := one_of(r"(?<=[a-zäöüß] )ein(?:e[nmrs]?)?(?= )", text, rng)) and rng.random() < 0.5:  # noqa: PLR2004 - half
        return swap(text, found, "k" + found[0])
    found = one_of(
        r"(?<=[a-zäöüß]) (?:ist|sind|war|waren|wird|werden|hat|haben|kann|können|soll|will)(?= \w)",
        text,
        rng,
    )
    return swap(text, found, found[0] + " nicht") if found else None


def attribution(text: str, _: Article, rng: random.Random) -> str | None:
    """Hearsay becomes a fact: a modal verb or a subjunctive turns indicative, or the source is dropped."""
    verbs = ((one_of(words_of(table), text, rng), table) for table in (_MODALS, _SUBJUNCTIVES))
    ways = [swap(text, found, table[found[0]]) for found, table in verbs if found]
    if found := one_of(
        rf"(?:[Ll]aut|[Nn]ach Angaben (?:der|des|von)|Nach Einschätzung (?:der|des|von)) (?:\w+ )?{_PERSON} ",
        text,
        rng,
    ):
        ways.append(swap(text, found, ""))
    if found := one_of(
        r"(?<=\w )(?:angeblich|mutmaßlich|offenbar|vermutlich|möglicherweise|wahrscheinlich) ",
        text,
        rng,
    ):
        ways.append(swap(text, found, ""))
    if found := re.search(r", (?:sagte|sagt|so|erklärte|teilte|berichtet) [^,„“\"]{3,60}\.$", text):
        ways.append(swap(text, found, ".") if not re.search('[„“"»]', text) else "")
    ways = [way for way in ways if way]
    return rng.choice(ways) if ways else None


def name(text: str, article: Article, rng: random.Random) -> str | None:
    """A person is another one: of the article, or of none."""
    known = people(article)
    inside = [person for person in known if re.search(rf"(?<!\w){re.escape(person)}(?!\w)", text)]
    if not inside:
        return None
    old = rng.choice(inside)
    others = [person for person in known if not set(person.split()) & set(old.split())]
    made_up = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    return text.replace(old, rng.choice([*others, made_up]) if rng.random() < 0.5 else made_up)  # noqa: PLR2004


def role(text: str, article: Article, rng: random.Random) -> str | None:
    """Two names in one sentence change places."""
    inside = [
        person
        for person in people(article)
        if re.search(rf"(?<!\w){re.escape(person)}(?!\w)", text)
    ]
    pairs = [
        (a, b) for a in inside for b in inside if a < b and not set(a.split()) & set(b.split())
    ]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    return re.sub(
        rf"(?<!\w)(?:{re.escape(a)}|{re.escape(b)})(?!\w)",
        lambda found: b if found[0] == a else a,
        text,
    )


DAMAGES: dict[str, tuple[Damage, frozenset[str]]] = {
    "digit": (digit, frozenset({"number"})),
    "other number": (other_number, frozenset({"number"})),
    "number word": (number_word, frozenset({"number"})),
    "unit": (unit, frozenset({"number"})),
    "date": (date, frozenset({"number"})),
    "quotation": (quotation, frozenset({"quotation"})),
    "speaker": (speaker, frozenset({"quotation"})),
    "negation": (negation, frozenset({"negation"})),
    "attribution": (attribution, frozenset({"attribution"})),
    "name": (name, frozenset({"name", "quotation"})),
    "role": (role, frozenset({"role", "name", "quotation"})),
}
"""Every kind with the rules under which it may be objected to."""
RULES = ("number", "quotation", "negation", "attribution", "name", "role")


def article_of(row: Row) -> Article:
    """The article with its title as a source."""
    parts = [
        (Kind.TITLE, row.get("title", "")),
        *((Kind.PARAGRAPH, line) for line in row["text"].splitlines()),
    ]
    return build_article(*join_blocks(parts), row["id"], row["id"])


def rules(text: str, article: Article) -> set[str]:
    """The rules under which the audit objects to a sentence."""
    return {finding.check.removeprefix("audit.") for finding in objections(text, article)}


def damaged(
    article: Article, kind: str, rng: random.Random, wanted: int
) -> Iterator[tuple[str, str]]:
    """Up to `wanted` sentences of the article, before and after."""
    order = rng.sample(article.sentences, len(article.sentences))
    for sentence in order:
        text = DAMAGES[kind][0](sentence.text, article, rng)
        if text and text != sentence.text:
            yield sentence.text, text
            wanted -= 1
        if not wanted:
            return


def measure_damage(articles: list[Article], options: argparse.Namespace) -> None:
    """Print what is caught."""
    print("| damage | sentences | caught | % |\n|---|--:|--:|--:|")
    totals = Counter[str]()
    for kind, (_, right) in DAMAGES.items():
        made = caught = 0
        for article in articles:
            rng = random.Random(f"{options.seed} {kind} {article.source}")  # noqa: S311 - damage, not secrets
            for before, after in damaged(article, kind, rng, options.per_article):
                hit = bool(rules(after, article) & right)
                made, caught = made + 1, caught + hit
                if not hit and options.show == kind:
                    print(f"  - {before}\n  + {after}")
        if right == {"number"}:
            totals += Counter(made=made, caught=caught)
        print(f"| {kind} | {made} | {caught} | {100 * caught / max(made, 1):.1f} |")
    print(
        f"| all numbers | {totals['made']} | {totals['caught']} | {100 * totals['caught'] / max(totals['made'], 1):.1f} |"
    )


def measure_alarms(rows: list[Row], articles: list[Article], show: str) -> None:
    """Print false alarms on untouched sentences and on human summaries."""
    print("\n| false alarms | sentences |", " | ".join(RULES), "|\n|---|--:|" + "--:|" * len(RULES))
    alarms: dict[str, Counter[str]] = defaultdict(Counter)
    for row, article in zip(rows, articles, strict=True):
        summary = [row["summary"][a:b] for a, b in split_sentences(row["summary"])]
        for place, texts in (
            ("untouched", [s.text for s in article.sentences]),
            ("summaries", summary),
        ):
            for text in texts:
                found = rules(text, article)
                alarms[place].update(["", *found])
                if found and show in {place, *(f"{place} {rule}" for rule in found)}:
                    print(f"  {sorted(found)} {row['id']} {text}")
                    for finding in objections(text, article):
                        print(f"      {finding.message} {finding.remedy[:200]}")
    for place, counts in alarms.items():
        cells = [
            f"{counts[rule]} ({100 * counts[rule] / max(counts[''], 1):.1f} %)" for rule in RULES
        ]
        print(f"| {place} | {counts['']} |", " | ".join(cells), "|")


def measure_time(rows: list[Row]) -> None:
    """Print the time of auditing as a ratio to condensing, article by article, nothing prepared."""
    condensing = auditing = 0.0
    statements = 0
    for row in rows:
        article = article_of(row)
        begin = time.perf_counter()
        try:
            briefing = condense(article, Notes(), Limits(150, "points"))
        except BriefingError:
            continue
        middle = time.perf_counter()
        for statement in briefing.statements():
            objections(statement.text, article)
            statements += 1
        condensing, auditing = condensing + middle - begin, auditing + time.perf_counter() - middle
    print(
        f"\naudit / condense {auditing / condensing:.2f} ({statements / max(len(rows), 1):.1f} sentences a briefing)"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--per-article", type=int, default=2, help="sentences damaged for each kind and article"
    )
    parser.add_argument("--limit", type=int, help="the first so many articles")
    parser.add_argument(
        "--show",
        default="",
        help="a kind of damage: print what was missed; untouched, summaries [RULE]: false alarms",
    )
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()][
        : options.limit
    ]
    articles = [article_of(row) for row in rows]
    measure_damage(articles, options)
    measure_alarms(rows, articles, options.show)
    measure_time(rows)


if __name__ == "__main__":
    main()
