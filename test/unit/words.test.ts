import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;

/** Words that no reader should have to look up, and what to write instead. */
const odd: readonly (readonly [RegExp, string])[] = [
  [/\bacquit/i, "passes"],
  [/\bwhoever\b/i, "anyone who, the one who, no matter who"],
  [/\bso many\b/i, "this many, a maximum number"],
  [/\banew\b/i, "again"],
  [/\bbe it (?!so)/i, "even by, even if"],
  [/\bmend(s|ed)?\b/i, "fix"],
  [/\bin vain\b/i, "without effect"],
  [/\b(come|comes) to the same\b/i, "give the same result"],
  [/\bis past its day\b/i, "has expired"],
  [/\btells another story\b/i, "fails differently"],
  [/\bwaited for so long\b/i, "grace period"],
  [/\bto begin with is\b/i, "generate a starter"],
  [/\bnobody may\b/i, "maximum"],
  [/\bone that fits its name's rule\b/i, "unknown key; did you mean"],
  [/\bmade into another\b/i, "transformed"],
  [/\bno one layer\b/i, "needs exactly one"],
  [/\bin which the true part lies\b/i, "Wilson interval"],
  [/\b(is|are) borne\b/i, "tolerated, paid by"],
  [/\b(come|comes) to something else\b/i, "give different results"],
  [/\bstands? behind\b/i, "comes after"],
  [/\bnobody is there\b/i, "no accounts"],
  [/\bwas ended\b(?! by)/i, "was interrupted"],
  [/\b(whence|thereof|thereby|hitherto|henceforth|upon|lest|albeit|whosoever)\b/i, "plain words"],
];

const files = [
  "spec",
  "properties",
  "src",
  "docs",
  "site",
  "examples",
  "starters",
  "contracts",
  "bench",
  "campaigns",
]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  )
  .concat("README.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md", "action.yml")
  .filter((name) => /\.(c?ts|mjs|py|go|rs|sol|yml|md)$/.test(name))
  .filter((name) => !/node_modules|\.vitepress|\/target\/|GLOSSARY/.test(name));

it("comments, messages and documents have plain words", () => {
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((name) =>
    readFileSync(join(root, name), "utf8")
      .split("\n")
      .flatMap((line, i) =>
        odd.flatMap(([word, instead]) =>
          word.test(line) ? [`${name}:${i + 1}: ${line.trim().slice(0, 120)} (write: ${instead})`] : [],
        ),
      ),
  );
  expect(found).toEqual([]);
});

it("an odd word is found", () => {
  expect(odd.filter(([word]) => word.test("Whoever acquits anew may mend it, be it in vain."))).toHaveLength(
    6,
  );
});
