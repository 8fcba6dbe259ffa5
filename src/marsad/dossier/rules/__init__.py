"""What records of a dossier must agree on: one module a subject, each with `RULES`, functions of a `Subject`."""
