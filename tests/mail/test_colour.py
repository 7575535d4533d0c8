from __future__ import annotations

import pytest

from briefing.mail.colour import contrast, readable_on


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1
    assert (readable_on("#0b5fa5"), readable_on("#7cc0ff")) == ("#ffffff", "#14181d")
