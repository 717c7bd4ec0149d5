"""Words to skills and occupations, the gap to an occupation, and the best set of credentials."""
