"""How things look: themes, colours, covers, templates."""
