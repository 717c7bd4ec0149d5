"""Search, results, and the catalogue page."""
