import { v5 } from "uuid";
import type { Person } from "../annotation/annotation";
import type { AnnotationAnswer } from "../contract/annotation";
import { KINDS } from "../contract/terms";
import type { ExportedProject, ExportedTag } from "./exported";
import { chipsOf, factsOf, relationFacts } from "./facts";
import { linksWithin } from "./links";
import { labelOf } from "./label";
import type { FileFacts, PieceFormat } from "./piece-format";
import { placesOf } from "./placed";
import { beginningOf, xmlAttribute, xmlText } from "./xml-text";

/** Ids of what has none here follow from its name, so that two exports agree. */
const NAMESPACE = "8f2d4c5e-6f0b-5e0a-9d43-2b1f6a7c9e10";
const guidOf = (...parts: readonly string[]) => v5(parts.join("\n"), NAMESPACE);

const userGuid = ({ id, name }: Person) => id ?? guidOf("user", name);
/** Of a tag, or of the code of a kind, whose slug is empty. */
export const codeGuid = (projectId: string, kind: string, slug: string) =>
  guidOf("code", projectId, kind, slug);
const factsGuid = (id: string) => guidOf("facts", id);
const pieceGuid = (id: string, index: number) => (index === 0 ? id : guidOf(id, String(index)));

/** The codes of an annotation: its kind, its label and its tags, each below its kind. */
function slugsOf(annotation: AnnotationAnswer): string[] {
  return [...new Set(["", labelOf(annotation), ...annotation.tags])].filter(
    (slug) => slug !== annotation.kind,
  );
}

/** Who wrote something in a file, and which codes it uses. */
export interface QdpxInventory {
  readonly users: Map<string, string>;
  /** Slugs by kind. */
  readonly codes: Map<string, Set<string>>;
}

type Found = readonly [users: [string, string][], kind: string, slugs: string[]];

/** A first reading, since users and codes precede what names them. */
export const QDPX_INVENTORY: PieceFormat = {
  piece({ annotation, notes }) {
    const people = [annotation.createdBy, ...notes.map(({ createdBy }) => createdBy)];
    const users = people.map((one): [string, string] => [userGuid(one), one.name]);
    const found: Found = [users, annotation.kind, slugsOf(annotation)];
    return { words: "", later: JSON.stringify(found) };
  },
};

/** Adds what a page of {@link QDPX_INVENTORY} found. */
export function addToInventory({ users, codes }: QdpxInventory, later: readonly string[]): void {
  for (const one of later) {
    const [people, kind, slugs] = JSON.parse(one) as Found;
    for (const [id, name] of people) users.set(id, name);
    const known = codes.get(kind) ?? new Set();
    for (const slug of slugs) known.add(slug);
    codes.set(kind, known);
  }
}

/**
 * REFI-QDA 1.0: what `project.qde` has before its sources. Codes nest as the project's codebook does,
 * below one code for each kind.
 */
