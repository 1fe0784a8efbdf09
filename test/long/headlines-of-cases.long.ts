import { tiers } from "../../src/mutants/index.ts";
import { mutantsOfCases } from "../mutants/cases.ts";
import { usualSeeds } from "../mutants/dying.ts";
import { describeHeadlines } from "../mutants/headlines.ts";

describeHeadlines(usualSeeds, Object.keys(tiers) as (keyof typeof tiers)[], mutantsOfCases);
