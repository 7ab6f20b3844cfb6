"""Where records and store meet: how readings enter an archive, and how exchanges are judged there."""
