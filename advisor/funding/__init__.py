"""Funding programs as dated data, and the engine that evaluates them with reasons."""
