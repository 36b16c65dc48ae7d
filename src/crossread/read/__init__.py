"""Report to Reading: mentions, values, quotations, statements. Rules and word lists; needs no model."""
