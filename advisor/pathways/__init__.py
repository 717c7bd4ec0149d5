"""Ladders, bundles, prerequisites and the smallest set: for now the links of catalogue records."""
