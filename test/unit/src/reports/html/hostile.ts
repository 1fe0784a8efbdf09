import type { KillMatrix } from "../../../../../src/mutants/kill-matrix-document.ts";
import type { Result } from "../../../../../src/index.ts";

/** What an implementation might say to be more than text in a page. */
export const hostileTexts: readonly string[] = [
  `"><script>alert(1)</script>`,
  `</svg><img src=x onerror=alert(1)>`,
  `</title></style><style>*{display:none}</style>`,
  `' onmouseover='alert(1)' x='`,
  `javascript:alert(1)`,
  `<!--`,
  `]]><iframe src="javascript:alert(1)">`,
  `&lt;b&gt;&#60;`,
  "\u202e\u2066\u200b\u0000\u001b[31m\u2028\ud800",
  "${alert(1)}{{alert(1)}}",
];

/** Words of which a schema allows a few only. */
const fixed = new Set(["format", "result", "level", "verdict", "decision", "kind", "status", "mechanisms"]);

/** The same document with every text replaced by a hostile one; keys of records of counts too. */
const spoilt = (value: unknown, next: () => string): unknown => {
  if (typeof value === "string") return next();
  if (Array.isArray(value)) return value.map((one) => spoilt(one, next));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]): [string, unknown] => {
      if (key === "refused" && typeof one === "object")
        return [
          key,
          Object.fromEntries(Object.values(one as object).map((count) => [next(), count as unknown])),
        ];
      return [key, fixed.has(key) && typeof one === "string" ? one : spoilt(one, next)];
    }),
  );
};

/** Each text of the document gets the next hostile one. */
export const hostile = <T extends Result | KillMatrix>(document: T): T => {
  let k = 0;
  return spoilt(document, () => hostileTexts[k++ % hostileTexts.length] ?? "") as T;
};

/** The same, but counterexamples can be read: only names that may be any text are hostile. */
export const hostileNames = (result: Result): Result => {
  const [script = "", image = ""] = hostileTexts;
  return {
    ...result,
    invariants: result.invariants.map((one) => {
      const { counterexample } = one;
      if (counterexample === undefined) return one;
      const { scenario } = counterexample;
      const mechanism = {
        ...scenario.mechanism,
        name: script,
        asset: { symbol: image.slice(0, 32), decimals: 2 },
      };
      return { ...one, counterexample: { ...counterexample, scenario: { ...scenario, mechanism } } };
    }),
  };
};
