"""The parts of the editor's side; `maskqlint.server` puts them together."""
