"""Which diplomatic exchanges a document reports, and which others it names in passing."""
