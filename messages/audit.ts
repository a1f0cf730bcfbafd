import words from "./en-audit.json";
import { addWords } from "./words";

addWords(words);