export function qdpxHead(
  { title, exportedAt, words }: FileFacts,
  project: ExportedProject | null,
  { users, codes }: QdpxInventory,
): string {
  const tags = project?.codebook.tags ?? [];
  const projectId = project?.id ?? "";
  const all = [...users].map(
    ([guid, name]) => `<User guid="${guid}" name="${xmlAttribute(name)}"/>`,
  );
  const element = (kind: string, slug: string, name: string, inside: string, colour = "") =>
    `<Code guid="${codeGuid(projectId, kind, slug)}" name="${xmlAttribute(name)}" isCodable="true"${colour}>${inside}</Code>`;
  const ids = new Set(tags.map(({ id }) => id));
  const parentOf = ({ parent }: ExportedTag) =>
    parent !== null && ids.has(parent) ? parent : null;
  const tree = (kind: string, parent: string | null): string =>
    tags
      .filter((tag) => tag.kind === kind && parentOf(tag) === parent)
      .map((tag: ExportedTag) => {
        const about = tag.definition ? `<Description>${xmlText(tag.definition)}</Description>` : "";
        const colour = /^#[0-9a-f]{6}$/i.test(tag.colour) ? ` color="${tag.colour}"` : "";
        return element(kind, tag.slug, tag.label, about + tree(kind, tag.id), colour);
      })
      .join("");
  const kinds = KINDS.map((kind) => {
    const known = new Set(tags.filter((tag) => tag.kind === kind).map(({ slug }) => slug));
    const others = [...(codes.get(kind) ?? [])].filter((slug) => slug !== "" && !known.has(slug));
    const rest = others.map((slug) => element(kind, slug, slug, "")).join("");
    return element(kind, "", words[kind], tree(kind, null) + rest);
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<Project xmlns="urn:QDA-XML:project:1.0" name="${xmlAttribute(title)}" origin="Obelus" creationDateTime="${exportedAt}">`,
    all.length > 0 ? `<Users>${all.join("")}</Users>` : "",
    `<CodeBook><Codes>${kinds.join("")}</Codes></CodeBook>\n`,
  ].join("");
}

/** A source with its selections, one for each piece; positions count code points. */
export const QDPX_SOURCES: PieceFormat = {
  textBefore({ document: { id, title, revision } }) {
    return `<TextSource guid="${id}" name="${xmlAttribute(title)}" plainTextPath="internal://${id}.txt" creationDateTime="${revision.createdAt}">\n`;
  },
  piece({ annotation, notes }, { document }) {
    const { id, projectId, kind, body, createdBy, createdAt, updatedAt } = annotation;
    const user = userGuid(createdBy);
    const selections = placesOf(annotation, document).map(({ start, end, exact }, index) => {
      const guid = pieceGuid(id, index);
      const codings = slugsOf(annotation).map((slug) => {
        const code = codeGuid(projectId, kind, slug);
        return `<Coding guid="${guidOf(guid, code)}" creatingUser="${user}" creationDateTime="${createdAt}"><CodeRef targetGUID="${code}"/></Coding>`;
      });
      const refs = index === 0 ? [factsGuid(id), ...notes.map((note) => note.id)] : [];
      return [
        `<PlainTextSelection guid="${guid}" name="${xmlAttribute(beginningOf(exact, 60))}" startPosition="${start}" endPosition="${end}" creatingUser="${user}" creationDateTime="${createdAt}" modifiedDateTime="${updatedAt}">`,
        index === 0 && body !== "" ? `<Description>${xmlText(body)}</Description>` : "",
        ...codings,
        ...refs.map((guid) => `<NoteRef targetGUID="${guid}"/>`),
        "</PlainTextSelection>\n",
      ].join("");
    });
    return selections.length > 0 ? { words: selections.join("") } : null;
  },
  textAfter: () => "</TextSource>\n",
};

/** The notes that selections refer to, and as `later` the links between pieces. */
export const QDPX_NOTES: PieceFormat = {
  piece(one, { document, words }) {
    const { annotation, notes } = one;
    const places = placesOf(annotation, document);
    if (places.length === 0) return null;
    const { id, createdBy, createdAt } = annotation;
    const facts = [
      chipsOf(annotation, words).join(" · "),
      ...[...factsOf(annotation, words), ...relationFacts(one)].map(
        ({ name, value }) => `${name}: ${value}`,
      ),
    ];
    const links = places
      .slice(1)
      .map((_, index) => [pieceGuid(id, index), pieceGuid(id, index + 1)])
      .map(
        ([from, to]) =>
          `<Link guid="${guidOf("link", to ?? "")}" name="continues" direction="OneWay" originGUID="${from}" targetGUID="${to}"/>`,
      );
    for (const { id: guid, type, other } of linksWithin(one)) {
      if (other.anchor === "lost" || other.anchor === "ambiguous") continue;
      links.push(
        `<Link guid="${guid}" name="${xmlAttribute(type)}" direction="OneWay" originGUID="${id}" targetGUID="${other.id}"/>`,
      );
    }
    const all = [
      noteElement(factsGuid(id), "Obelus", createdBy, createdAt, facts.join("\n")),
      ...notes.map((one) =>
        noteElement(one.id, one.createdBy.name, one.createdBy, one.createdAt, one.body),
      ),
    ];
    return { words: all.join(""), ...(links.length > 0 ? { later: links.join("") } : {}) };
  },
};

function noteElement(guid: string, name: string, by: Person, at: string, words: string): string {
  return `<Note guid="${guid}" name="${xmlAttribute(name)}" creatingUser="${userGuid(by)}" creationDateTime="${at}"><PlainTextContent>${xmlText(words)}</PlainTextContent></Note>\n`;
}
