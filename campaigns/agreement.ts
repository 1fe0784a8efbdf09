/**
 * Two implementations that were written apart, the reference model and the
 * Python example, run the same scenarios: 100,000 over every preset and any
 * mechanism at all, from every generator. They must agree after every action.
 *
 *     npm run agreement -- [scenarios] [seed]
 */
import { fileURLToPath } from "node:url";
import { adversary, stories, invariants } from "../properties/index.ts";
import { type Mechanism, presets } from "../spec/index.ts";
import { openCommand } from "../src/adapters/index.ts";
import { campaign } from "../src/campaign/campaign.ts";

const [total = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const python = ["python3", fileURLToPath(new URL("../../examples/python/honest.py", import.meta.url))];

const venues: readonly (readonly [string, Mechanism | undefined])[] = [
  ["any mechanism", undefined],
  ...presets.map(({ name, mechanism }) => [name, mechanism] as const),
];
const runs = Math.ceil(total / venues.length);

const opening = await openCommand(python);
if (!opening.ok) throw new Error(opening.failure.message);
const { implementation } = opening;

let judged = 0;
let differing = 0;
const staged = new Set<string>();
for (const [name, mechanism] of venues) {
  const setting = mechanism === undefined ? {} : { mechanism };
  const seen = await campaign(implementation, {
    ...setting,
    runs,
    seed,
    invariants: invariants.filter(({ id }) => id === "REF-1"),
  });
  const { markets } = adversary(implementation.capabilities, mechanism);
  for (const market of markets) staged.add(market.name);
  judged += seen.judged;
  differing += seen.findings.length + seen.unanswered.length;
  console.log(`${name.padEnd(18)} ${seen.judged} scenarios from ${markets.length} generators`);
  for (const { index, violation } of seen.findings)
    console.log(`  scenario ${index}: expected ${violation.expected}, observed ${violation.observed}`);
  for (const { failure } of seen.unanswered) console.log(`  ${failure.kind}: ${failure.message}`);
}
const late = await implementation.close();
const missing = stories.filter(({ name }) => !staged.has(name)).map(({ name }) => name);
console.log(
  `${judged} scenarios, ${venues.length} mechanisms or families, ${staged.size} generators: ${differing === 0 ? "no difference" : `${differing} differ`}`,
);
if (missing.length > 0) console.log(`never staged: ${missing.join(", ")}`);
process.exitCode = differing + late.length + missing.length === 0 && judged >= total ? 0 : 1;
