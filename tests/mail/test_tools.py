from __future__ import annotations

import re
from typing import TYPE_CHECKING

import jinja2
import pytest
from lxml.html import document_fromstring

from briefing.config.notes import read_notes
from briefing.config.project import read_settings
from briefing.config.tools import TOOLS
from briefing.errors import InputError
from briefing.mail.tools import WORD_JOINER, placeholder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.mail import Mail
    from briefing.model.briefing import Paragraph

OWN = {name: tool for name, tool in TOOLS.items() if tool.unsubscribe}
NAMED = [name for name, tool in TOOLS.items() if tool.name]
CODE = (
    "{{ 7*7 }}",
    "{% if x %}",
    "{# x #}",
    "*|EMAIL|*",
    "[[data:email]]",
    "{EMAIL}",
    "%%{uuid}%%",
    "https://a-test.de@TrackLink",
)
"""What one tool or another would run."""
READERS = [
    (
        "brevo",
        {"unsubscribe": "https://t-test.de/ab", "mirror": "https://t-test.de/web"},
        "FIRSTNAME",
    ),
    (
        "keila",
        {
            "unsubscribe_link": "https://t-test.de/ab",
            "campaign": {"public_link": "https://t-test.de/web"},
        },
        "first_name",
    ),
]
"""Tools whose syntax is Jinja's as far as we use it, with what they fill in."""


def links(html: str) -> dict[str, str]:
    return {str(link.text): str(link.get("href")) for link in document_fromstring(html).iter("a")}


def shown(html: str) -> str:
    return " ".join(str(document_fromstring(html).text_content()).split())


OWN_TOOL = """\
[newsletter]
tool = "postreiter"

[newsletter.tools.postreiter]
unsubscribe = "%abmelden%"
view = "%ansehen%"
name = {given = "%if name%", value = "%name%", otherwise = "%else%", end = "%end%"}
"""


