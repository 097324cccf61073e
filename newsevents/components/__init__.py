"""spaCy components, one a file: a factory, a class, a pure ``find`` function."""
