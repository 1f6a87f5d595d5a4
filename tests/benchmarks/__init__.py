"""What the measurements rest on: the archive they are made with. Nothing is timed here."""
