"""What in the catalogue wants looking after, those records first that clients depend on."""
