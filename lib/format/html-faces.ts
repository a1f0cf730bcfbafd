/** A file of a typeface, with the characters it is for (CSS `unicode-range`). */
export interface Face {
  readonly family: "Inter" | "Literata";
  readonly style: "normal" | "italic";
  readonly subset: string;
  readonly range: string;
}

interface Subset {
  readonly name: string;
  readonly range: string;
  /** Characters that occur in hardly any text that needs no other of the subset. */
  readonly needed: RegExp;
}

const LATIN =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";

/** The scripts of the product's faces beside Latin letters, as its own pages name them. */
const SUBSETS: readonly Subset[] = [
  {
    name: "cyrillic-ext",
    range: "U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F",
    needed: /[\u0460-\u048f\u0492-\u04af\u04b2-\u052f\u2de0-\u2dff\ua640-\ua69f]/,
  },
  {
    name: "cyrillic",
    range: "U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    needed: /[\u0400-\u045f\u0490\u0491]/,
  },
  { name: "greek-ext", range: "U+1F00-1FFF", needed: /[\u1f00-\u1fff]/ },
  {
    name: "greek",
    range: "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF",
    needed: /[\u0370-\u03ff]/,
  },
  {
    name: "vietnamese",
    range:
      "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0303,U+0309,U+0323,U+1EA0-1EF9,U+20AB",
    needed: /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/,
  },
  {
    name: "latin-ext",
    range:
      "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    needed: /[\u0100-\u0130\u0132-\u0151\u0154-\u0233\u1e00-\u1e9f]/,
  },
];

const upright = (family: Face["family"], subset: string, range: string): Face => ({
  family,
  subset,
  range,
  style: "normal",
});

/** The faces that every file begins with. */
export const FIRST_FACES: readonly Face[] = [
  upright("Literata", "latin", LATIN),
  upright("Inter", "latin", LATIN),
];

const ITALIC: Face = { family: "Literata", style: "italic", subset: "latin", range: LATIN };

const LATER_FACES: readonly Face[] = [
  ITALIC,
  ...SUBSETS.flatMap(({ name, range }) => {
    const reading = upright("Literata", name, range);
    return [reading, upright("Inter", name, range), { ...reading, style: "italic" as const }];
  }),
];

/** All faces that a file may hold. */
export const FACES: readonly Face[] = [...FIRST_FACES, ...LATER_FACES];

/** Which of the other faces a file needs, found out while it is written. */
export class FacesNeeded {
  private italic = false;
  private readonly subsets = new Set<string>();

  /** Takes note of a part of the file. No character is cut between two parts. */
  note(html: string): void {
    // Cards are set in Inter, of which the product ships no italic.
    this.italic ||= html.includes('<div class="text"') && html.includes("<em>");
    // Most files hold none of them, and no part is searched for what is known to be there.
    for (const { name, needed } of SUBSETS) {
      if (!this.subsets.has(name) && needed.test(html)) this.subsets.add(name);
    }
  }

  faces(): Face[] {
    return LATER_FACES.filter(
      ({ style, subset }) =>
        (style === "normal" || this.italic) && (subset === "latin" || this.subsets.has(subset)),
    );
  }
}

/** The rule of a face; `data` is its WOFF2 file in Base64. */
export function faceRule({ family, style, range }: Face, data: string): string {
  return `@font-face{font-family:${family};font-style:${style};font-weight:100 900;src:url(data:font/woff2;base64,${data})format("woff2");unicode-range:${range}}`;
}
