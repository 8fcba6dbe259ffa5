"""Full-text search over the archive: words alike in three languages, an index beside the captures, passages."""
