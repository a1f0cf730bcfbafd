import words from "./en-revisions.json";
import { addWords } from "./words";

addWords(words);
