import words from "./en-notes.json";
import { addWords } from "./words";

addWords(words);
