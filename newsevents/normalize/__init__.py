"""From the surface of a mention to its value: names to entities, expressions to dates."""
