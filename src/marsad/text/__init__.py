"""Text as evidence: folding with an offset map, sentences, clitics, numbers, dates, money, names."""
