"""What may stand in each file: documentation, whole examples, and JSON Schema for editors."""

from klimaatwerf.schema.documents import Document, FieldDoc, documents
from klimaatwerf.schema.example import example, media_of_examples
from klimaatwerf.schema.json_schema import json_schema, schema_files

__all__ = [
    "Document",
    "FieldDoc",
    "documents",
    "example",
    "json_schema",
    "media_of_examples",
    "schema_files",
]
