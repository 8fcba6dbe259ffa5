"""Measures: pure functions of tables and panels. They know no file, engine or dossier folder."""
