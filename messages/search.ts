import words from "./en-search.json";
import { addWords } from "./words";

addWords(words);
