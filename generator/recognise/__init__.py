"""Recognising: texts in, mentions of registered entities out.

Owns how a written name is matched. Knows nothing of formats, of threads or of pages; may import
only the model, the errors, the digest and the seam of a step.
"""
