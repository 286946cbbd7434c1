"""The parts of the datasets page."""
