import words from "./en-suggestions.json";
import { addWords } from "./words";

addWords(words);
