"""The shortlist with its quotes."""
