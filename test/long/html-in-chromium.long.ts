import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { html } from "../../src/reports/html/index.ts";
import { killMatrix } from "../unit/src/reports/html/kill-matrix.ts";
import { describeWith } from "../toolchains.ts";
import { launch, openPage, overflow } from "./browser.ts";
import { hostile, hostileNames } from "../unit/src/reports/html/hostile.ts";
import { ofTheModel, overwhelming, usersFirst, withRelated } from "../unit/src/reports/html/results.ts";

describeWith("chromium", "the HTML report in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  const pages = { ofTheModel, withRelated };
  // What a look cannot change is looked at once.
  const looks = {
    light: { look: {}, rules: undefined },
    dark: { look: { colorScheme: "dark" }, rules: ["color-contrast", "link-in-text-block"] },
    narrow: {
      look: { viewport: { width: 360, height: 800 } },
      rules: ["scrollable-region-focusable", "target-size", "color-contrast"],
    },
  } as const;

  describe.each(Object.entries(pages))("%s", (_, make) => {
    it.each(Object.entries(looks))(
      "is accessible, quiet and no wider than the window: %s",
      async (_, { look, rules }) => {
        const { page, trouble } = await openPage(browser, html(await make(), { killMatrix }), look);
        await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
        const axe = new AxeBuilder({ page });
        const { violations, passes } = await (
          rules === undefined ? axe : axe.withRules([...rules])
        ).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
        expect(passes.map(({ id }) => id)).toContain("color-contrast");
        expect(await overflow(page)).toBe(0);
        expect(trouble).toEqual([]);
        await page.context().close();
      },
    );
  });

  it("is styled by its own sheet, and by nothing else", async () => {
    const { page } = await openPage(browser, html(await usersFirst()), { colorScheme: "dark" });
    const ground = (): Promise<string> =>
      page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    expect(await ground()).toBe("rgb(20, 23, 26)");
    await page.emulateMedia({ colorScheme: "light" });
    expect(await ground()).toBe("rgb(255, 255, 255)");
    await page.context().close();
  });

  it("is read by keyboard: Tab reaches the skip link first, then everything that scrolls", async () => {
    const { page } = await openPage(browser, html(await usersFirst()), looks.narrow.look);
    await page.keyboard.press("Tab");
    expect(await page.evaluate<string>("document.activeElement.textContent")).toBe("Skip to the result");
    const shown = await page.evaluate<number>(
      "[...document.querySelectorAll('.scroll')].filter((one) => one.checkVisibility()).length",
    );
    const reached = new Set<number>();
    for (let k = 0; k < 200 && reached.size < shown; k++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate<number>(
        "[...document.querySelectorAll('.scroll')].indexOf(document.activeElement)",
      );
      if (at >= 0) reached.add(at);
    }
    expect(shown).toBeGreaterThan(10);
    expect(reached.size).toBe(shown);
    await page.context().close();
  });

  it("keeps its navigation in sight, and no heading below it", async () => {
    for (const { look } of Object.values(looks)) {
      const { page } = await openPage(browser, html(await usersFirst()), look);
      for (const id of ["invariants", "who-pays", "distribution"]) {
        await page.click(`nav a[href="#${id}"]`);
        const [top, bottom, heading] = await page.evaluate<readonly number[]>(
          `[document.querySelector('nav').getBoundingClientRect().top, document.querySelector('nav').getBoundingClientRect().bottom, document.getElementById('${id}').getBoundingClientRect().top]`,
        );
        expect(top).toBe(0);
        expect(heading).toBeGreaterThanOrEqual(bottom ?? 0);
      }
      await page.context().close();
    }
  });

  it("shows on a narrow screen every cell below the head of its column, and scrolls to none", async () => {
    const { page } = await openPage(browser, html(await withRelated()), looks.narrow.look);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    const [cells, outside, unnamed] = await page.evaluate<readonly number[]>(
      "(() => { const cells = [...document.querySelectorAll('.stacks td')]; return [cells.length, cells.filter((one) => { const { left, right } = one.getBoundingClientRect(); return left < 0 || right > innerWidth; }).length, cells.filter((one) => { const { content, display } = getComputedStyle(one, '::before'); return content.length < 3 || display === 'none'; }).length]; })()",
    );
    expect(cells).toBeGreaterThan(100);
    expect(outside).toBe(0);
    expect(unnamed).toBe(0);
    await page.context().close();
  });

  it("prints on white, with everything unfolded, no wider than the paper", async () => {
    for (const make of [usersFirst, withRelated]) {
      const { page } = await openPage(browser, html(await make()), {
        colorScheme: "dark",
        viewport: { width: 688, height: 1000 },
      });
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await page.evaluate<string>("getComputedStyle(document.body).backgroundColor")).toBe(
        "rgb(255, 255, 255)",
      );
      const folded = await page.evaluate<readonly number[]>(
        "[...document.querySelectorAll('details:not([open]) > summary + *')].map((one) => one.getBoundingClientRect().height)",
      );
      expect(folded.length).toBeGreaterThan(0);
      expect(folded.filter((height) => height === 0)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.context().close();
    }
  });

  it("makes nothing of hostile texts but text", async () => {
    const result = await withRelated();
    const names = async (text: string): Promise<readonly string[]> => {
      const { page, trouble } = await openPage(browser, text);
      const found = await page.evaluate<readonly string[]>(
        "[...new Set([...document.querySelectorAll('*')].flatMap((one) => [one.localName, ...[...one.attributes].map(({ name }) => `@${name}`)]))]",
      );
      const shown = await page.evaluate<string>("document.body.innerText");
      expect(trouble).toEqual([]);
      await page.context().close();
      return shown.includes("<script>alert(1)</script>") ? ["shows it", ...found] : found;
    };
    const own = new Set(await names(html(result)));
    for (const one of [hostile(result), hostileNames(result)]) {
      const found = await names(html(one));
      expect(found.filter((name) => !own.has(name))).toEqual(["shows it"]);
    }
  });

  it("holds thirty violations by 64 accounts with amounts of 40 digits", async () => {
    const text = html(await overwhelming());
    expect(text).toContain(`7${"0".repeat(33)}`);
    for (const { look } of Object.values(looks)) {
      const { page, trouble } = await openPage(browser, text, look);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
      expect(await overflow(page)).toBe(0);
      // Texts of a drawing lie within it, and within one another's rows.
      expect(
        await page.evaluate<readonly string[]>(
          "[...document.querySelectorAll('svg[role=img] text')].filter((one) => { const a = one.getBoundingClientRect(), b = one.closest('svg').getBoundingClientRect(); return a.right > b.right + 1 || a.left < b.left - 1; }).map((one) => one.textContent)",
        ),
      ).toEqual([]);
      expect(trouble).toEqual([]);
      await page.context().close();
    }
  });
});
