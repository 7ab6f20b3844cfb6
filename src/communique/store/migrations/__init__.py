"""Migrations of the archive's schema, run when an archive is opened."""
