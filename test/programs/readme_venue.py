"""A Venue for the adapter that docs/guides/adapter.md shows: the one of examples/python/honest.py."""
import sys

sys.path.insert(0, "examples/python")
import honest


class Venue(honest.Venue):
    def act(self, action):
        read = honest.read_action(action)
        code = self.refusal(*read)
        if code is None:
            self.apply(*read)
        return code
