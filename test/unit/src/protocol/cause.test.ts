import { describe, expect, it } from "vitest";
import { errorIn, lastLineOf } from "../../../../src/protocol/cause.ts";
import type { Failure } from "../../../../src/protocol/implementation.ts";
import { causeRecordOf, keyOf } from "../../../../src/protocol/same-cause.ts";

const python = `loading prices
Traceback (most recent call last):
  File "/home/ann/venue/adapter.py", line 30, in answer
    return run(message)
           ^^^^^^^^^^^^
  File "/home/ann/venue/venue.py", line 93, in resolve
    loss = self.pendin
AttributeError: 'Venue' object has no attribute 'pendin'. Did you mean: 'pending'?
`;

const node = `file:///srv/app/venue.mjs:3
  throw new RangeError(\`cannot split \${amount}\`);
        ^

RangeError: cannot split 120
    at splitLoss (file:///srv/app/venue.mjs:3:9)
    at Interface.emit (node:events:524:28)

Node.js v20.20.2
`;

const go = `panic: runtime error: index out of range [5] with length 3

goroutine 1 [running]:
main.split(0xc0000b2000, 0x5)
	/srv/app/venue.go:41 +0x1d
exit status 2
`;

const recovered = `panic: runtime error: index out of range [5] with length 3

goroutine 1 [running]:
runtime/debug.Stack()
	/usr/lib/go/src/runtime/debug/stack.go:24 +0x5e
main.answer.func1()
	/srv/app/main.go:61 +0x3f
panic({0x4b2a40?, 0xc00012c018?})
	/usr/lib/go/src/runtime/panic.go:770 +0x132
main.split(...)
	/srv/app/venue.go:41
`;

const rust = `thread 'main' panicked at src/venue.rs:12:5:
index out of bounds: the len is 3 but the index is 5
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace
`;

const java = `Exception in thread "main" java.lang.IllegalStateException: no such fund
	at venue.Split.draw(Split.java:7)
	at venue.Main.main(Main.java:3)
`;

