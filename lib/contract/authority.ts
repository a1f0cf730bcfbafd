/** The authority files whose identifiers are checked and made links. */
export const AUTHORITIES = ["wikidata", "viaf", "gnd", "orcid", "isni"] as const;

/** An entry of an authority file, with where it can be read. */
export interface Authority {
  readonly scheme: (typeof AUTHORITIES)[number];
  readonly id: string;
  readonly url: string;
}

interface Scheme {
  /** How its identifiers are written: with its name, or as an address. */
  readonly named: RegExp;
  /** The identifier alone, where its form belongs to no other scheme. */
  readonly bare?: RegExp;
  /** The identifier in its usual form, or null where form or check digit are wrong. */
  read(id: string): string | null;
  url(id: string): string;
}

const SCHEMES: Readonly<Record<Authority["scheme"], Scheme>> = {
  wikidata: {
    named: /^(?:wikidata:|wd:|https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/)(.+)$/i,
    bare: /^(Q\d+)$/i,
    read: (id) => (/^Q[1-9]\d{0,11}$/i.test(id) ? id.toUpperCase() : null),
    url: (id) => `https://www.wikidata.org/wiki/${id}`,
  },
  viaf: {
    named: /^(?:viaf:|https?:\/\/(?:www\.)?viaf\.org\/viaf\/)([^/]+)\/?$/i,
    read: (id) => (/^[1-9]\d{0,21}$/.test(id) ? id : null),
    url: (id) => `https://viaf.org/viaf/${id}`,
  },
  gnd: {
    named: /^(?:gnd:|https?:\/\/d-nb\.info\/gnd\/)(.+)$/i,
    read: gnd,
    url: (id) => `https://d-nb.info/gnd/${id}`,
  },
  orcid: {
    named: /^(?:orcid:|https?:\/\/(?:www\.)?orcid\.org\/)(.+)$/i,
    bare: /^(0000-000\d-\d{4}-\d{3}[\dX])$/i,
    read: (id) => mod11(id, /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/i),
    url: (id) => `https://orcid.org/${id}`,
  },
  isni: {
    named: /^(?:isni:|https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?)(.+)$/i,
    read: (id) => mod11(id, /^(?:\d{4}-?){3}\d{3}[\dX]$/i)?.replaceAll("-", "") ?? null,
    url: (id) => `https://isni.org/isni/${id}`,
  },
};

/** A word of an identifier as it is written, and the entry that it names. */
interface IdentifierPart {
  readonly words: string;
  /** Null for other words, and where {@link isWrong}. */
  readonly authority: Authority | null;
  /** Whether it names an authority file and has not the form, or not the check digit, of that. */
  readonly isWrong: boolean;
}

/**
 * The parts of an identifier, which commas, semicolons or line ends divide: entries of Wikidata (`Q42`),
 * VIAF (`viaf:…`), GND (`gnd:…`), ORCID and ISNI (`isni:…`), by name or address, and any other words.
 * Check digits are those of ISO 7064 MOD 11-2 (ORCID, ISNI) and of the German National Library (GND);
 * Wikidata and VIAF have none. Nobody is asked whether there is such an entry.
 */
export function identifierParts(identifier: string): IdentifierPart[] {
  return identifier
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const compact = part.replace(/^(\w+):?\s+(?=\S+$)/, "$1:");
      for (const scheme of AUTHORITIES) {
        const { named, bare, read, url } = SCHEMES[scheme];
        const found = named.exec(compact)?.[1] ?? bare?.exec(part)?.[1];
        if (found === undefined) continue;
        const id = read(found);
        const authority = id === null ? null : { scheme, id, url: url(id) };
        return { words: part, authority, isWrong: id === null };
      }
      return { words: part, authority: null, isWrong: false };
    });
}

/** The entries of authority files that an identifier names. */
export function authoritiesIn(identifier: string): Authority[] {
  return identifierParts(identifier).flatMap(({ authority }) => (authority ? [authority] : []));
}

/** ISO 7064 MOD 11-2 over the digits before the last. */
function mod11(words: string, form: RegExp): string | null {
  if (!form.test(words)) return null;
  const digits = words.replaceAll("-", "").toUpperCase();
  let sum = 0;
  for (const digit of digits.slice(0, -1)) sum = ((sum + Number(digit)) * 2) % 11;
  const check = (12 - sum) % 11;
  return (check === 10 ? "X" : String(check)) === digits.at(-1) ? words.toUpperCase() : null;
}

/**
 * Weights from two upwards, from right to left. Numbers with a hyphen (bodies, subjects) have the rest
 * by eleven as their check digit, those of persons what lacks to eleven.
 */
function gnd(words: string): string | null {
  const [, stem = "", hyphen, check] = /^(\d{1,10}?)(-?)([\dX])$/i.exec(words) ?? [];
  if (check === undefined || (hyphen === "" && !/^1\d{7,9}$/.test(stem))) return null;
  let sum = 0;
  for (const [at, digit] of [...stem].reverse().entries()) sum += Number(digit) * (at + 2);
  const rest = hyphen === "" ? (11 - (sum % 11)) % 11 : sum % 11;
  const isRight = (rest === 10 ? "X" : String(rest)) === check.toUpperCase();
  return isRight ? words.toUpperCase() : null;
}
