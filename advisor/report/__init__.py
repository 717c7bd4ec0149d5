"""A learning plan as a PDF."""
