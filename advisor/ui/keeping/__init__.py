"""Backups in the window: made beside the work, and the card in the settings."""
