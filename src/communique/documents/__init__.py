"""Bytes to Document: decoding, formats, and the cleaning that marks what is no part of the article."""
