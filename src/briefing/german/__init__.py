"""Knowledge of German that several stages share, as tables and small functions."""
