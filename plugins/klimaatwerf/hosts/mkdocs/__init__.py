"""MkDocs (and ProperDocs, which answers to the same imports) as the host."""
