import words from "./en-export.json";
import { addWords } from "./words";

addWords(words);
