"""From built episodes to a podcast: records, feed, pages, checks."""
