import { describeDeaths } from "./dying.ts";

describeDeaths("ledger", "rules", "onExit");
