"""The event types: one file a type, with its record, trigger words and role frame."""
