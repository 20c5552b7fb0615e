"""The parts of the logbook page."""
