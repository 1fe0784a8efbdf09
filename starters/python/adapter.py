#!/usr/bin/env python3
"""The protocol: one JSON message a line on stdin, one on stdout. Your code is in venue.py.

Log to stderr: stdout is the protocol's.
"""

import json
import sys
import traceback

from venue import SUPPORTS, Venue

HELLO = {
    "type": "hello", "protocol": 1,
    "implementation": {"name": "my-venue", "version": "0.1.0", "language": "python"},
    "supports": SUPPORTS,
}


def run(scenario):
    """A step for each action: what came of it, and the state after it."""
    venue = Venue(scenario.get("genesis", {}))
    for action in scenario["actions"]:
        code = venue.act(action)
        outcome = {"outcome": "refused", "code": code} if code else {"outcome": "accepted"}
        yield {**outcome, "state": venue.state()}


def answer(message):
    if message["type"] == "hello":
        return HELLO
    try:
        return {"type": "trace", "id": message["id"], "steps": list(run(message["scenario"]))}
    except Exception:       # one scenario fails, and the next one is answered; the last line is the cause
        return {"type": "error", "id": message["id"], "message": traceback.format_exc()}


for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "bye":
        break
    print(json.dumps(answer(message)), flush=True)
