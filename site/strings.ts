/**
 * Prints every text in the code that a person may read: literals and templates
 * with two words or more, with file and line. A gap of a template is {...}.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "../..");
const folders = ["spec", "properties", "src", "site", "campaigns"];

/** Two words, or one and the end of a sentence. */
const isText = (text: string): boolean =>
  /[A-Za-z]{2,}[^A-Za-z]* [^A-Za-z]*[A-Za-z]{2,}|[a-z]{3,}[.:] /.test(text);

const textOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `{...}${literal.text}`).join("");
};

const textsOf = (name: string): readonly string[] => {
  const file = ts.createSourceFile(
    name,
    readFileSync(join(root, name), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    const text = textOf(node);
    if (text !== undefined && isText(text)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push(`${name}:${line + 1}\t${text.replaceAll(/\s+/g, " ").trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

const files = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => name.endsWith(".ts"))
  .sort();

process.stdout.write(`${files.flatMap(textsOf).join("\n")}\n`);
