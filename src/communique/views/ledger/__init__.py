"""What a pair of sides proposed, agreed and kept saying."""
