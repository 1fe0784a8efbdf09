import { tiers } from "../../src/mutants/index.ts";
import { mutantsOfCases } from "../unit/src/mutants/cases.ts";
import { usualSeeds } from "../unit/src/mutants/dying.ts";
import { describeHeadlines } from "../unit/src/mutants/headlines.ts";

describeHeadlines(usualSeeds, Object.keys(tiers) as (keyof typeof tiers)[], mutantsOfCases);
