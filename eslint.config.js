import tseslint from "typescript-eslint";

/** spec <- properties <- src <- test: each may import those before it, and nothing after. */
const layers = ["spec", "properties", "src", "test"];

const direction = layers.map((layer, i) => {
  const later = [...layers.slice(i + 1), ...(layer === "test" ? [] : ["examples", "bench", "campaigns"])];
  const patterns = later.map((name) => ({
    regex: `(^|/)${name}/`,
    message: `${layer}/ must not import ${name}/: the direction is ${layers.join(" <- ")}.`,
  }));
  const itself = {
    regex: "^paripassu(/(?!package\\.json$)|$)",
    message: "Import by path, so that the direction can be seen.",
  };
  return {
    files: [`${layer}/**/*.ts`],
    rules: { "no-restricted-imports": ["error", { patterns: [...patterns, itself] }] },
  };
});

export default tseslint.config(
  { ignores: ["dist/", "coverage/", "regressions/", "docs/.vitepress/dist/", "docs/.vitepress/cache/"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", { max: 300 }],
      // Amounts are bigint, and counts are small: both print as they are.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": "off",
      // Does not know branded bigints, and the compiler refuses the rest.
      "@typescript-eslint/no-unsafe-unary-minus": "off",
      // A part that is left out of an object has to be named.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
    },
  },
  ...direction,
  {
    files: ["src/**/*.ts"],
    // One of them is the gate itself; the other runs in the process of a module, whose output is the protocol.
    ignores: ["src/text/print.ts", "src/adapters/module/module-main.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.property.name=/^std(out|err)$/][property.name='write']",
          message:
            "Use print or printError of src/text/print.ts: what is printed commands no runner of a workflow.",
        },
      ],
    },
  },
  {
    files: ["properties/{generate,markets}/**/*.ts"],
    ignores: ["properties/generate/record.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "fc",
          property: "record",
          message: "Use record of generate/record.ts: plain objects alone.",
        },
      ],
    },
  },
);
