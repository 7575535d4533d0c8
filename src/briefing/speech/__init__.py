"""German read aloud: verbalisation, pronunciation lexicon and the spoken script."""
