"""What people see of a site elsewhere: its picture where it is shared, and its icons."""
