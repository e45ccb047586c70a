"""What a page tells machines about itself, in schema.org's words, as JSON-LD."""

from klimaatwerf.render.structured.document import StructuredData

__all__ = ["StructuredData"]
