"""The local catalogue of credentials and occupations: public facts, rebuilt at will."""
