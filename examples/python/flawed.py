#!/usr/bin/env python3
"""The ledger of honest.py with one fault, for the suite to find.

The fault: the fund pays only after users are cut. A resolve asks the haircut layers
first, and a fund that stands before one of them in the waterfall has to wait until
the last of them has paid, against 7.2. All else is honest.py, and the receipts say
truthfully what was done.
"""

from honest import Venue, main


class FundPaysLast(Venue):
    def asked(self):
        haircuts = [n for n, layer in enumerate(self.waterfall) if layer["kind"] == "haircut"]
        end = haircuts[-1] + 1 if haircuts else 0
        head, tail = self.waterfall[:end], self.waterfall[end:]
        return sorted(head, key=lambda layer: layer["kind"] == "fund") + tail       # stable: only funds move


if __name__ == "__main__":
    main("paripassu-python-flawed", FundPaysLast)
