"""Claims become records: identities, and the judgement that some reports tell of one exchange."""
