"""The project around the linted files: which files there are and what their names mean."""
