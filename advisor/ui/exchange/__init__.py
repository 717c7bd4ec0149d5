"""Files in and out of the catalogue: a look at what an import does, its undo, the export."""
