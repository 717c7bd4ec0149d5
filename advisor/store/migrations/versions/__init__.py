"""Steps from one layout of the vault to the next; they import nothing of the program."""
