import words from "./en-claims.json";
import { addWords } from "./words";

addWords(words);
