import { describe, expect, it } from "vitest";
import { invariants } from "../../../../../properties/index.ts";
import {
  atoms,
  formatFaults,
  formatUnits,
  presets,
  readScenario,
  type Scenario,
  writeMechanism,
} from "../../../../../spec/index.ts";
import type { Result } from "../../../../../src/index.ts";
import { unusable } from "../../../../../src/check/check.ts";
import { toResult } from "../../../../../src/result/to-result.ts";
import { chart } from "../../../../../src/reports/html/chart.ts";
import { html } from "../../../../../src/reports/html/index.ts";
import { markup } from "../../../../../src/reports/html/markup.ts";
import { hostile, hostileNames, hostileTexts } from "./hostile.ts";
import { killMatrix } from "./kill-matrix.ts";
import { withoutRoles } from "./without-roles.ts";
import { deleveraged, ofTheModel, usersFirst, withRelated } from "./results.ts";

const all = (page: string, pattern: RegExp): readonly string[] =>
  [...page.matchAll(pattern)].map(([whole, group]) => group ?? whole);

/** Every element of the page, by name. */
const elements = (page: string): ReadonlySet<string> => new Set(all(page, /<([a-zA-Z][a-zA-Z0-9]*)/g));

const results: readonly (readonly [string, () => Promise<Result>])[] = [
  ["conformant model", ofTheModel],
  ["mutant of the ledger", usersFirst],
  ["mutant convicted by relations", withRelated],
  ["mutant that deleverages", deleveraged],
];

