"""The review page, which an editor looks at before sending."""

from briefing.review.page import review_page

__all__ = ["review_page"]
