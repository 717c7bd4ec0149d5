"""Facts put into the catalogue by hand."""
