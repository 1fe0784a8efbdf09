import { describeDeaths, usualSeeds } from "../unit/src/mutants/dying.ts";

describeDeaths(usualSeeds, "markets");
