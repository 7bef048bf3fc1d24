"""Judges inputs of calls to AWS Glue by the service's own model, as the command line of AWS does before it sends anything.

Reads lines of JSON with `operation` and `input`; answers each with the list of what is wrong. Beyond the command line it holds
values to the model's enumerations.
"""
import json
import sys

import botocore.session
from botocore.validate import ParamValidator

model = botocore.session.get_session().get_service_model("glue")


def foreign_values(shape, value, path):
    if shape.type_name == "structure":
        for name, member in value.items():
            yield from foreign_values(shape.members[name], member, f"{path}.{name}")
    elif getattr(shape, "enum", None) and value not in shape.enum:
        yield f"{path}: {value} is none of {', '.join(shape.enum)}"


def problems(operation, given):
    shape = model.operation_model(operation).input_shape
    report = ParamValidator().validate(given, shape)
    return [report.generate_report()] if report.has_errors() else list(foreign_values(shape, given, operation))


for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(problems(request["operation"], request["input"])))