describe.each(results)("the page of a %s", (_, make) => {
  it("is the same for the same result, byte for byte", async () => {
    const result = await make();
    expect(html(result, { killMatrix })).toBe(html(structuredClone(result), { killMatrix }));
  });

  it("has one h1, and no heading more than one below the one before", async () => {
    const levels = all(html(await make(), { killMatrix }), /<h([1-6])/g).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, k) => level > (levels[k - 1] ?? 0) + 1)).toEqual([]);
  });

  it("names each id once, and leads only to its own", async () => {
    const page = html(await make(), { killMatrix });
    const ids = all(page, / id="([^"]*)"/g);
    const links = all(page, / href="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !ids.some((id) => link === `#${id}`))).toEqual([]);
  });

  it("has a caption on every table, a scope on every header, a name in every drawing", async () => {
    const page = html(await make(), { killMatrix });
    expect(all(page, /<table/g)).toHaveLength(all(page, /<table[^>]*><caption>[^<]/g).length);
    expect(all(page, /<th[ >]/g)).toHaveLength(all(page, /<th scope="(?:row|col)"/g).length);
    expect(all(page, /<svg(?![^>]*aria-hidden)/g)).toHaveLength(
      all(page, /<svg role="img"[^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc>/g).length,
    );
    expect(all(page, /<svg role="img"/g).length).toBeGreaterThan(0);
  });

  it("loads nothing and runs nothing", async () => {
    const page = html(await make(), { killMatrix });
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-`);
    for (const name of ["script", "img", "link", "iframe", "object", "form", "base"])
      expect(elements(page)).not.toContain(name);
    expect(all(page, / (?:src|style|on[a-z]+|xlink:href)=/g)).toEqual([]);
  });

  it("has a row for every invariant", async () => {
    const page = html(await make());
    for (const { id } of invariants)
      expect(page).toContain(`<th scope="row" role="rowheader"><code>${id}</code></th>`);
  });
});

const scenarioOf = (counterexample: { readonly scenario: unknown } | undefined): Scenario => {
  const reading = readScenario(counterexample?.scenario);
  return reading.ok ? reading.value : expect.fail(formatFaults(reading.faults));
};

describe("what the page tells", () => {
  it("of a violation: sentences, the waterfall by model and trace, and the replay command", async () => {
    const result = await usersFirst();
    const page = withoutRoles(html(result));
    const found = result.invariants.find(({ id }) => id === "ORD-2")?.counterexample;
    expect(page).toMatch(/npx paripassu replay regressions\/ORD-2\/[0-9a-f]{12}\.json -- COMMAND/);
    // The smallest market: a fund of one atom and a haircut, for a loss of one.
    const { mechanism } = scenarioOf(found);
    const one = formatUnits(atoms(1n), mechanism.asset);
    // The sentences are those of the result, in the unit of everything else on the page.
    expect(found?.expected).toMatch(/ to pay 1 before /);
    expect(page).toContain(`<h4>Expected</h4><p>${found?.expected.replace(" 1 ", ` ${one} `) ?? "?"}</p>`);
    expect(found?.observed).toMatch(/ paid 0 .* took 1 /);
    expect(page).toContain(
      `<h4>Observed</h4><p>${found?.observed.replace("took 1 ", `took ${one} `) ?? "?"}</p>`,
    );
    expect(one).toBe("0.01");
    const row = (kind: string, expected: string, observed: string): string =>
      `<th scope="row"><strong>${mechanism.waterfall.find((layer) => layer.kind === kind)?.id ?? "?"}</strong> (${kind})</th><td>altogether</td><td class="number">${expected}</td><td class="number">${observed}</td>`;
    expect(page).toContain(row("fund", one, "0"));
    expect(page).toContain(row("haircut", "0", one));
  });

  it("of a counterexample of another version, its sentences as they are stored, and in which unit", async () => {
    const result = await usersFirst();
    const page = html({
      ...result,
      invariants: result.invariants.map((one) =>
        one.counterexample === undefined
          ? one
          : { ...one, counterexample: { ...one.counterexample, expected: "the fund to pay 100 first" } },
      ),
    });
    expect(page).toContain("<h4>Expected</h4><p>the fund to pay 100 first</p>");
    expect(page).toContain(
      "These two sentences are as stored, by another version: their amounts are in atoms.",
    );
    expect(html(result)).not.toContain("as stored, by another version");
  });

  it("of a replay, from which folder", async () => {
    const result = await usersFirst();
    expect(html(result)).toContain("Run it in the folder in which the check ran, which holds regressions/.");
    expect(html(result, { regressions: "counterexamples", isBeside: true })).toContain(
      "Run it in the folder of this report, which holds run.json.",
    );
  });

  it("of levels, by a sign and a border of its own, what keeps each from being reached", async () => {
    const page = html(await usersFirst());
    const rungs = all(page, /<li class="([a-z]+)"><strong>(?:safe|fair|transparent|exact)</g);
    expect(rungs).toEqual(["bad", "none", "none", "bad"]);
    const open = html({
      ...(await ofTheModel()),
      level: "none",
      invariants: (await ofTheModel()).invariants.map((one) =>
        one.verdict === "held" ? { ...one, verdict: "inconclusive" } : one,
      ),
    });
    expect(open).toMatch(/<li class="open"><strong>safe<.*<span aria-hidden="true">\?<\/span> not reached/);
  });

  it("of what held, folded; of everything else, open", async () => {
    const result = await ofTheModel();
    const [, section = ""] = /<h2 id="invariants">(.*?)<\/section>/s.exec(html(result)) ?? [];
    const inside = all(section, /<details>(.*?)<\/details>/gs).join("");
    const outside = section.replaceAll(/<details>.*?<\/details>/gs, "");
    expect(result.invariants.some(({ verdict }) => verdict === "held")).toBe(true);
    expect(result.invariants.some(({ verdict }) => verdict !== "held")).toBe(true);
    for (const { id, verdict } of result.invariants)
      expect(verdict === "held" ? inside : outside).toContain(`<code>${id}</code>`);
  });

  it("of a relation: each related scenario, with its difference", async () => {
    const result = await withRelated();
    const page = html(result);
    const related = result.invariants.flatMap(({ counterexample }) => counterexample?.related ?? []);
    expect(related.length).toBeGreaterThan(1);
    for (const { difference } of related)
      if (!/\d/.test(difference)) expect(page).toContain(`Compared ${difference} (`);
    expect(all(page, /Compared with /g).length).toBeGreaterThan(1);
  });

  it("of a result that is no pass, what to do; of a pass, nothing", async () => {
    expect(html(await usersFirst())).toContain(`<h2 id="next">`);
    expect(html({ ...(await ofTheModel()), result: "conformant" })).not.toContain(`<h2 id="next">`);
  });

  it("of one that never became usable, why", () => {
    const failure = { kind: "crash", message: "it <broke>" } as const;
    const page = html(toResult(unusable(failure, { runs: 10, seed: 1 }, new Date(0))));
    expect(page).toContain("it &lt;broke&gt;");
    expect(page).toContain(`<h2 id="level">Level reached: none</h2>`);
  });

  it("of what is beside the verdicts: errors, stored cases, known failures, what was covered", async () => {
    const page = withoutRoles(
      html({
        ...(await ofTheModel()),
        errors: [
          { kind: "crash", message: "out of <memory>" },
          { kind: "crash", message: "out of <memory>" },
          { kind: "timeout", message: "no answer" },
        ],
        stored: { judged: 3, left: 1, stale: [{ path: "ORD-2/0.json", reason: "not <JSON>" }] },
        known: [
          {
            line: 1,
            invariant: "ORD-2",
            hash: "0123456789ab",
            reason: "a <late> fund",
            status: "as listed",
            step: 0,
            expected: "a <fund>",
            observed: "users",
          },
        ],
        exhaustive: {
          accounts: 3,
          amount: 4,
          problems: 1234,
          equal: 1233,
          judged: 1,
          passedOver: 0,
          cutShort: "it was <interrupted>",
          conventions: ["amounts are <small>"],
          covered: [{ title: "one <layer>", shapes: 5, problems: 1234, taken: ["one of each"] }],
          notCovered: ["<markets>"],
        },
      }),
    );
    expect(page).toContain(
      `<th scope="row">crash</th><td class="number">2</td><td><span class="message">out of &lt;memory&gt;</span></td>`,
    );
    expect(page).toContain("<code>ORD-2/0.json</code>: not &lt;JSON&gt;");
    expect(page).toContain(
      `<th scope="row">ORD-2</th><td>0123456789ab</td><td>as listed</td><td>–</td><td>a &lt;late&gt; fund</td>`,
    );
    expect(page).toContain("1234 problems. 1233 answers equal the reference model");
    for (const text of [
      "it was &lt;interrupted&gt;",
      "amounts are &lt;small&gt;",
      "one &lt;layer&gt;",
      "&lt;markets&gt;",
    ])
      expect(page).toContain(text);
  });

  it("of a mechanism that is asked for, who pays under it; of any, under an example that it names", async () => {
    expect(html(await ofTheModel())).toContain("<h3>Hyperliquid, backstop and auto-deleveraging</h3>");
    const any = withoutRoles(html(await usersFirst()));
    expect(any).toContain("this one is an example, a fund and then a haircut of equity");
    // 300 in the fund, 1800 of capital and profit: a loss of 2250 leaves 450 less 300 of it unpaid.
    expect(any).toMatch(/The largest loss drawn is 2625 USD\./);
    expect(any).toContain(
      `<td class="number">300</td><td class="number">1800</td><td class="number">525</td>`,
    );
  });

  it("of declared mechanisms, six at most", async () => {
    const result = await usersFirst();
    if (result.supports === undefined) throw new Error("it declares nothing");
    const mechanisms = presets.slice(0, 8).map(({ mechanism }) => writeMechanism(mechanism, String));
    const page = html({ ...result, supports: { ...result.supports, mechanisms } });
    for (const [k, { name }] of mechanisms.entries()) {
      if (k < 6) expect(page).toContain(`<h3>${name}</h3>`);
      else expect(page).not.toContain(`<h3>${name}</h3>`);
    }
    expect(page).toContain("2 more mechanisms are not shown.");
  });

  it("of mutants, which invariant convicts them, which must, and which live", async () => {
    const page = html(await usersFirst(), { killMatrix });
    expect(page).toContain(`<td class="due">4#</td>`);
    expect(page).toContain(`<td>9</td>`);
    expect(page).toContain(`<th scope="row">two</th><td><strong class="bad">lives</strong></td>`);
  });
});

describe("hostile texts", () => {
  it.each(hostileTexts)("%j is text in an element, in an attribute and in a drawing", (text) => {
    const drawn = chart(text, text, { marks: [], x: { label: text, domain: [0, 1] } });
    for (const { text: page } of [markup`<p title="${text}">${text}</p>`, drawn]) {
      expect(
        page.replace(/<\/?(?:p|svg|g|title|desc|path|text|line)(?: [a-zA-Z-]+="[^"<>]*")*>/g, ""),
      ).not.toMatch(/[<>]/);
      expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/);
    }
  });

  it("everywhere at once make no element that is not there without them", async () => {
    for (const make of [usersFirst, withRelated]) {
      const result = await make();
      const own = elements(html(result, { killMatrix }));
      for (const one of [hostile(result), hostileNames(result)])
        expect(
          [...elements(html(one, { killMatrix: hostile(killMatrix) }))].filter((name) => !own.has(name)),
        ).toEqual([]);
    }
  });

  it("are shown", async () => {
    const page = html(hostile(await usersFirst()));
    expect(page).toContain("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("\\u202e\\u2066\\u200b\\u0000\\u001b[31m\\u2028\\ud800");
  });
});
