# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds JSON against a JSON Schema, as far as our own schemas use that language."""
import re

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
WORDS = {"$schema", "$ref", "$defs", "title", "description", "type", "required", "properties", "items", "enum", "const",
         "pattern", "anyOf", "additionalProperties", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems",
         "uniqueItems"}


def is_a(value, name):
    return isinstance(value, TYPES[name]) and not (name == "integer" and isinstance(value, bool))


def limits(value, schema, place):
    """Where a number, a text or a list is larger or smaller than it may be."""
    size = value if is_a(value, "integer") else len(value) if isinstance(value, (str, list)) else None
    for word, kind, wrong in (("minimum", int, lambda limit: size < limit), ("maximum", int, lambda limit: size > limit),
                              ("minLength", str, lambda limit: size < limit), ("maxLength", str, lambda limit: size > limit),
                              ("minItems", list, lambda limit: size < limit), ("maxItems", list, lambda limit: size > limit)):
        if word in schema and isinstance(value, kind) and wrong(schema[word]):
            yield f"{place}: {value!r} is beyond {word} {schema[word]}"
    if schema.get("uniqueItems") and isinstance(value, list) and len({str(item) for item in value}) < len(value):
        yield f"{place}: {value!r} holds something twice"


def complaints(value, schema, root=None, place="$"):
    """What is wrong with a value: a line each. A member that the schema does not name is wrong, too."""
    root = root or schema
    assert set(schema) <= WORDS, set(schema) - WORDS
    if "$ref" in schema:
        yield from complaints(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, place)
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(is_a(value, name) for name in names):
        yield f"{place}: {value!r} is no {names}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{place}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is none of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{place}: {value!r} does not match"
    yield from limits(value, schema, place)
    if "anyOf" in schema and all(list(complaints(value, other, root, place)) for other in schema["anyOf"]):
        yield f"{place}: {value!r} is none of the choices"
    if isinstance(value, dict) and "properties" in schema:
        yield from (f"{place}.{name} is missing" for name in schema.get("required", []) if name not in value)
        for name, member in value.items():
            if name not in schema["properties"]:
                yield f"{place}.{name} is not in the schema"
            else:
                yield from complaints(member, schema["properties"][name], root, f"{place}.{name}")
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            yield from complaints(item, schema["items"], root, f"{place}[{number}]")
