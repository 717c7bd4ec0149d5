"""What the advising trade talks about: frozen facts and pure functions, standard library only."""
