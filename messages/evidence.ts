import words from "./en-evidence.json";
import { addWords } from "./words";

addWords(words);
