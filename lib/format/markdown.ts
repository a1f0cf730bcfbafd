import { readableDate, readableTime } from "../text/readable-date";
import { chipsOf, factsOf, relationFacts, remarksOf } from "./facts";
import type { PieceFormat } from "./piece-format";

/**
 * A report to read and to put into notes: of each text its title and source, then each annotation
 * with its words as a quotation, what it carries as a list, and what people wrote about it. Words
 * that are not written in Markdown are escaped; those that are stay inside their list item.
 */
export const MARKDOWN: PieceFormat = {
  before: ({ title, exportedAt, words }) =>
    `# ${plain(title)}\n\n${plain(words.exported)}, ${readableTime(exportedAt)}\n`,
  textBefore({ document }, { words }) {
    const { title, author, speaker, publisher, date, url, rights, labels, revision } = document;
    const known = [
      [words.author, author],
      [words.speaker, speaker],
      [words.publisher, publisher],
      [words.date, readableDate(date)],
      [words.address, url],
      [words.rights, rights],
      [words.labels, labels.map(({ name }) => name).join(", ")],
      [words.revision, `${revision.number} · ${readableDate(revision.createdAt)}`],
    ].flatMap(([name, value]) => (value ? [`- ${plain(name)}: ${plain(value)}`] : []));
    return `\n## ${plain(title)}\n\n${known.join("\n")}\n`;
  },
  piece(one, { number, words }) {
    const { annotation } = one;
    const chips = chipsOf(annotation, words).map(plain).join(" · ");
    const quote = annotation.target.map(({ exact }) => plainLines(exact)).join("\n…\n");
    const facts = [...factsOf(annotation, words), ...relationFacts(one)].map(
      ({ name, value, href }) => {
        const shown = plain(value);
        return `- ${plain(name)}: ${href ? `[${shown}](<${href}>)` : shown}`;
      },
    );
    const remarks = remarksOf(one).map(({ by, at, body, depth }) => {
      const head = `- **${plain(by)}**, ${readableTime(at)}`;
      return indented(`${head}\n\n${indented(body, 2)}`, 2 * depth).trimEnd();
    });
    const rest = [...facts, ...remarks];
    return {
      words: [
        `\n### ${number}. ${chips}\n\n`,
        `${quote.replace(/^/gm, "> ")}\n\n`,
        `${plain(annotation.createdBy.name)}, ${readableTime(annotation.createdAt)}\n`,
        rest.length > 0 ? `\n${rest.join("\n")}\n` : "",
      ].join(""),
    };
  },
  after: ({ loss }) => `\n---\n\n${plain(loss)}\n`,
};

/** Words on one line in which nothing is a sign of Markdown or HTML. */
function plain(words = ""): string {
  return plainLines(words.replace(/\s+/gu, " ").trim());
}

function plainLines(words: string): string {
  return words
    .replace(/\r\n?/g, "\n")
    .replace(/[\\`*_[\]<>#&|~$]/g, "\\$&")
    .replace(/^(\s*)([-+=])/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/gm, "$1\\$2");
}

function indented(words: string, by: number): string {
  return words.replace(/\r\n?/g, "\n").replace(/^(?!$)/gm, " ".repeat(by));
}
