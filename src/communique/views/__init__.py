"""Questions answered from what a store hands out: pure functions over the model."""
