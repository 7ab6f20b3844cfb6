"""The archive: one contract, one back end for now (SQLite in one file)."""
