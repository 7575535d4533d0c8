"""Sound as samples: clips, files of them, filters, encoding."""
