"""Says of each SQL statement whether sqlfluff can parse it. JSON lines in, JSON lines out."""

import json
import logging
import sys

from sqlfluff.core import FluffConfig, Linter

logging.disable(logging.CRITICAL)
linters = {}

for line in sys.stdin:
    case = json.loads(line)
    dialect = case["dialect"]
    if dialect not in linters:
        linters[dialect] = Linter(config=FluffConfig(overrides={"dialect": dialect}))
    parsed = linters[dialect].parse_string(case["sql"])
    unparsable = [part.raw for part in parsed.tree.recursive_crawl("unparsable")] if parsed.tree else ["no tree"]
    problems = unparsable or [str(violation) for violation in parsed.violations]
    print(json.dumps({"accepted": not problems, "problem": problems[0][:200] if problems else None}), flush=True)
