import { readerWith } from "./read";
import { tagEnglish } from "./tagger";

/** What an English text quotes. Importing it loads the tagger, which belongs into a worker. */
export const readEnglish = readerWith(tagEnglish);
