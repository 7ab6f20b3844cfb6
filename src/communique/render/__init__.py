"""Answers as terminal tables and cards, JSON, CSV, Parquet and Arrow."""
