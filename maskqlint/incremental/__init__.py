"""What lets an editor's check do only the work that a change makes necessary."""
