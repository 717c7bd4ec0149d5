"""What the window says to who cannot see it, and shows to who can: screen by screen."""
