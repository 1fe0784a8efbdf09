import { type ClaimsRuleName, claimsRules } from "../../spec/division/claims/index.ts";
import { mostRandomArrivals } from "../../spec/division/claims/random-arrival.ts";
import { readClaimsProblem } from "../../spec/wire/read-problem.ts";
import { documentText } from "../files/files.ts";
import { print } from "../text/print.ts";
import { unknownName } from "./mechanism-named.ts";
import { readDocument, refuse, UsageError } from "./usage.ts";

const ruleNames = Object.keys(claimsRules) as readonly ClaimsRuleName[];

/** Runs `paripassu divide`: prints awards and losses of a claims problem under a rule, as exact fractions. */
export const divideCommand = async (
  path: string,
  { rule: name }: { readonly rule: string },
): Promise<number> => {
  const rule = ruleNames.find((one) => one === name);
  if (rule === undefined) throw unknownName("a rule", name, ruleNames);
  const reading = readClaimsProblem(await readDocument(path));
  if (!reading.ok) throw refuse(path, "claims problem", reading.faults);
  const { claims } = reading.value;
  if (rule === "random-arrival" && claims.length > mostRandomArrivals)
    throw new UsageError(
      `${path}: at /claims: expected at most ${mostRandomArrivals} claims under random-arrival, found ${claims.length}`,
    );
  const awards = claimsRules[rule](reading.value);
  const losses = claims.map((claim, i) => claim.sub(awards[i] ?? 0));
  const document = {
    rule,
    awards: awards.map((award) => award.toFraction()),
    losses: losses.map((loss) => loss.toFraction()),
  };
  print(documentText(document));
  return 0;
};
