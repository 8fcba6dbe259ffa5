"""Judging: a person's answers to proposals, kept in the dossier's folder, and the rows that accepted ones become."""
