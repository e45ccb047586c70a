"""BBL's network site: what the check of each municipality leaves, as one picture of all."""
