/** Endings of the files that Obelus reads; a file of another is sent as well where one chooses it. */
const ENDINGS =
  "txt text md markdown html htm xhtml xht docx docm odt pdf epub rtf tei xml srt vtt eml mht mhtml".split(
    " ",
  );

/** For the dialog in which a person chooses files. */
export const ACCEPTED = [...ENDINGS, "zip"].map((ending) => `.${ending}`).join(",");

/** Whether a file of an archive is one to bring in, by its name. */
export function isTextLike(name: string): boolean {
  return ENDINGS.includes(/\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "");
}
