"""What the communication kit says, and on which pieces; nothing is drawn here."""
