"""How likely it is that a person accepts a proposal: logistic regressions over its words, and the least that passes."""
