import { describeDeaths } from "./dying.ts";

// By which invariants, on how small a counterexample, and for more seeds: test/long.
describeDeaths(1, "ledger", "markets");
