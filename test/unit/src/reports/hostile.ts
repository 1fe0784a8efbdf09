import { Compile } from "typebox/compile";
import { type Result, ResultSchema } from "../../../../src/result/result.ts";

/** Texts that mean something to one of the formats, to GitHub, or to a terminal. */
export const attacks: readonly string[] = [
  "`a` ``b`` ```",
  "```",
  "  `````",
  "```\n# title\n```",
  "a|b|c\n|---|---|\n|d|e|",
  "line\n::error file=a.ts::pwned",
  "::error::pwned",
  "  ::set-output name=x::y",
  "##[error]pwned",
  "##vso[task.setvariable variable=x]y ###vso[a] ##VSO[b]",
  "##teamcity[buildStatus status='SUCCESS']",
  "</details></code></pre><img src=x onerror=alert(1)>",
  "<script>alert(1)</script><!-- --><a href='http://evil.example'>x</a>",
  "[x](javascript:alert(1)) ![x](http://evil.example/x.png) [x]: http://evil.example",
  "@org/team @someone #123 GH-123 org/repo#1 0123456789abcdef0123456789abcdef01234567",
  "https://evil.example www.evil.example evil@example.org <https://evil.example>",
  "*a* _b_ **c** ~~d~~ :smile: $x$ \\",
  "- a\n1. b\n> c\n    d\n---\n===",
  "&lt;b&gt; &#64;org &amp; &copy;",
  "\u001b[31mred\u001b[0m\u001b]8;;http://evil.example\u0007x",
  "\u202Edesrever\u202C \u2066a\u2069 \u200B\uFEFF",
  "\u0000\u0008\u000B\u007F\u0085\u2028\u2029",
  "]]> <![CDATA[ <?xml ?> --> &x;",
  "\uD800 \uFFFE \uDFFF",
  "{0} {{1}} {x",
  "",
  "__proto__",
  "../../../../etc/passwd",
  "%2e%2e%2f;'$(reboot)`reboot`",
];

/** A line on which a runner of a workflow, or a terminal, would act. */
export const commandIn = (text: string): string | undefined =>
  text
    .split("\n")
    .find(
      (line) =>
        /^\s*::|##[\w.-]*\[/.test(line) || /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(line),
    );

/** Every attack in one text. */
const together = attacks.join(" ");

const validator = Compile(ResultSchema);

type Path = readonly (string | number)[];

/**
 * The result with another text in place of each that is let be any text, keys
 * apart. `keeps` says which texts, by their path, stay as they are.
 */
export const rewritten = (
  result: Result,
  text: (n: number) => string,
  keeps: (path: string) => boolean = () => false,
): Result => {
  const numbers = new Map<string, number>();
  const kept = new Set<string>();
  const walk = (value: unknown, path: Path): unknown => {
    const name = `/${path.join("/")}`;
    if (kept.has(name) || keeps(name)) return value;
    if (typeof value === "string") return text(numbers.get(name) ?? 0);
    if (Array.isArray(value)) return value.map((part, i) => walk(part, [...path, i]));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part, [...path, key])]));
  };
  // Every text has its number, whether it stays as it is or not.
  for (const name of textPaths(result, "")) numbers.set(name, numbers.size + 1);
  for (;;) {
    const document = walk(result, []);
    if (validator.Check(document)) return document;
    // What must be one of a few words, or an amount, stays as it is.
    for (const { instancePath } of validator.Errors(document)) kept.add(instancePath);
  }
};

const textPaths = (value: unknown, path: string): readonly string[] => {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textPaths(part, `${path}/${key}`));
};

/** An attack for each text, and a number that makes it unlike every other. */
export const attack = (n: number): string =>
  `${n % 7 === 0 ? together : (attacks[n % attacks.length] ?? "")} ${n}`;

/** The attack at the very beginning and end of the text: nothing is put around it. */
export const bareAttack = (n: number): string => attacks[n % attacks.length] ?? "";

/** A text that means nothing anywhere. */
export const plainWord = (n: number): string => `word ${n}`;

/** Texts without which no story could be told: they are refused by the adapters unless they are in order. */
export const isStory = (path: string): boolean =>
  /\/(id|sentence|trace|scenario|unshrunk|invariant|hash)$/.test(path) ||
  /^\/(supports|implementation)$/.test(path);
