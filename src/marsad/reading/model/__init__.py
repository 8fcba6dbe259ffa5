"""A model of the user's as one more reader: it proposes, the verifier decides."""
