"""From an episode to its outputs: the stages in order, what is kept, what is refused."""
