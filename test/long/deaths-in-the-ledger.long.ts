import { describeDeaths, usualSeeds } from "../mutants/dying.ts";

describeDeaths(usualSeeds, "ledger", "rules", "onExit");
