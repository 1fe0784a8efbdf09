import { readdir, readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWith } from "../toolchains.ts";
import { launch, openAddress, overflow } from "./browser.ts";
import { builtSite, serve } from "./site-server.ts";

describeWith("chromium", "the documentation site in Chromium", () => {
  let browser: Browser;
  let folder: string;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    folder = await builtSite();
    ({ server, url } = await serve(folder));
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  // One page of each kind.
  const pages = {
    home: "/",
    "a start": "/start/python.html",
    "a guide": "/guides/ci.html",
    "a concept": "/concepts/waterfall.html",
    "a chapter": "/specification/resolve/",
    "the command line": "/reference/cli.html",
    invariants: "/reference/invariants.html",
    mechanisms: "/reference/mechanisms.html",
    "the API": "/reference/api/src/vitest.html",
  } as const;
  // What a look cannot change is looked at once.
  const looks = {
    light: { width: 1280, colorScheme: "light", rules: undefined },
    dark: { width: 1280, colorScheme: "dark", rules: ["color-contrast", "link-in-text-block"] },
    narrow: { width: 360, colorScheme: "light", rules: ["scrollable-region-focusable", "target-size"] },
  } as const;

  it.each(Object.entries(pages))("%s: accessible, quiet and no wider than the window", async (_, path) => {
    const { page, trouble } = await openAddress(browser, `${url}${path}`, { colorScheme: "light" });
    // A long page repeats its first parts: axe looks at these.
    const shorten =
      "document.querySelectorAll('.vp-doc > div > :nth-child(n + 15)').forEach((one) => (one.style.display = 'none'))";
    for (const [name, { width, colorScheme, rules }] of Object.entries(looks)) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      if (name === "narrow") await page.reload();
      await page.waitForFunction("document.getElementById('app').__vue_app__ !== undefined");
      expect(await overflow(page)).toBe(0);
      await page.evaluate(shorten);
      const axe = new AxeBuilder({ page });
      const { violations, passes } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
      expect(
        violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${name} ${id}: ${node.html}`)),
      ).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain(name === "narrow" ? "target-size" : "color-contrast");
    }
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("names every column of every table", async () => {
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".html"));
    expect(files.length).toBeGreaterThan(40);
    for (const name of files)
      expect([name, await readFile(join(folder, name), "utf8")]).not.toEqual([
        name,
        expect.stringMatching(/<th[^>]*><\/th>/),
      ]);
  });

  it("follows the reader's setting, light or dark", async () => {
    const ground = async (colorScheme: "light" | "dark"): Promise<string> => {
      const { page } = await openAddress(browser, `${url}/`, { colorScheme });
      const colour = await page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
      await page.context().close();
      return colour;
    };
    expect(await ground("light")).toBe("rgb(255, 255, 255)");
    expect(await ground("dark")).not.toBe("rgb(255, 255, 255)");
  });
});
