"""Training of the small German pipeline that ships in ``newsevents/model``."""
