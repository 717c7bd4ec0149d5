"""The window: pages, one way off the GUI thread, one message bar."""
