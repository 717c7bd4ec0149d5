"""How everything looks: theme, fonts, icons, painting."""
