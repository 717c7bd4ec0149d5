"""One client: header, steps, sum, About, Goals, and the view for two."""
