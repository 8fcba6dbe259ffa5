"""The dossier: a folder of plain files that people edit. Read it, check it, write it back, lay out a new one."""
