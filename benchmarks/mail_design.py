"""The measures of the e-mail's design in Chromium, a row for each theme of the table in docs/mail-design.md.

    python benchmarks/mail_design.py

The worked example in the light scheme at 700 pixels, characters per line at 375 as well. Body text is the size that most
characters have; lines are those that a paragraph fills, so without its last. axe judges both schemes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from chromium import page, started, violations  # noqa: E402 - of the tests
from newsletters import EXAMPLE, THEMES, build, show  # noqa: E402

HEAD = "| look | KB | width | body | line height | characters at 700/375 | button | h1 | lang | title | dark | axe |"
MEASURES = """() => {
    const style = e => getComputedStyle(e), px = text => parseFloat(text)
    const own = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join('').length
    const sizes = {}
    for (const e of document.querySelectorAll('body *'))
        if (e.checkVisibility()) sizes[style(e).fontSize] = (sizes[style(e).fontSize] || 0) + own(e)
    const body = Object.keys(sizes).sort((a, b) => sizes[b] - sizes[a])[0]
    const texts = [...document.querySelectorAll('p, li')].filter(e => style(e).fontSize === body && e.checkVisibility())
    let characters = 0, lines = 0
    for (const text of texts) {
        const filled = []
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
        for (let top = -1e6; walker.nextNode();)
            for (let i = 0; i < walker.currentNode.length; i++) {
                const range = document.createRange()
                range.setStart(walker.currentNode, i)
                range.setEnd(walker.currentNode, i + 1)
                const box = range.getBoundingClientRect()
                if (!box.width) continue
                if (box.top > top + 6) { filled.push(0); top = box.top }
                filled[filled.length - 1]++
            }
        lines += Math.max(filled.length - 1, 0)
        characters += filled.slice(0, -1).reduce((a, b) => a + b, 0)
    }
    const button = [...document.querySelectorAll('a')].find(a => a.textContent.includes('Podcast anhören ('))
    const {width, height} = button.getBoundingClientRect()
    return {
        width: px(style(document.querySelector('h1').closest('[style*="max-width"]')).maxWidth),
        body: px(body), line: px(style(texts[0]).lineHeight) / px(body), characters: Math.round(characters / lines),
        button: `${Math.round(width)}x${Math.round(height)} r${px(style(button).borderTopLeftRadius)}`,
        headings: document.querySelectorAll('h1').length, lang: document.documentElement.lang,
        title: document.title ? 'yes' : 'empty',
        dark: document.querySelector('meta[name=color-scheme]')
            && [...document.styleSheets].some(s => [...s.cssRules].some(r => r.conditionText?.includes('dark'))) ? 'yes' : 'no',
    }
}"""


def main() -> None:
    """Print the rows."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    settings = (ROOT / "briefing.toml").read_text(encoding="utf-8")
    print(HEAD)
    with tempfile.TemporaryDirectory() as name, started() as browser:
        for theme in THEMES:
            files = build(EXAMPLE, theme, Path(name, theme), settings).files
            html = files["newsletter.html"].decode()
            with page(browser, width=700) as shown:
                show(shown, html, files)
                wide: dict[str, Any] = shown.evaluate(MEASURES)
                objections = len(violations(shown, "region", "landmark-one-main"))
                shown.emulate_media(color_scheme="dark")
                objections += len(violations(shown, "region", "landmark-one-main"))
                shown.set_viewport_size({"width": 375, "height": 900})
                narrow = shown.evaluate(MEASURES)["characters"]
            print(
                f"| `{theme}` | {len(html.encode()) / 1024:.0f} | {wide['width']:.0f} | {wide['body']:.0f} | {wide['line']:.2f} |"
                f" {wide['characters']}/{narrow} | {wide['button']} | {wide['headings']} | {wide['lang']} | {wide['title']} |"
                f" {wide['dark']} | {objections} |"
            )


if __name__ == "__main__":
    main()
