import { describe, expect, it } from "vitest";
import { jsonTexts } from "../../../../src/text/json-texts.ts";
import { inert, jsonText, printable, quotedLines } from "../../../../src/text/printable.ts";
import { attacks, commandIn } from "../reports/hostile.ts";

describe("the one escaper", () => {
  it.each(attacks)("leaves no command in %j, in whatever way it leaves", (text) => {
    for (const safe of [printable(text), quotedLines(text), inert(text), jsonText({ [text]: [text] })])
      expect(commandIn(safe)).toBeUndefined();
  });

  it.each(attacks)("escapes %j once: again changes nothing", (text) => {
    expect(printable(printable(text))).toBe(printable(text));
    expect(inert(inert(text))).toBe(inert(text));
  });

  it.each(attacks)("writes %j as JSON that is read as it was, whole and in parts", (text) => {
    const document = { [text]: [text, { a: text, b: [{ c: text }] }, [], {}, null, 1] };
    expect(JSON.parse(jsonText(document))).toEqual(document);
    expect([...jsonTexts(document)].join("")).toBe(jsonText(document));
  });

  it("marks every line of an implementation", () => {
    expect(quotedLines("a\r\n::error::b\n")).toBe("  | a\n  | :\\u003aerror::b");
  });

  it("keeps our colours where there are some, and no other control", () => {
    expect(inert("\u001b[31m::x\u001b[39m\u001b[8m", true)).toBe("\u001b[31m:\\u003ax\u001b[39m\\u001b[8m");
    expect(inert("\u001b[31mx")).toBe("\\u001b[31mx");
  });
});
