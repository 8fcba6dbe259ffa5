"""The observatory: brings a dossier and a panel together, weighs them and explains every figure."""
