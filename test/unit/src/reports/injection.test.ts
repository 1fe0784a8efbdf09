import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { code, fenced } from "../../../../src/reports/markdown-text.ts";
import { reportFormats } from "../../../../src/reports/index.ts";
import { attack, attacks, bareAttack, commandIn, isStory, plainWord, rewritten } from "./hostile.ts";
import { all, hostile, results } from "./documents.ts";

/** The tags of HTML or XML, in order, attributes and all. */
const tagsOf = (text: string): readonly string[] => text.match(/<[^>]*>/g) ?? [];

const htmlOf = (markdown: string): string => marked.parse(markdown, { gfm: true, async: false });

/** What a reader of HTML may be made to act on: everything that is not code. */
const withoutCode = (html: string): string =>
  html.replace(/<(code|pre)\b[^>]*>[\s\S]*?<\/\1>/g, "").replaceAll("&#39;", "'");

const ours = new Set([
  ...["h2", "h3", "h4", "p", "ul", "li", "code", "pre", "details", "summary"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
]);

const isOurs = (tag: string): boolean =>
  tag === '<code class="language-text">' || ours.has(tag.replace(/^<\/?([a-z0-9]+)>$/, "$1"));

/** Lines of it are read by whatever runs a workflow, and by terminals. */
const expectNoCommands = (text: string): void => expect(commandIn(text)).toBeUndefined();

describe.each(Object.entries(reportFormats))("%s", (_, { write }) => {
  it.each([...all])("has no command to a runner or a terminal in it: %s", (_name, result) => {
    expectNoCommands(write(result));
  });
});

describe.each([...results])("the Markdown of %s", (_, result) => {
  it("renders to elements of ours alone", () => {
    expect(tagsOf(htmlOf(reportFormats.markdown.write(result))).filter((tag) => !isOurs(tag))).toEqual([]);
  });

  it.each([
    ["every text", attack, undefined],
    ["every text, bare", bareAttack, undefined],
    ["every text beside the story", attack, isStory],
  ] as const)("has the same structure whatever stands in it: %s", (_name, text, keeps) => {
    const harmless = htmlOf(reportFormats.markdown.write(rewritten(result, distinct(text), keeps)));
    const attacked = htmlOf(reportFormats.markdown.write(rewritten(result, text, keeps)));
    expect(tagsOf(attacked)).toEqual(tagsOf(harmless));
  });
});

/** A harmless word for each text: the same where the texts are the same, and empty where they are. */
const distinct =
  (text: (n: number) => string) =>
  (n: number): string => {
    if (text(n) === "") return "";
    let first = n;
    for (let i = 1; i < n; i += 1)
      if (text(i) === text(n)) {
        first = i;
        break;
      }
    return plainWord(first);
  };

describe.each([...hostile])("the Markdown of %s", (_, result) => {
  const html = htmlOf(reportFormats.markdown.write(result));

  it("has no element but ours, and no link", () => {
    expect(tagsOf(html).filter((tag) => !isOurs(tag))).toEqual([]);
  });

  it("mentions nobody, and refers to nothing", () => {
    expect(withoutCode(html)).not.toMatch(/@|#\d|&#64;|GH-|:\/\/|www\.|:smile:|0123456789abcdef/);
  });
});

describe("JUnit", () => {
  it.each([...results])("has the same structure whatever stands in it: %s", (_, result) => {
    const attacked = reportFormats.junit.write(rewritten(result, attack, isStory));
    const harmless = reportFormats.junit.write(rewritten(result, plainWord, isStory));
    const names = (xml: string): readonly string[] =>
      tagsOf(xml.replaceAll(/"[^"]*"/g, '""')).map((tag) => tag.replaceAll(/""/g, ""));
    expect(names(attacked)).toEqual(names(harmless));
  });

  it("keeps what looks like a reference as the text that it is", () => {
    const [result] = results.values();
    if (result === undefined) return expect.fail("no result");
    const implementation = { ...result.implementation, name: "&lt;b&gt; &x; &#60; &" };
    expect(reportFormats.junit.write({ ...result, implementation })).toContain(
      'value="&amp;lt;b&amp;gt; &amp;x; &amp;#60; &amp; ',
    );
  });
});

describe("SARIF", () => {
  it.each([...hostile])("has no link and no open brace in a message: %s", (_, result) => {
    const messages = [...reportFormats.sarif.write(result).matchAll(/"text": "((?:[^"\\]|\\.)*)"/g)];
    expect(messages.length).toBeGreaterThan(0);
    for (const [, text = ""] of messages) {
      expect(text).not.toContain("](");
      expect(text.replaceAll("{{", "").replaceAll("}}", "")).not.toMatch(/[{}]/);
    }
  });
});

describe("a text as code", () => {
  it.each(attacks.filter((text) => text !== ""))(
    "stays in one code element, in a line and in a table: %j",
    (text) => {
      expect(tagsOf(htmlOf(`before ${code(text)} after`))).toEqual(["<p>", "<code>", "</code>", "</p>"]);
      const cells = tagsOf(htmlOf(`| a | b |\n|---|---|\n| ${code(text)} | 1 |`)).filter(
        (tag) => tag === "<td>",
      );
      expect(cells.length).toBe(2);
    },
  );

  it.each(attacks)("stays between its fences: %j", (text) => {
    const html = htmlOf(["<details>", "", ...fenced([text, text]), "", "</details>"].join("\n"));
    expect(tagsOf(html).filter((tag) => !/^<\/?details>$/.test(tag))).toEqual([
      "<pre>",
      '<code class="language-text">',
      "</code>",
      "</pre>",
    ]);
  });

  it("is cut where it is long, and says how long it was", () => {
    expect(code("x".repeat(5000))).toMatch(/^<code>x{2000}.*5000 characters.*<\/code>$/);
  });
});

describe("a page that would be too long", () => {
  const [, convicted] = [...results].find(([name]) => name === "convicted") ?? [];

  it("is cut to what GitHub takes, and says what is left out", () => {
    if (convicted === undefined) return expect.fail("nothing was convicted");
    const errors = Array.from({ length: 3000 }, (_, i) => ({
      kind: "crash" as const,
      message: `${i} ${"`|<@".repeat(1000)}`,
    }));
    const text = reportFormats.markdown.write({ ...convicted, errors });
    expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20);
    expect(Buffer.byteLength(text)).toBeGreaterThan(2 ** 19);
    expect(text).toMatch(/\n\d+ parts of this report are left out, .*run\.json has all of it\.\n$/);
    expect(text).toContain("ORD-2");
  });

  it("stays that short when one text is enormous", () => {
    if (convicted === undefined) return expect.fail("nothing was convicted");
    const text = reportFormats.markdown.write(rewritten(convicted, () => "é".repeat(100_000)));
    expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20);
    expect(text).toMatch(/^## not-conformant, level none\n/);
  });
});
