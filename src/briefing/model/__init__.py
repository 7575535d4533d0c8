"""The values that stages hand on; all of them are frozen."""
