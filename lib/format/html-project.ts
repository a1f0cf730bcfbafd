import type { ExportedProject } from "./exported";
import { renderTime } from "./html-card";
import { escapeHtml } from "./html-escape";
import { SIGNS } from "./html-text";
import type { HtmlWords } from "./html-words";

/** What belongs to the project and to no passage, after the last document. */
export function htmlProject(project: ExportedProject, words: HtmlWords): string {
  const { codebook, speakers, relations, searches } = project;
  const tags = codebook.tags.map(({ kind, slug, label, definition, retiredAt }) =>
    item(
      `<span class="${kind}"><b class="kind">${SIGNS[kind]} ${escapeHtml(label)}</b></span>`,
      [words[kind], slug, ...(retiredAt ? [words.retired] : [])],
      definition,
    ),
  );
  const people = speakers.map(({ name, role, identifier, aliases, description }) =>
    item(`<b>${escapeHtml(name)}</b>`, [role, ...aliases, identifier], description),
  );
  const sources = relations.map(({ relation, from, to, note }) =>
    item(
      `${renderSource(from)} <b>${escapeHtml(words.relations[relation])}</b> ${renderSource(to)}`,
      [],
      note,
    ),
  );
  const looked = searches.map(({ claim, outcome, place, by, at }) => {
    const what = `<span class="words">${escapeHtml(claim.statement)}</span>`;
    const found = `<b>${escapeHtml(words.outcomes[outcome])}</b>`;
    return item(`${what} ${found}`, [by.name], place, renderTime(at));
  });
  return [
    folded("codebook", `${words.codebook} ${codebook.version}`, tags),
    part("speakers", words.speakers, people),
    part("sources", words.sources, sources),
    part("searches", words.searches, looked),
  ].join("");
}

function part(id: string, title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  const list = `<ul>\n${items.join("")}</ul>`;
  return `<section id="${id}">\n<h2>${escapeHtml(title)}</h2>\n${list}\n</section>\n`;
}

/** A long part, closed at first: what is closed is not printed either. */
function folded(id: string, title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  const list = `<ul>\n${items.join("")}</ul>`;
  return `<section id="${id}">\n<details><summary><h2>${escapeHtml(title)}</h2></summary>\n${list}\n</details></section>\n`;
}

function item(what: string, facts: readonly string[], words: string, when = ""): string {
  const known = [...facts.map(escapeHtml), when].filter((fact) => fact !== "");
  return [
    `<li dir="auto">${what}`,
    known.length > 0 ? ` <span class="by">${known.join(" · ")}</span>` : "",
    words ? `<p class="words" dir="auto">${escapeHtml(words)}</p>` : "",
    "</li>\n",
  ].join("");
}

function renderSource({ citation, url }: ExportedProject["relations"][number]["from"]): string {
  return `<bdi>${escapeHtml(citation || url)}</bdi>`;
}
