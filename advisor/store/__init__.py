"""All that keeps client data: the vault, its keys, its schema and its change log."""