describe("the error in what a program wrote", () => {
  it.each([
    [
      "Python",
      python,
      "AttributeError: 'Venue' object has no attribute 'pendin'. Did you mean: 'pending'?",
      7,
    ],
    ["Node", node, "RangeError: cannot split 120", 2],
    ["Go", go, "panic: runtime error: index out of range [5] with length 3", 6],
    ["Go that recovers", recovered, "panic: runtime error: index out of range [5] with length 3", 11],
    ["Rust", rust, "index out of bounds: the len is 3 but the index is 5", 2],
    ["older Rust", "thread 'main' panicked at 'no fund', src/venue.rs:3:5\n", "no fund", 0],
    ["Java", java, "java.lang.IllegalStateException: no such fund", 3],
    [
      "C++",
      "terminate called after throwing an instance of 'std::out_of_range'\n  what():  no such account\n",
      "what():  no such account",
      2,
    ],
    [
      "Python that does not parse",
      "  File \"adapter.py\", line 3\n    def run(\n           ^\nSyntaxError: '(' was never closed\n",
      "SyntaxError: '(' was never closed",
      4,
    ],
  ])("%s", (_, text, cause, lines) => {
    const found = errorIn(text);
    expect(found?.text).toBe(cause);
    expect(found?.trace ?? []).toHaveLength(lines);
    expect(found?.record).toBeUndefined();
  });

  it("is the last of several", () => {
    expect(
      errorIn(
        `${python}\nDuring handling another exception occurred:\n\n${python.replace("AttributeError", "KeyError")}`,
      )?.text,
    ).toMatch(/^KeyError/);
  });

  it("is none in a log", () => {
    for (const text of ["", "starting\nready\n", "an Error at 12:00", "  at noon"])
      expect(errorIn(text)).toBeUndefined();
    expect(lastLineOf("starting\ncannot reach the database\n\n")).toEqual({
      text: "cannot reach the database",
      trace: ["starting", "cannot reach the database"],
    });
    expect(lastLineOf(" \n")).toBeUndefined();
  });

  it("is safe to print, and short", () => {
    const hostile = `Traceback (most recent call last):\n${'  File "\u001b[2J", line 1\n'.repeat(5000)}Err\u202eor: ${"x".repeat(100_000)}\n`;
    const { text = "", trace = [] } = errorIn(hostile) ?? lastLineOf(hostile) ?? {};
    expect(text.length).toBeLessThan(600);
    expect(trace.length).toBeLessThanOrEqual(41);
    expect([text, ...trace].join("")).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  it("ends where a program floods it, which quadratic work would not", () => {
    for (const flood of [
      "a".repeat(4_000_000),
      "  at x\n".repeat(500_000),
      "Traceback\n".repeat(400_000),
      '"'.repeat(1_000_001),
    ]) {
      expect(errorIn(flood)?.trace?.length ?? 0).toBeLessThanOrEqual(41);
      expect(keyOf({ kind: "crash", message: "", cause: { text: flood } }).length).toBeLessThan(2000);
    }
  });
});

const failed = (text: string, kind: Failure["kind"] = "crash"): Failure => {
  const cause = errorIn(text);
  return { kind, message: text, ...(cause === undefined ? {} : { cause }) };
};

describe("failures with the same cause", () => {
  it("may differ in amounts, names, addresses and folders", () => {
    expect(keyOf(failed(node.replace("120", "7")))).toBe(keyOf(failed(node)));
    expect(keyOf(failed(node.replaceAll("/srv/app", "/home/bob")))).toBe(keyOf(failed(node)));
    expect(keyOf(failed(go.replace("0xc0000b2000", "0xc000099000")))).toBe(keyOf(failed(go)));
    expect(keyOf(failed(python.replaceAll("'pendin'", "'defcit'")))).toBe(keyOf(failed(python)));
  });

  it("do not differ in kind, error or place", () => {
    expect(keyOf(failed(python, "error"))).not.toBe(keyOf(failed(python)));
    expect(keyOf(failed(python.replace("AttributeError", "KeyError")))).not.toBe(keyOf(failed(python)));
    expect(keyOf(failed(python.replace("line 93", "line 94")))).not.toBe(keyOf(failed(python)));
    expect(keyOf(failed(recovered.replace("venue.go:41", "venue.go:42")))).not.toBe(keyOf(failed(recovered)));
    expect(keyOf(failed(node.replace("mjs:3:9", "mjs:7:9")))).not.toBe(keyOf(failed(node)));
  });

  it("are the same after they were written to a file", () => {
    for (const text of [python, node, go, rust, java]) {
      const failure = failed(text);
      const { text: cause, trace } = causeRecordOf(failure);
      const read = {
        ...failure,
        cause: { text: cause, ...(trace === undefined ? {} : { trace }) },
        isRead: true,
      } as const;
      expect(keyOf(read)).toBe(keyOf(failure));
      expect(causeRecordOf(read)).toEqual({ text: cause, ...(trace === undefined ? {} : { trace }) });
    }
  });

  it("stand in a file without folders, addresses and passwords", () => {
    const { trace = [] } = causeRecordOf(failed(python));
    expect(trace.join("\n")).toContain('File "<path>/venue.py", line 93, in resolve');
    expect(
      JSON.stringify([python, node, go, rust, java].map((text) => causeRecordOf(failed(text)))),
    ).not.toMatch(/home|srv|0xc000/);
    const secret = { text: "ConnectionError: postgres://ann:hunter2@db/venue" };
    expect(causeRecordOf({ kind: "crash", message: "", cause: secret }).text).not.toContain("hunter2");
  });

  it("are told by what became of the program where it only logged", () => {
    const cause = {
      text: "cannot reach the database",
      trace: ["cannot reach the database"],
      record: "ended with exit code 1",
    };
    expect(causeRecordOf({ kind: "crash", message: "", cause })).toEqual({ text: "ended with exit code 1" });
  });
});
