"""Clauses and phrases of a sentence, from tags and word order or from a dependency tree."""
