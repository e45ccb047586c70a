"""What BBL's network site shows beside the texts of content/portal/."""
