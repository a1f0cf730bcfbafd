/** The part of Citation.js that is used; it has no types of its own. */
declare module "@citation-js/core" {
  interface Chain {
    readonly forceType: string;
    readonly generateGraph: boolean;
  }
  export const plugins: {
    readonly input: { chain(input: string, options: Chain): Record<string, unknown>[] };
    remove(ref: string): void;
  };
  export const logger: { level: string };
  export class Cite {
    constructor(items: readonly object[], options?: object);
    format(
      as: "ris",
      options: { readonly format: "object" },
    ): Record<string, string | number | (string | number)[]>[];
    format(
      as: "bibliography",
      options: { readonly template: string; readonly lang: string; readonly format: "text" },
    ): string;
  }
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
declare module "@citation-js/plugin-csl";
