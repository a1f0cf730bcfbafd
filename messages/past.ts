import words from "./en-past.json";
import { addWords } from "./words";

addWords(words);
