"""A YAML file as an editor sees it, held against a schema."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import yaml

from klimaatwerf.schema import json_schema
from klimaatwerf.schema.files import FILES

__all__ = ["SCHEMAS", "faults"]

SCHEMAS = {file.schema: json_schema(file) for file in FILES}


class EditorLoader(yaml.SafeLoader):
    """YAML as an editor types it (1.2, core): no dates and times, no yes and no."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern in (
    ("bool", "true|True|TRUE|false|False|FALSE"),
    ("null", "null|Null|NULL|~|"),
    ("int", "[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None
    )


def _int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    return int(node.value)  # with a leading zero too, which YAML 1.1 reads as octal


EditorLoader.add_constructor("tag:yaml.org,2002:int", _int)


def typed(text: str) -> Any:
    """What an editor makes of a text."""
    return yaml.load(text, EditorLoader)  # a SafeLoader underneath


def faults(schema: str, text: str) -> list[str]:
    """Where a text does not follow a schema."""
    validator = jsonschema.Draft202012Validator(SCHEMAS[schema])
    return [one.json_path + ": " + one.message for one in validator.iter_errors(typed(text))]
