import { describeDeaths } from "./dying.ts";

// By which invariants, on how small a counterexample, and for 20 seeds: test/long.
describeDeaths(1, "ledger", "markets");
