"""The local catalogue of credentials and occupations: built from packs, searched as one types."""
