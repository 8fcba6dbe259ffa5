"""How likely it is that a person accepts a proposal: a logistic regression over its words, and the least that passes."""
