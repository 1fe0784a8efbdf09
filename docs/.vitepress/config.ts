import { join } from "node:path";
import { defineConfig } from "vitepress";
import { siteLink } from "../../site/links.ts";

/** The address of the repository. OWNER is a placeholder until the repository is public. */
const repository = "https://github.com/OWNER/paripassu";

const pages = (base: string, items: Readonly<Record<string, string>>) =>
  Object.entries(items).map(([file, text]) => ({ text, link: `${base}/${file}` }));

const root = join(import.meta.dirname, "../..");

/** Pages whose links are right already. */
const generated = /^(specification|reference)\//;

/** Headings have the anchors that they have in the repository. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 _-]/g, "")
    .replaceAll(" ", "-");

export default defineConfig({
  title: "paripassu",
  description: "Executable specification and conformance suite for socialized-loss mechanisms",
  lang: "en-US",
  base: process.env.DOCS_BASE ?? "/",
  cleanUrls: false,
  lastUpdated: false,
  // The home page has no main part of its own; see theme/index.ts.
  transformHtml: (html) => html.replace('<div class="VPContent is-home" id="VPContent"', '$& role="main"'),
  markdown: {
    // Comments in the default themes have too little contrast.
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    anchor: { slugify: anchorOf },
    toc: { slugify: anchorOf },
    config: (md) => {
      // A page of docs/ links to files of the repository as they are there: on the site they are pages, or elsewhere.
      md.core.ruler.push("links", ({ tokens, env }) => {
        const page = (env as { relativePath?: string }).relativePath ?? "";
        for (const token of tokens.flatMap(({ children }) => children ?? [])) {
          const [, link, anchor = ""] = /^(\.\.?\/[^#]*)(#.*)?$/.exec(token.attrGet("href") ?? "") ?? [];
          if (token.type === "link_open" && link !== undefined && !generated.test(page))
            token.attrSet("href", siteLink(root, join("docs", page), link) + anchor);
        }
      });
    },
  },
  head: [["link", { rel: "icon", href: "data:," }]],
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      { text: "Get started", link: "/start/" },
      { text: "Guides", link: "/guides/ci" },
      { text: "Concepts", link: "/concepts/waterfall" },
      { text: "Specification", link: "/specification/" },
      { text: "Reference", link: "/reference/cli" },
    ],
    socialLinks: [{ icon: "github", link: repository }],
    sidebar: {
      "/start/": [
        {
          text: "Get started",
          items: pages("/start", {
            "": "Overview",
            python: "Python",
            rust: "Rust",
            go: "Go",
            typescript: "TypeScript",
            solidity: "Solidity",
          }),
        },
      ],
      "/guides/": [
        {
          text: "Guides",
          items: pages("/guides", {
            adapter: "Adapter by hand",
            commands: "Commands",
            configuration: "Configuration",
            "find-the-cause": "Find the cause",
            ci: "CI",
            gates: "Gates",
            "long-runs": "Long runs and shards",
            regressions: "Regressions",
            solidity: "Solidity",
            vitest: "Vitest",
            reports: "Reports",
            evidence: "Evidence",
            "known-failures": "Known failures",
            vectors: "Vectors without Node",
            json: "JSON results",
            mechanisms: "Mechanisms, findings, episodes",
            exhaustive: "Exhaustive",
            coverage: "Coverage",
            mutants: "Mutants",
            axioms: "Axioms and rules",
            library: "As a library",
          }),
        },
      ],
      "/concepts/": [
        {
          text: "Concepts",
          items: pages("/concepts", {
            waterfall: "The waterfall",
            rounding: "Rounding",
            exits: "Exits",
            levels: "Levels and verdicts",
            "what-a-pass-means": "What a pass means",
            "hostile-markets": "Hostile markets",
          }),
        },
      ],
      "/specification/": [
        {
          text: "Specification",
          items: pages("/specification", {
            "": "Overview",
            "numbers/": "1 Amounts",
            "model/": "2, 3 State and mechanism",
            "transition/": "4, 8 Actions and recoveries",
            "resolve/layers/": "5 Layers",
            "division/": "6 Splits",
            "resolve/": "7, 9 Resolve and receipts",
            "wire/": "10, 11 Documents and protocol",
            AMBIGUITIES: "12 Ambiguities",
            "division/claims/": "13 Rules of the claims problem",
            "theory/axioms/": "14 Axioms",
            "catalogue/mechanisms/": "15 Presets",
            "catalogue/episodes/": "16 Episodes",
            MARKETS: "17 The market tier",
            "theory/clearing/": "18 Networks of debts",
            "theory/proofs/": "19 What is proved",
          }),
        },
      ],
      "/reference/": [
        {
          text: "Reference",
          items: pages("/reference", {
            cli: "Command line",
            invariants: "Invariants",
            mechanisms: "Mechanisms",
            mutants: "Mutants",
            schemas: "Schemas",
            glossary: "Glossary",
            "api/": "API",
          }),
        },
      ],
    },
  },
});
