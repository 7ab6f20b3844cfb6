"""The parts of the pages on two sides: each module has typed contexts, and the functions that find them."""
