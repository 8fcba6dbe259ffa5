"""The balance: from the dimensions' draws to calls, to a verdict, and to what would flip it."""
