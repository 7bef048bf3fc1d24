"""Splits scripts into statements as Snowflake's own connector does. JSON lines in, JSON lines out."""

import io
import json
import sys

from snowflake.connector.util_text import split_statements


def has_code(text):
    return any(line.strip() and not line.strip().startswith("--") for line in text.splitlines())


for line in sys.stdin:
    script = io.StringIO(json.loads(line)["sql"])
    statements = [text.strip() for text, _ in split_statements(script, remove_comments=False)]
    print(json.dumps([text for text in statements if has_code(text)]), flush=True)
