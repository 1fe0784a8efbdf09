import { describeDeaths } from "../mutants/dying.ts";

describeDeaths(20, "markets");
