"""Who is in a text, found from the text itself."""
