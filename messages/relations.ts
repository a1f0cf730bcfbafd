import words from "./en-relations.json";
import { addWords } from "./words";

addWords(words);
