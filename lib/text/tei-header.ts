import { attribute, elementsIn, wordsOf, type Element } from "./html-tree";
import { isLanguage, isoDay } from "./html-page";
import type { SourceMetadata } from "./document-text";
import { safeHref } from "./link";
import { childOf, childrenOf } from "./xml-writer";

export interface TeiFacts {
  readonly title?: string;
  readonly metadata: Partial<SourceMetadata>;
  /** Names of people by the ids that point to them. */
  readonly speakers: ReadonlyMap<string, string>;
}

/** What the header of a TEI document says. */
export function teiFacts(root: Element): TeiFacts {
  const header = childOf(root, "teiHeader");
  const titles = childOf(header, "fileDesc", "titleStmt");
  const publication = childOf(header, "fileDesc", "publicationStmt");
  const source = childOf(header, "fileDesc", "sourceDesc");
  const main = childrenOf(titles, "title").find((one) => attribute(one, "type") !== "sub");
  const authors = childrenOf(titles, "author").map(wordsOf).filter(Boolean);
  const date = dateIn(source) ?? dateIn(publication) ?? dateIn(childOf(header, "profileDesc"));
  const publisher = childOf(publication, "publisher");
  const spoken =
    attribute(root, "lang") ??
    childrenOf(childOf(header, "profileDesc", "langUsage"), "language").map((one) =>
      attribute(one, "ident"),
    )[0];
  const url = [...(publication ? elementsIn(publication) : [])]
    .filter((one) => one.tagName === "idno" && /ur[il]/i.test(attribute(one, "type") ?? ""))
    .map((one) => safeHref(wordsOf(one)))
    .find(Boolean);
  const metadata: Partial<SourceMetadata> = {
    ...(authors.length > 0 ? { author: authors.join(", ").slice(0, 500) } : {}),
    ...(date ? { date } : {}),
    ...(publisher && wordsOf(publisher) ? { publisher: wordsOf(publisher).slice(0, 500) } : {}),
    ...(isLanguage(spoken) ? { language: spoken } : {}),
    ...(url ? { url } : {}),
  };
  const title = main && wordsOf(main).slice(0, 500);
  return { ...(title ? { title } : {}), metadata, speakers: peopleIn(header) };
}

function dateIn(part: Element | undefined): string | undefined {
  if (!part) return undefined;
  for (const one of elementsIn(part)) {
    if (one.tagName !== "date") continue;
    const day = isoDay(attribute(one, "when") ?? attribute(one, "from") ?? wordsOf(one));
    if (day) return day;
  }
  return undefined;
}

function peopleIn(header: Element | undefined): ReadonlyMap<string, string> {
  const people = new Map<string, string>();
  if (!header) return people;
  for (const one of elementsIn(header)) {
    if (one.tagName !== "person" && one.tagName !== "personGrp" && one.tagName !== "role") continue;
    const id = attribute(one, "id");
    const name = one.tagName === "role" ? one : (childOf(one, "persName") ?? childOf(one, "name"));
    if (id && name) people.set(id, nameOf(name));
  }
  return people;
}

/** A name whose parts are marked (`forename`, `surname`), in the order people write them. */
function nameOf(name: Element): string {
  const parts = (tag: string) => childrenOf(name, tag).map(wordsOf);
  const marked = [...parts("forename"), ...parts("nameLink"), ...parts("surname")].filter(Boolean);
  return (marked.length > 0 ? marked.join(" ") : wordsOf(name)).slice(0, 200);
}
