"""Runs SQL statements in order on fakesnow. JSON lines in, JSON lines out; an answer holds the rows or the error."""

import json
import sys

import fakesnow
import snowflake.connector

with fakesnow.patch():
    cursor = snowflake.connector.connect(database="ANALYTICS", schema="RAW").cursor()
    for line in sys.stdin:
        try:
            cursor.execute(json.loads(line)["sql"])
            answer = {"rows": [[str(value) for value in row] for row in cursor.fetchall()]}
        except Exception as error:
            answer = {"error": str(error)[:300]}
        print(json.dumps(answer), flush=True)
