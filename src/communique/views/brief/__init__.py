"""The one-page memo on an exchange: each section from what other views found, each line with its proof."""
