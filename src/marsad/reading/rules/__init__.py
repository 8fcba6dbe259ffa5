"""The rules, one file a type or a family of types; each reads one sentence and yields proposals.

Invariant: a rule proposes only what the words of its quote say, and names itself ("vote.counts") so that its worth
is measured.
"""
