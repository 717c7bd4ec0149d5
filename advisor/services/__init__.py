"""What a counsellor does, one module each; no Qt here."""
