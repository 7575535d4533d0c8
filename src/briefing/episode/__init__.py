"""The episode folder: what it holds, what it depends on, what was published of it."""
