import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import type { Drawn } from "./material.ts";

/** Finds the text node of an offset in the paragraphs by binary search. */
const INDEX = `
const nodes = [], starts = [];
let length = 0;
const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  nodes.push(node); starts.push(length); length += node.length;
}
const at = (offset) => {
  let low = 0, high = starts.length;
  while (low < high) { const middle = (low + high) >> 1; starts[middle] <= offset ? (low = middle + 1) : (high = middle); }
  return [nodes[low - 1], offset - starts[low - 1]];
};
const rangeOf = ({ start, end }) => {
  const range = document.createRange();
  range.setStart(...at(start)); range.setEnd(...at(end));
  return range;
};`;

const DRAWN = `const drawn = await (await fetch("/annotations.json")).json();`;

const HIGHLIGHTS = `
${DRAWN}${INDEX}
const kinds = {};
for (const { kind, spans } of drawn) (kinds[kind] ??= []).push(...spans.map(rangeOf));
const highlights = Object.fromEntries(Object.entries(kinds).map(([kind, ranges]) => [kind, new Highlight(...ranges)]));
for (const kind in highlights) CSS.highlights.set(kind, highlights[kind]);
window.filter = (on) => on ? CSS.highlights.delete("rhetoric") : CSS.highlights.set("rhetoric", highlights.rhetoric);
requestAnimationFrame(() => requestAnimationFrame(() => { window.opened = performance.now(); }));`;

const LIBRARY = `
import { createTextAnnotator } from "/library.js";
${DRAWN}
const annotator = createTextAnnotator(text);
annotator.setAnnotations(drawn.map(({ id, kind, spans }) => ({
  id, bodies: [{ id: id + "b", annotation: id, purpose: "tagging", value: kind }],
  target: { annotation: id, selector: spans.map(({ start, end }) => ({ quote: "", start, end })) },
})));
window.filter = (on) => annotator.setFilter(on ? ({ bodies }) => bodies[0].value !== "rhetoric" : undefined);
requestAnimationFrame(() => requestAnimationFrame(() => { window.opened = performance.now(); }));`;

const STYLE = `
body { margin: 0 auto; width: 660px; font: 19px/1.62 Georgia, serif; }
::highlight(claim) { text-decoration: underline 2px solid blue; background: #1f5fbf14; }
::highlight(quotation) { text-decoration: underline 2px dotted green; background: #1b7a4b14; }
::highlight(rhetoric) { text-decoration: underline 2px wavy brown; background: #a8480c14; }`;

/** Serves the two references: pages with the same words and ranges and nothing else. */
export async function serveBare(text: string, drawn: readonly Drawn[]) {
  const library = await build({
    stdin: {
      contents: 'export { createTextAnnotator } from "@recogito/text-annotator";',
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: "esm",
    write: false,
    minify: true,
    logLevel: "error",
  });
  // Keeps the line feeds between paragraphs, so that offsets are the same.
  const paragraphs = text
    .split("\n\n")
    .map((words) => `<p>${words}</p>`)
    .join("\n\n");
  const page = (script: string) =>
    `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><div id="text">${paragraphs}</div><script type="module">const text = document.getElementById("text");${script}</script>`;
  const imported = LIBRARY.replace(/^\s*import .*$/m, "");
  const answers: Readonly<Record<string, [type: string, body: string]>> = {
    "/highlights": ["text/html", page(HIGHLIGHTS)],
    "/library": [
      "text/html",
      page(`const { createTextAnnotator } = await import("/library.js");${imported}`),
    ],
    "/library.js": ["text/javascript", library.outputFiles?.[0]?.text ?? ""],
    "/annotations.json": ["application/json", JSON.stringify(drawn)],
  };
  const server = createServer((request, response) => {
    const [type, body] = answers[request.url ?? ""] ?? ["text/plain", ""];
    response.setHeader("content-type", `${type}; charset=utf-8`).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