def test_a_newsroom_describes_a_tool_of_its_own(make: Callable[..., Mail], tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text(OWN_TOOL, encoding="utf-8")
    letter = read_settings(tmp_path).newsletter
    mail = make(
        letter={
            "tool": letter.tool,
            "tools": letter.tools,
            "unsubscribe_url": "",
            "salutation": "Guten Morgen, {name}!",
        }
    )
    assert 'href="%abmelden%"' in mail.html
    assert 'href="%ansehen%"' in mail.html
    assert "%if name%Guten Morgen, %name%!%else%Guten Morgen!%end%" in shown(mail.html)
    assert not [found for found in mail.findings if found.level == "error"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            'unsubscrib = "%ab%"',
            '3: unknown key "newsletter.tools.post.unsubscrib". Did you mean "unsubscribe"?',
        ),
        (
            'unsubscribe = "#ab#"',
            '3: "newsletter.tools.post.unsubscribe": expected code of a mail tool',
        ),
        (
            'name = {given = "%if%", otherwise = "", end = ""}',
            '3: "newsletter.tools.post.name" lacks the key "value". Add it.',
        ),
    ],
)
def test_what_is_wrong_with_a_tool_of_ones_own_is_named_with_its_line(
    tmp_path: Path, lines: str, message: str
) -> None:
    text = f"[newsletter.tools.right]\n[newsletter.tools.post]\n{lines}\n"
    (tmp_path / "briefing.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_settings(tmp_path)
    assert str(refused.value).partition("briefing.toml:")[2].startswith(message)


def test_a_tool_is_found_in_spite_of_a_capital(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('[newsletter]\ntool = "Brevo"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r':2: .+ is none of none, .+ Did you mean "brevo"\?$'):
        read_settings(tmp_path)


def test_a_tool_that_nobody_described_is_refused_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('[newsletter]\ntool = "mailchimb"\n', encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_settings(tmp_path)
    assert str(refused.value).endswith(
        'briefing.toml:2: "newsletter.tool": "mailchimb" is none of none, mailchimp, brevo,'
        ' cleverreach, rapidmail, mailjet, listmonk, keila, ghost. Did you mean "mailchimp"?'
    )


@pytest.mark.parametrize("tool", OWN)
def test_a_tool_gets_its_own_way_out_in_both_parts(make: Callable[..., Mail], tool: str) -> None:
    mail = make(letter={"tool": tool, "unsubscribe_url": ""})
    code = OWN[tool].unsubscribe

    assert links(mail.html)["Abmelden"] == code
    assert re.search(rf"^\[\d\] {re.escape(code)}$", mail.text, re.MULTILINE)
    assert mail.findings == ()


@pytest.mark.parametrize("tool", OWN)
def test_the_mail_in_the_browser_is_the_tools_and_the_podcast_the_newsrooms(
    make: Callable[..., Mail], tool: str
) -> None:
    mail = make(letter={"tool": tool, "unsubscribe_url": "", "utm": True})
    found, page = (
        links(mail.html),
        "https://bote-test.de/briefing/2026-11-23-w%C3%A4rme?utm_source=briefing&",
    )

    if OWN[tool].view:
        assert found["Im Browser ansehen"] == OWN[tool].view
        assert f"[1] {OWN[tool].view}\n" in mail.text
    else:
        assert found["Im Browser ansehen"].startswith(page)
    assert (
        document_fromstring(mail.html)
        .xpath("//a[contains(., 'Podcast anhören')]/@href")[0]
        .startswith(page)
    )


def test_without_a_tool_the_settings_have_the_addresses(make: Callable[..., Mail]) -> None:
    found = links(make(letter={"tool": "none"}).html)

    assert found["Abmelden"] == "https://bote-test.de/abmelden?id={{person}}"
    assert found["Im Browser ansehen"] == "https://bote-test.de/briefing/2026-11-23-w%C3%A4rme"


@pytest.mark.parametrize("tool", OWN)
def test_two_ways_out_are_refused(make: Callable[..., Mail], tool: str) -> None:
    with pytest.raises(
        InputError,
        match=rf'^briefing\.toml: "unsubscribe_url" of \[newsletter\]: {tool} puts in its own',
    ):
        make(letter={"tool": tool})


def test_a_tool_without_a_known_placeholder_takes_that_of_the_newsroom(
    make: Callable[..., Mail],
) -> None:
    mail = make(letter={"tool": "rapidmail", "unsubscribe_url": "{{abmelden}}"})
    assert links(mail.html)["Abmelden"] == "{{abmelden}}"
    assert mail.findings == ()


@pytest.mark.parametrize(
    "code", ["{{ abmelden }}", "[UNSUBSCRIBE]", "*|X|*", "%abmelden%", "${link}"]
)
def test_an_address_may_be_a_placeholder_of_any_tool(
    make: Callable[..., Mail], tmp_path: Path, code: str
) -> None:
    (tmp_path / "briefing.toml").write_text(
        f"[newsletter]\nunsubscribe_url = '{code}'\n", encoding="utf-8"
    )
    assert read_settings(tmp_path).newsletter.unsubscribe_url == code

    mail = make(letter={"unsubscribe_url": code, "view_url": code, "utm": True})
    assert links(mail.html)["Abmelden"] == links(mail.html)["Im Browser ansehen"] == code
    assert f"] {code}\n" in mail.text
    assert mail.findings == ()


@pytest.mark.parametrize(
    "wrong", ["abmelden.html", "{{ abmelden", "javascript:alert(1)", "//bote-test.de"]
)
def test_what_is_neither_address_nor_placeholder_is_refused(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "briefing.toml").write_text(
        f"[newsletter]\nview_url = '{wrong}'\n", encoding="utf-8"
    )
    with pytest.raises(
        InputError, match=r'^\S+briefing.toml:2: "newsletter.view_url": expected an address'
    ):
        read_settings(tmp_path)


@pytest.mark.parametrize("tool", OWN)
@pytest.mark.parametrize("code", CODE)
def test_content_is_code_for_no_tool(
    make: Callable[..., Mail], paragraph: Callable[..., Paragraph], tool: str, code: str
) -> None:
    letter = {"tool": tool, "unsubscribe_url": ""}
    mail = make(
        briefing={"headline": code, "points": (paragraph(f"Wörtlich: {code}"),)}, letter=letter
    )
    body = re.sub(r"<style.*?</style>", "", mail.html, flags=re.DOTALL)

    assert code not in body
    assert code not in mail.text
    assert f"Wörtlich: {code}" in shown(mail.html)
    assert f"Wörtlich: {code}" in mail.text.replace(WORD_JOINER, "").replace("\n  ", " ")
    assert mail.findings == ()


def test_the_text_part_is_left_alone_without_a_tool(make: Callable[..., Mail]) -> None:
    mail = make(briefing={"kicker": "{{ 7*7 }}"})
    assert "\n{{ 7*7 }}\n" in mail.text
    assert [(finding.check, finding.level) for finding in mail.findings] == [
        ("mail.leftover", "warning")
    ]


@pytest.mark.parametrize(("tool", "values", "field"), READERS)
@pytest.mark.parametrize(
    ("name", "greeting"), [("Änne", "Guten Morgen, Änne!"), ("", "Guten Morgen!")]
)
def test_a_template_engine_fills_in_what_is_ours_and_runs_nothing_else(
    make: Callable[..., Mail],
    *,
    tool: str,
    values: dict[str, object],
    field: str,
    name: str,
    greeting: str,
) -> None:
    letter = {"tool": tool, "unsubscribe_url": "", "salutation": "Guten Morgen, {name}!"}
    mail = make(briefing={"headline": "{{ 7*7 }} {% x %} {# y #}"}, letter=letter)
    engine = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    html, text = (
        engine.from_string(part).render(**values, contact={field: name})
        for part in (mail.html, mail.text)
    )

    assert links(html)["Abmelden"] == "https://t-test.de/ab"
    assert links(html)["Im Browser ansehen"] == "https://t-test.de/web"
    assert greeting in [p.text for p in document_fromstring(html).iter("p")]
    assert "{{ 7*7 }} {% x %} {# y #}" in shown(html)
    assert f"\n\n{greeting}\n\nGuten Morgen!" in text
    assert "] https://t-test.de/ab\n" in text
    assert mail.findings == ()


@pytest.mark.parametrize("tool", NAMED)
def test_a_salutation_stands_even_without_a_greeting(make: Callable[..., Mail], tool: str) -> None:
    letter = {"tool": tool, "unsubscribe_url": "", "salutation": "Hallo {name} & Co.,"}
    mail = make(briefing={"greeting": ()}, letter=letter)
    name = TOOLS[tool].name
    assert name
    code = f"{name.given}Hallo {name.value} & Co.,{name.otherwise}Hallo & Co.,{name.end}"

    assert code.replace("&", "&amp;") in mail.html
    assert f"\n\n{code}\n\n" in mail.text
    assert mail.findings == ()


def test_a_salutation_that_opens_with_the_name_is_a_sentence_without_it(
    make: Callable[..., Mail],
) -> None:
    text = make(
        letter={"tool": "keila", "unsubscribe_url": "", "salutation": "{name}, guten Morgen!"}
    ).text
    assert "{% else %}Guten Morgen!{% endif %}" in text


@pytest.mark.parametrize("tool", sorted(set(TOOLS) - set(NAMED)))
def test_a_salutation_needs_a_tool_that_knows_names(make: Callable[..., Mail], tool: str) -> None:
    with pytest.raises(
        InputError,
        match=r'"salutation" of \[newsletter\]: only mailchimp, brevo, listmonk, keila can',
    ):
        make(letter={"tool": tool, "unsubscribe_url": "", "salutation": "Hallo {name}!"})


def test_a_salutation_says_where_the_name_goes(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text(
        '[newsletter]\nsalutation = "Hallo!"\n', encoding="utf-8"
    )
    with pytest.raises(
        InputError,
        match=r'briefing.toml:2: "newsletter.salutation": expected a text with {name} in it',
    ):
        read_settings(tmp_path)


def test_a_placeholder_keeps_what_is_no_code() -> None:
    assert placeholder("https://a-test.de/?a=1&b=ä") == "https://a-test.de/?a=1&b=ä"


def test_no_text_can_pass_for_a_placeholder(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text(
        '[show]\ntitle = "\\uE0007b\\uE0007b 7*7 }}"\n', encoding="utf-8"
    )
    (tmp_path / "notes.md").write_text('---\nmust: ["\\uE0007b\\uE0007b"]\n---\n', encoding="utf-8")
    assert read_settings(tmp_path).show.title == "7b7b 7*7 }}"
    assert read_notes(tmp_path / "notes.md").rules.must == ("7b7b",)
