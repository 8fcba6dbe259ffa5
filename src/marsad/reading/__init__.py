"""Reading: documents become proposals, each proved by its own words."""
