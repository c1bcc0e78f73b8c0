"""pilot: planning networks."""
