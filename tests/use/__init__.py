"""The installed command as users drive it: every point of use, in a directory of its own."""
