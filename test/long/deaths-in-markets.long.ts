import { describeDeaths, usualSeeds } from "../mutants/dying.ts";

describeDeaths(usualSeeds, "markets");
