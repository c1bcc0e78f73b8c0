"""What is measured by hand or in a nightly run; none of it is a test."""
