import words from "./en-sources.json";
import { addWords } from "./words";

addWords(words);
