"""Pure functions on strings: prose with an offset map, sentences, quotations, folded names."""
