import { createHash } from "node:crypto";
import { type Markup, markup, Markup as Written } from "./markup.ts";
import { style } from "./style.ts";

/** The page's own style sheet is all that a browser may apply, load or run. */
const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/** One file that needs nothing else: no script, no font, no image, no network. */
export const page = (
  title: string,
  links: readonly (readonly [id: string, text: string])[],
  content: Markup,
): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Written(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the result</a>
<nav aria-label="Sections of this report"><ul>${links.map(([id, text]) => markup`<li><a href="#${id}">${text}</a></li>`)}</ul></nav>
<main id="content" tabindex="-1">
${content}
</main>
</body>
</html>
`.text;
