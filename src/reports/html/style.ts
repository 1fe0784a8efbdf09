/**
 * The style of the page: one sheet, light and dark by the reader's own
 * setting, light in print. Colours are chosen for a contrast of 4.5 of text
 * and of 3 of what is drawn, in both.
 */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --panel: #f4f5f7; --text: #1b1f24; --quiet: #4f5964; --line: #c4cad1; --link: #0b57a4;
  --good: #146c2e; --bad: #b3141f; --open: #7a4f00; --mark: #fdecea;
  --c1: #1f6fb5; --c2: #b35900; --c3: #2e7d32; --c4: #8440a8; --c5: #a61e4d; --c6: #66707b; --c7: #00707a; --c8: #6b4f3a;
  --left: #2b2f33;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --panel: #1f2429; --text: #e6e9ec; --quiet: #aab4bf; --line: #46505a; --link: #8cc2ff;
    --good: #7fd694; --bad: #ff9a94; --open: #f0c060; --mark: #45201f;
    --c1: #6cb0f0; --c2: #f0a050; --c3: #74c97a; --c4: #c79af0; --c5: #ff8fb0; --c6: #9aa5b1; --c7: #4fd0d8; --c8: #d0b090;
    --left: #dfe3e8;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; }
body { margin: 0 auto; padding: 1rem; max-width: 76rem; background: var(--ground); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--ground); z-index: 9; }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line); font-size: 1.4rem; }
h3 { margin: 1.75rem 0 .5rem; font-size: 1.15rem; }
h4 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
summary h3 { display: inline; margin: 0; font-size: 1.05rem; font-weight: 600; }
p { max-width: 52rem; }
small, .kind { color: var(--quiet); font-size: .875em; font-weight: normal; }
code { font: .9em ui-monospace, "Cascadia Mono", Consolas, monospace; }
.command { display: inline-block; padding: .25rem .5rem; background: var(--panel); border-radius: 4px; }
.message { white-space: pre-wrap; }
nav { position: sticky; top: 0; z-index: 5; margin: 0 -1rem 1rem; padding: 0 1rem; background: var(--ground); border-bottom: 1px solid var(--line); }
nav ul { display: flex; gap: 0 1.25rem; margin: 0; padding: 0; list-style: none; overflow-x: auto; }
nav a { display: block; padding: .6rem 0; white-space: nowrap; } nav a:focus-visible { outline-offset: -3px; }
main > header { padding: 1rem; background: var(--panel); border-left: 6px solid var(--line); }
header .kind { margin: 0; font-size: .875rem; }
header.good { border-color: var(--good); } header.bad { border-color: var(--bad); } header.open { border-color: var(--open); }
.result { margin: .5rem 0; font-size: 1.4rem; }
.sign { font-weight: 600; white-space: nowrap; }
.result .sign, .ladder .sign { white-space: normal; }
.sign.good { color: var(--good); } .sign.bad, strong.bad { color: var(--bad); } .sign.open { color: var(--open); } .sign.none { color: var(--quiet); }
.ladder { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem; padding: 0; list-style: none; }
.ladder li { padding: .75rem; border: 1px solid var(--line); border-top: 4px solid var(--line); border-radius: 4px; }
.ladder li.good { border-top-color: var(--good); } .ladder li.bad { border-top: 4px double var(--bad); }
.ladder li.open { border-top: 4px dashed var(--open); } .ladder li.none { border-top: 4px dotted var(--quiet); }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr; gap: 0 1rem; padding: .2rem 0; }
dt { color: var(--quiet); } dd { margin: 0; }
.scroll { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { padding: .25rem 0; text-align: left; color: var(--quiet); }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: normal; }
td { max-width: 34rem; } td:not(.number) { overflow-wrap: break-word; }
thead th { background: var(--panel); }
tbody th { font-weight: 600; }
th.number, td.number { text-align: right; white-space: nowrap; max-width: none; }
tr.marked { background: var(--mark); }
td ul { margin: 0; padding-left: 1.1rem; min-width: 12rem; }
.cases { padding: 0; list-style: none; font-size: .85rem; min-width: 21rem; }
.cases li + li { margin-top: .35rem; }
svg { color: var(--text); }
.scroll > svg { display: block; font: 12px system-ui, sans-serif; }
.measure { display: flex; align-items: center; gap: .5rem; } .interval { flex: none; }
.interval .whole { stroke: var(--c6); } .interval rect { fill: var(--c1); } .interval circle { fill: var(--text); }
.interval .asked { stroke: var(--c2); stroke-width: 2.5; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
.beside > .good, .beside > .bad { padding: .25rem .9rem; background: var(--panel); border-left: 4px solid var(--good); }
.beside > .bad { border-color: var(--bad); }
.beside h4 { margin: .4rem 0 0; } .beside p { margin: .25rem 0 .6rem; }
.charts { grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
.legend svg { vertical-align: -2px; }
details { margin: .5rem 0; } summary { cursor: pointer; padding: .25rem 0; }
.violated { margin: 1rem 0; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: 4px; }
.matrix { font-size: .75rem; } .matrix td { text-align: right; padding: .1rem .25rem; } .matrix tbody th { white-space: nowrap; position: sticky; left: 0; background: var(--ground); }
.matrix thead th { vertical-align: bottom; } .matrix thead span { writing-mode: vertical-rl; }
.matrix .due { outline: 1px solid var(--text); outline-offset: -2px; font-weight: 700; }
@media (max-width: 34rem) { dl > div { grid-template-columns: 1fr; } }
@media screen and (max-width: 45rem) {
  .stacks, .stacks tbody, .stacks tr, .stacks th, .stacks td, .stacks caption { display: block; }
  .stacks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacks tr { margin: .75rem 0; border: 1px solid var(--line); border-radius: 4px; }
  .stacks tbody th { background: var(--panel); text-align: left; }
  .stacks td { max-width: none; overflow-wrap: anywhere; }
  .stacks td::before { content: attr(data-head); display: block; color: var(--quiet); font-size: .8rem; }
  .stacks td.number, .stacks th.number { white-space: normal; text-align: left; }
  .stacks td.number::before { display: inline-block; min-width: 10rem; padding-right: .5rem; } .stacks .cases, .stacks td ul { min-width: 0; }
  .stacks .measure { flex-wrap: wrap; }
}
@media print {
  @page { size: A4; margin: 14mm; }
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip, .screen { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .scroll { overflow: visible; }
  .scroll > svg, .beside { break-inside: avoid; }
  .scroll > svg { max-width: 100%; height: auto; }
  h2, h3, h4, caption { break-after: avoid; }
  tr, .ladder li { break-inside: avoid; }
  table { font-size: 7.5pt; max-width: 100%; } th, td { overflow-wrap: anywhere; } th.number, td.number { white-space: normal; } tbody th { min-width: 5.5em; }
  .ladder { grid-template-columns: repeat(4, 1fr); gap: .4rem; } .cases, td ul { min-width: 0; }
  a { color: inherit; text-decoration: none; }
}
`;
