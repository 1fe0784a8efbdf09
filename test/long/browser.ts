import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { chromiumPath } from "../toolchains.ts";

/** A browser without a window, and without anything that it would fetch by itself. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** A page as it was opened, and whatever happened that should not. */
export interface Opened {
  readonly page: Page;
  /** Messages of the console, errors, dialogs, and requests beyond the page, or its site. */
  readonly trouble: readonly string[];
}

/** Opens a page as a reader does: from a file, which needs nothing else. */
export const openPage = (
  browser: Browser,
  text: string,
  options: BrowserContextOptions = {},
): Promise<Opened> => {
  const path = join(mkdtempSync(join(tmpdir(), "paripassu-")), "report.html");
  writeFileSync(path, text);
  const url = pathToFileURL(path).href;
  return open(browser, url, options, (address) => address === url);
};

/** Opens a page of a site, which may ask for other files of the same site. */
export const openAddress = (
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Opened> => {
  const { origin } = new URL(url);
  return open(
    browser,
    url,
    options,
    (address) => address.startsWith(`${origin}/`) || address.startsWith("data:"),
  );
};

const open = async (
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  isExpected: (address: string) => boolean,
): Promise<Opened> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("console", (message) => trouble.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("request", (request) => isExpected(request.url()) || trouble.push(`request: ${request.url()}`));
  page.on("dialog", (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, trouble };
};

/** How far the page is wider than the window, in pixels: 0 when it is not. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");
