"""The list of clients."""
