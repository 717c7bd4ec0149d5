"""How a client holds a skill."""

STATED, CERTIFICATE, VERIFIED = "stated", "certificate", "verified"
