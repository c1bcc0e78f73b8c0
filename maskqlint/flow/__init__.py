"""The interpreter: values, the events that happen to them, and the walk that finds both."""
