"""What a reply does with what was proposed, asked, offered or wished."""
