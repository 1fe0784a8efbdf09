import { describeDeaths } from "../mutants/dying.ts";

describeDeaths(20, "ledger", "rules", "onExit");
