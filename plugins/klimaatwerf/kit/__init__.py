"""The communication kit: everything that tells people of an action or an event."""
