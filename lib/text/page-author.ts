import { isThing, type LinkedData } from "./linked-data";
import { withoutEntities } from "./page-title";

/** Names of more letters or words are sentences. */
const MAX_LENGTH = 90;
const MAX_WORDS = 9;
/** What is longer is cut before it is looked at; UTF-16 code units. */
const MAX_WRITTEN = 400;
const MAX_AUTHORS = 10;

/** What stands before a name, in the languages of Europe. */
const BEFORE =
  /^(?:(?:posted|written|published|reported|submitted|created|reviewed|updated|edited|compiled|words|text|texte?|story|photos?|fotos?|article|artikel|beitrag|geschrieben|verfasst|veröffentlicht|erstellt|gepostet|publié|publicado|escrito|scritto|pubblicato|geplaatst|skrevet|skriven|napisany|opublikowan[eoy])(?:\s+(?:on|am|le|el|il|op|den))?(?=\s*:|\s+(?:by|von|par|por|da|door|av|af|przez)\b|$)|by|von|vom|par|por|di|da|door|av|af|przez|autor(?:in|en|a|e|es|i)?|auteure?s?|autori?|author(?:s|\(s\))?|authored by|contributors?|redaktion\s*:|redakce|redactie|автор|текст|από|του|作者|記者|记者|文|著者|글)(?:\s*[:：]\s*|\s+|$)/iu;

/** What follows a name on the same line. */
const AFTER =
  /\s*(?:[|•·●–—▪]|(?<=\s)@|\s-\s|,\s*(?=\d)|\s(?:on|am|le|el|il|op|den|at|um|in|for|für|pour|para)\s+(?=[\d\p{Lu}]{1,}.*\d)|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[:.]\d{2}\b|\(|\b(?:updated|published|posted|last|aktualisiert|follow|twitter|facebook|email|e-mail)\b).*$/iu;

/** Words that stand in the place of a name and are none. */
const NOBODY =
  /^(?:admin|administrator|webmaster|root|user|guest|gast|anonym(?:ous|e)?|unknown|unbekannt|author|autor|auteur|editor|super user|superuser|default|none|null|undefined|n\/a|wordpress|blogger|staff|team|posted|published|share|kommentare?|comments?|home|news|read more|more|mehr|view all posts|alle beiträge|profile|about|google|google\+|facebook|twitter|über mich|teilen|all posts)$/i;

/**
 * A name as a page writes it, without what stands around it: "By Ana Berg | 12 May" gives
 * "Ana Berg". Undefined for what is no name of an author: an address, an account, a sentence, the
 * name of the publisher.
 */
export function cleanAuthor(written: string, publishers: readonly string[]): string | undefined {
  let name = withoutEntities(written.slice(0, MAX_WRITTEN))
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  for (let before = ""; before !== name;) {
    before = name;
    name = name.replace(BEFORE, "").replace(AFTER, "").trim();
  }
  name = name.replace(/^[\s,;:./–—-]+|[\s,;:/–—-]+$/g, "").trim();
  name = name
    .split(/\s*[,;]\s+|;/)
    .filter(isPerson)
    .map(readable)
    .join(", ");
  const isName =
    name.length > 1 &&
    name.length <= MAX_LENGTH &&
    name.split(" ").length <= MAX_WORDS &&
    /\p{L}{2}/u.test(name) &&
    !/[@<>{}=?!#]|https?:|www\.|\.(?:com|org|net|de|fr|info|eu)\b|\d|[^.]\b(?:says|said|schreibt|sagt|dit)\b/i.test(
      name,
    ) &&
    !/^[\w-]+(?:\.[\w-]{2,})+$/.test(name) &&
    !NOBODY.test(name);
  if (!isName) return undefined;
  const bare = bareName(name);
  const isPublisher = publishers.some(
    (publisher) => publisher.length <= MAX_WRITTEN && bareName(publisher) === bare,
  );
  return isPublisher ? undefined : name;
}

/** What follows a name after a comma: the person's office or agency. */
const OFFICE =
  /\b(?:staff|writer|reporter|correspondent|editor|columnist|special (?:for|to)|associated press|news|sports|today|bureau|cnn|bbc|reuters|afp|dpa|service|redakteur(?:in)?|korrespondent(?:in)?|journalist(?:in|e)?|redactor|redattore)\b/i;

const isPerson = (part: string, at: number) => at === 0 || !OFFICE.test(part);

/** A name in capitals, such as ANA BERG, as names are written. */
function readable(name: string): string {
  if (name !== name.toUpperCase() || !/^[\p{Lu}\s.'’-]+ [\p{Lu}\s.'’-]+$/u.test(name)) return name;
  return name.replace(/\p{Lu}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

/** Letters and digits alone, so that "The Quay" is "thequay". */
function bareName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Names without repetition, separated by commas; undefined when there is none. */
export function joinedAuthors(
  written: readonly string[],
  publishers: readonly string[],
): string | undefined {
  const names = written.flatMap((one) => cleanAuthor(one, publishers) ?? []);
  return [...new Set(names)].slice(0, MAX_AUTHORS).join(", ").slice(0, 200) || undefined;
}

/** Lists in one another that are looked into. */
const MAX_LISTS = 3;

/** The names in a value of JSON-LD: `"Ana"`, `{name: "Ana"}`, a reference, or a list of these. */
export function namesIn(value: unknown, { resolve }: Pick<LinkedData, "resolve">): string[] {
  const values: unknown[] = Array.isArray(value) ? value.flat(MAX_LISTS - 1) : [value];
  return values.slice(0, MAX_AUTHORS).flatMap((one) => namesOf(resolve(one)));
}

function namesOf(thing: unknown): string[] {
  if (typeof thing === "string") return [thing];
  if (!isThing(thing)) return [];
  const { name } = thing;
  if (Array.isArray(name)) return name.slice(0, MAX_AUTHORS).filter((n) => typeof n === "string");
  return typeof name === "string" ? [name] : [];
}
