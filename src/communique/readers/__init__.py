"""Document to annotations: people, reports of exchanges, statements, mentions."""
