"""The plan, its steps and its paper."""
