"""Checks an export on standard input against the public models of its format; prints nothing when it holds.

Usage: check-export.py sarif|ocsf|oscal [--is-installed]
"""

import json
import sys


def sarif(text):
    from sarif_pydantic import Sarif

    return Sarif.model_validate_json(text)


def ocsf(text):
    from py_ocsf_models.events.findings.compliance_finding import ComplianceFinding
    from py_ocsf_models.events.findings.detection_finding import DetectionFinding

    classes = {2003: ComplianceFinding, 2004: DetectionFinding}
    for line in text.splitlines():
        event = json.loads(line)
        model = classes[event["class_uid"]].model_validate(event)
        # `is_alert` is of OCSF 1.4 on, which these models do not know yet.
        unknown = set(event) - set(type(model).model_fields) - {"is_alert"}
        if unknown:
            raise ValueError(f"attributes that the class does not have: {sorted(unknown)}")


def oscal(text):
    from trestle.oscal.assessment_results import Model

    return Model.parse_raw(text)


checks = {"sarif": sarif, "ocsf": ocsf, "oscal": oscal}

if __name__ == "__main__":
    if "--is-installed" in sys.argv:
        import py_ocsf_models  # noqa: F401
        import sarif_pydantic  # noqa: F401
        import trestle.oscal.assessment_results  # noqa: F401
    else:
        checks[sys.argv[1]](sys.stdin.read())
