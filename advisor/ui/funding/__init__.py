"""Who pays what, and the rules behind it."""
